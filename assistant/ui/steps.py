"""What is being done for a question, as a person would say it."""

from __future__ import annotations

from markupsafe import Markup

from assistant.opening import BUILDING, LOADING
from assistant.ui.markup import joined

_STEPS = {
    BUILDING: "Building the index, once for new articles",
    LOADING: "Loading the model, once after the start",
    "rewrite": "Understanding the question",
    "embed": "Searching the passages",
    "dense": "Searching the passages",
    "lexical": "Searching the passages",
    "read": "Reading the best passages",
    "compose": "Checking the quotes",
}


def steps_view(steps: tuple[str, ...]) -> Markup:
    """The steps so far, the last one under way. No quote is among them: none is shown before it is checked."""
    told = list(dict.fromkeys(_STEPS[step] for step in steps if step in _STEPS)) or ["Reading the articles"]
    done = (Markup("<li>{}</li>").format(step) for step in told[:-1])
    now = Markup('<li class="now">{}<span class="dots">…</span></li>').format(told[-1])
    return Markup('<ol class="reading" role="status">{}</ol>').format(joined((*done, now)))

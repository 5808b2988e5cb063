"""What stands where a chat is empty, and the questions that are suggested there and below an answer, as HTML."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from assistant.ui.markup import NOTHING, joined

_WELCOME = Markup(
    '<div class="welcome"><h2>Ask about a song’s story</h2><p>Every answer is quoted word for word from your articles. '
    "Where they disagree you see each account; where they don’t say, you are told so.</p>"
    '<div class="starters" role="group" aria-label="Questions to start with">{}</div>{}</div>'
)
_LOOKING = Markup(
    '<p class="facts looking" role="status">Finding questions that the articles answer<span class="dots">…</span></p>'
)
EMPTY_LIBRARY = Markup(
    '<div class="welcome"><h2>No articles yet</h2><p>Add an article about a song, rebuild the index, and ask about it '
    'here.</p><button type="button" class="starter" data-tab="articles">Add an article</button></div>'
)
_ASK = Markup('<button type="button" class="starter" data-ask="{0}" dir="auto">{0}</button>')


def welcome(starters: Sequence[str], is_looking: bool = False) -> Markup:
    """What stands there before the first question; `is_looking` where more questions may be found."""
    return _WELCOME.format(joined(map(_ASK.format, starters)), _LOOKING if is_looking else NOTHING)


def next_questions(questions: Sequence[str]) -> Markup:
    """Questions to go on with after an answer."""
    if not questions:
        return NOTHING
    return Markup('<div class="next" role="group" aria-label="Ask next">{}</div>').format(
        joined(map(_ASK.format, questions))
    )

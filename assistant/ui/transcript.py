"""A chat as HTML: what was asked, what was answered, and the sources of each answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from assistant.ui.markup import NOTHING, joined, notice
from assistant.ui.sources_view import EMPTY

_WELCOME = Markup(
    '<div class="welcome"><h2>Ask about a song’s story</h2><p>Every answer is quoted word for word from your articles. '
    "Where they disagree you see each account; where they don’t say, you are told so.</p>"
    '<div class="starters">{}</div></div>'
)
_EMPTY_LIBRARY = Markup(
    '<div class="welcome"><h2>No articles yet</h2><p>Add an article about a song, rebuild the index, and ask about it '
    'here.</p><button type="button" class="starter" data-tab="articles">Add an article</button></div>'
)
_BACK = Markup('<button type="button" class="back" data-back="chat">Back to the answer</button>')
_READING = Markup('<p class="reading" role="status">Reading the articles<span class="dots">…</span></p>')


@dataclass(frozen=True, slots=True)
class Turn:
    """A question, what was answered and its sources, both as HTML.

    `in_history` is True where later questions may rest on it.
    """

    question: str
    answer: Markup = _READING
    sources: Markup = NOTHING
    in_history: bool = False


Turns = tuple[Turn, ...]


def failed(question: str, problem: str) -> Turn:
    """A question that could not be answered, and why, in one line."""
    return Turn(question, notice(problem, "problem"))


def transcript(turns: Turns) -> Markup:
    """The chat, oldest first."""
    shown = Markup('<section class="turn"><p class="question" dir="auto">{}</p>{}</section>')
    sections = joined(shown.format(turn.question, turn.answer) for turn in turns)
    return Markup('<div class="turns" role="log" aria-label="Chat">{}</div>').format(sections)


def source_panel(turns: Turns) -> Markup:
    """The sources of every answer of the chat, those of the last one in view."""
    with_sources = [(number, turn.sources) for number, turn in enumerate(turns) if turn.sources]
    if not with_sources:
        return EMPTY
    latest = with_sources[-1][0]
    panel = Markup('<div class="sources" data-turn="{}"{}>{}</div>')
    hidden = Markup(" hidden")
    panels = (
        panel.format(number, NOTHING if number == latest else hidden, sources) for number, sources in with_sources
    )
    return joined((*panels, _BACK))


def welcome(starters: Sequence[str], empty: bool) -> Markup:
    """What stands there before the first question: questions to start with, or how to get a first article."""
    if empty:
        return _EMPTY_LIBRARY
    button = Markup('<button type="button" class="starter" data-ask="{0}" dir="auto">{0}</button>')
    return _WELCOME.format(joined(button.format(question) for question in starters))

"""A conversation: what was asked, what was answered, and what the person said of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from assistant.answer import Answer
from corpus import Article, Span
from index import Hit


class Verdict(StrEnum):
    """What a person thinks of an answer."""

    GOOD = "good"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Rating:
    """A verdict; for a bad one the reason, and what else the person wrote."""

    verdict: Verdict
    reason: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Retrieved:
    """A passage that was found for a question, in its article as it was then. `fused` ranks it: it is no evidence."""

    article: Article
    span: Span
    fused: float

    @property
    def text(self) -> str:
        """The passage, word for word."""
        return self.article.text[self.span.start : self.span.end]


@dataclass(frozen=True, slots=True)
class Turn:
    """A question and its answer. `corrected` is the question as the person had it understood, "" where they did not.

    Without an answer, `problem` says in one line why there is none; both are empty while it is being worked out.
    """

    question: str
    corrected: str = ""
    answer: Answer | None = None
    problem: str = ""
    rating: Rating | None = None
    retrieved: tuple[Retrieved, ...] = ()

    @property
    def is_waiting(self) -> bool:
        """True while the answer is being worked out."""
        return self.answer is None and not self.problem

    @property
    def understood(self) -> str:
        """The question that was answered, standing alone."""
        return self.answer.standalone_question if self.answer else self.corrected or self.question


@dataclass(frozen=True, slots=True)
class Scope:
    """What questions are limited to: songs by title, articles by file. Empty, it is the whole library."""

    songs: tuple[str, ...] = ()
    files: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.songs or self.files)

    def articles(self, library: Sequence[Article]) -> tuple[str, ...] | None:
        """The ids of the articles that may answer; None for all."""
        if not self:
            return None
        songs = {song.casefold() for song in self.songs}
        return tuple(
            article.id
            for article in library
            if article.file in self.files or songs & {song.casefold() for song in article.songs}
        )


@dataclass(frozen=True, slots=True)
class Conversation:
    """A chat, oldest turn first. `id` names its file in the store; `began` is an ISO time in UTC."""

    id: str
    began: str
    scope: Scope = Scope()
    turns: tuple[Turn, ...] = ()

    @property
    def title(self) -> str:
        """What it is called in a list: its first question."""
        return self.turns[0].question if self.turns else "New chat"

    def history(self, before: int) -> tuple[str, ...]:
        """The questions that turn number `before` follows: those that were answered, as they were corrected."""
        return tuple(turn.corrected or turn.question for turn in self.turns[:before] if turn.answer)

    def put(self, number: int, turn: Turn) -> Conversation:
        """The conversation up to turn `number`, which becomes `turn`; what followed rests on what was, and goes."""
        return replace(self, turns=(*self.turns[:number], turn))

    def change(self, number: int, turn: Turn) -> Conversation:
        """The conversation with another turn `number`; the others stay."""
        return replace(self, turns=(*self.turns[:number], turn, *self.turns[number + 1 :]))


def retrieved(hits: Sequence[Hit], article_of: Callable[[str], Article | None]) -> tuple[Retrieved, ...]:
    """The hits with their articles, best first; without those whose article has just left the index."""
    found = ((hit, article_of(hit.passage.article)) for hit in hits)
    return tuple(
        Retrieved(article, hit.passage.span, hit.fused)
        for hit, article in found
        if article and hit.passage.span.end <= len(article.text)
    )

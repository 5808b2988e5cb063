"""The reader's Protocol: question and passages in, answer spans and "not here" out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Context:
    """A passage as the reader sees it: the header says whose story it is; spans are found in `text` alone."""

    header: str
    text: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One candidate answer: `text[start:end]` of the context numbered `context`.

    `score` is a log-odds: the span's score minus the "not here" score of its context. Above 0 the span is likelier.
    """

    context: int
    start: int
    end: int
    score: float


class Reader(Protocol):
    """Scores spans. Returns a few readings a context at most, in any order; text never makes it raise."""

    def read(self, question: str, contexts: Sequence[Context]) -> list[Reading]:
        """The best spans of each context for `question`; a context without a readable span gives none."""
        ...

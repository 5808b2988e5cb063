"""Questions are tried before they are suggested: a good one is answered by the very words that suggested it."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import Protocol

from assistant.answer import Answer
from assistant.question_forms import Candidate

NOTHING: frozenset[str] = frozenset()


class Ask(Protocol):
    """How a question is tried."""

    def __call__(self, question: str, history: Sequence[str] = (), within: Sequence[str] | None = None) -> Answer:
        """The answer to the question."""
        ...


class Tried:
    """What is quoted for each question of one edition of the index, so that none is tried twice. Any thread may ask."""

    def __init__(self) -> None:
        self._edition = ""
        self._quoted: dict[tuple[str, tuple[str, ...] | None], frozenset[str]] = {}
        self._lock = threading.Lock()

    def quoted(
        self, edition: str, candidate: Candidate, ask: Ask, within: Sequence[str] | None = None
    ) -> frozenset[str]:
        """The best words quoted for each account; none where the question is not a good one."""
        key = (candidate.question, tuple(within) if within is not None else None)
        # One at a time: two pages that are opened at once suggest the same, and a person's question comes between.
        with self._lock:
            if edition != self._edition:
                self._edition, self._quoted = edition, {}
            if key not in self._quoted:
                self._quoted[key] = _quoted(candidate, ask(candidate.question, within=within))
            return self._quoted[key]


def _quoted(candidate: Candidate, answer: Answer) -> frozenset[str]:
    """Every account has to be told by the words that suggested the question: else it is an answer to something else.

    This is round-trip consistency (Alberti et al. 2019), with the words in place of the span.
    """
    texts = [account.quotes[0].text for account in answer.accounts]
    return frozenset(texts) if all(map(candidate.told_by.search, texts)) else NOTHING

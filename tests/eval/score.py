"""Whether an answer is right for its question: what the evaluation counts.

A question set is JSON Lines: id, kind, question, history, and `gold` (groups of regexes, every group must stand in the
first three quotes) or, for a conflict, `groups` (a regex an account, two must stand in the quotes).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.answer import Answer, Status
from assistant.training.gold import plain, stands

# Quoting everything earns nothing: only this much of an answer counts.
_QUOTES, _CHARACTERS = 3, 700
_REFUSALS = ("unanswerable", "wrong_song")
MEASURES = {"answered": ("fact", "list", "followup"), "refused": _REFUSALS, "disputed": ("conflict",)}


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares in [0, 1] of questions that came out right, by measure; None where a set has no such question."""

    answered: float | None
    refused: float | None
    disputed: float | None


def read_questions(path: Path) -> list[dict[str, Any]]:
    """The questions of a set."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def is_right(question: Mapping[str, Any], answer: Answer) -> bool:
    """True where the answer is what its kind of question asks for."""
    if question["kind"] in _REFUSALS:
        return answer.status is Status.NOT_FOUND
    if answer.status is Status.NOT_FOUND:
        return False
    if question["kind"] == "conflict":
        shown = plain(" ".join(quote.text for quote in answer.quotes))[: 3 * _CHARACTERS]
        return answer.status is Status.DISPUTED and sum(stands(group, shown) for group in question["groups"]) >= 2
    shown = plain(" ".join(quote.text for quote in answer.quotes[:_QUOTES]))[:_CHARACTERS]
    return all(stands(group, shown) for group in question["gold"])


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a question came out when everything was answered that could be: the bar is laid on afterwards.

    `confidence` is the probability of the best quote, 0 where there was none; `right` says whether the answer that
    would be shown is right, which for a question to be refused it never is.
    """

    id: str
    kind: str
    question: str
    confidence: float
    right: bool
    text: str

    @property
    def to_refuse(self) -> bool:
        """True where the articles do not answer."""
        return self.kind in _REFUSALS

    def is_right(self, bar: float) -> bool:
        """Whether it comes out right where only what is at least as sure as `bar` is answered."""
        return (self.confidence < bar) if self.to_refuse else (self.confidence >= bar and self.right)


def outcome(question: Mapping[str, Any], answer: Answer) -> Outcome:
    """The outcome of a question from its answer without a bar."""
    confidence = max((account.quotes[0].score for account in answer.accounts), default=0.0)
    return Outcome(
        question["id"], question["kind"], question["question"], confidence, is_right(question, answer), answer.text
    )


def figures(outcomes: Sequence[Outcome], bar: float) -> Figures:
    """The shares of questions that come out right at `bar`."""

    def share(kinds: Iterable[str]) -> float | None:
        of = [one.is_right(bar) for one in outcomes if one.kind in kinds]
        return sum(of) / len(of) if of else None

    return Figures(**{measure: share(kinds) for measure, kinds in MEASURES.items()})

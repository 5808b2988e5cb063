"""Whether an answer is right for its question: what the evaluation counts.

A question set is JSON Lines: id, kind, question, history, and `gold` (groups of regexes, every group must stand in the
first three quotes) or, for a conflict, `groups` (a regex an account, two must stand in the quotes).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.answer import Answer, Status

# Quoting everything earns nothing: only this much of an answer counts.
_QUOTES, _CHARACTERS = 3, 700
_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " "})
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
        shown = _plain(" ".join(quote.text for quote in answer.quotes))[: 3 * _CHARACTERS]
        return answer.status is Status.DISPUTED and sum(_stands(group, shown) for group in question["groups"]) >= 2
    shown = _plain(" ".join(quote.text for quote in answer.quotes[:_QUOTES]))[:_CHARACTERS]
    return all(_stands(group, shown) for group in question["gold"])


def figures(questions: Sequence[Mapping[str, Any]], right: Mapping[str, bool]) -> Figures:
    """The shares, from whether each question id came out right."""

    def share(kinds: Iterable[str]) -> float | None:
        of = [right[question["id"]] for question in questions if question["kind"] in kinds]
        return sum(of) / len(of) if of else None

    return Figures(**{measure: share(kinds) for measure, kinds in MEASURES.items()})


def _stands(group: str | Sequence[str], text: str) -> bool:
    patterns = [group] if isinstance(group, str) else group
    return any(re.search(_plain(pattern), text, re.IGNORECASE) for pattern in patterns)


def _plain(text: str) -> str:
    return " ".join(text.translate(_PLAIN).split())

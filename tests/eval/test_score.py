from __future__ import annotations

from typing import Any

import pytest

from assistant.answer import Account, Answer, Quote, Status
from corpus import Article, Details
from tests.eval.curve import draw, risk_coverage
from tests.eval.score import Outcome, figures, is_right, outcome

ARTICLE = Article(
    "id", "f", "r", "She sang it in a closet. He says it was a hotel. " + "Nobody knows. " * 60, Details()
)


def answer(status: Status, *spans: tuple[int, int]) -> Answer:
    quotes = tuple(Quote(ARTICLE, start, end, None, None, 1.0) for start, end in spans)
    groups = [(quote,) for quote in quotes] if status is Status.DISPUTED else [quotes] if quotes else []
    return Answer("q", "q", status, "text", tuple(map(Account, groups)), quotes)


NOTHING = answer(Status.NOT_FOUND)
CLOSET = answer(Status.ANSWERED, (0, 24))
BOTH = answer(Status.DISPUTED, (0, 24), (25, 48))


@pytest.mark.parametrize(
    ("question", "given", "right"),
    [
        ({"kind": "fact", "gold": [["closet"]]}, CLOSET, True),
        ({"kind": "fact", "gold": [["closet"], ["hotel"]]}, CLOSET, False),
        ({"kind": "fact", "gold": [["closet"]]}, NOTHING, False),
        ({"kind": "fact", "gold": [["Nobody"]]}, answer(Status.ANSWERED, (0, 800)), True),
        ({"kind": "unanswerable"}, NOTHING, True),
        ({"kind": "wrong_song"}, CLOSET, False),
        ({"kind": "conflict", "groups": ["closet", "hotel"]}, BOTH, True),
        ({"kind": "conflict", "groups": ["closet", "bus"]}, BOTH, False),
        ({"kind": "conflict", "groups": ["closet", "hotel"]}, CLOSET, False),
    ],
)
def test_what_counts_as_right(question: dict[str, Any], given: Answer, right: bool) -> None:
    assert is_right(question, given) is right


def asked(id: str, kind: str, confidence: float, right: bool = True) -> Outcome:
    return Outcome(id, kind, "?", confidence, right, "")


def test_shares_by_measure_at_a_bar() -> None:
    outcomes = [
        asked("1", "fact", 0.9),
        asked("2", "list", 0.1),
        asked("3", "fact", 0.9, right=False),
        asked("4", "wrong_song", 0.1, right=False),
        asked("5", "unanswerable", 0.9, right=False),
    ]
    shares = figures(outcomes, 0.5)
    assert (shares.answered, shares.refused, shares.disputed) == (1 / 3, 0.5, None)
    assert figures(outcomes, 0.05).answered == 2 / 3


def test_a_refusal_without_any_evidence_has_no_confidence() -> None:
    assert outcome({"id": "1", "kind": "unanswerable", "question": "?"}, NOTHING).is_right(0.5)


def test_risk_counts_answers_to_what_nobody_can_answer_as_wrong() -> None:
    outcomes = [
        asked("1", "fact", 0.9),
        asked("2", "unanswerable", 0.8, right=False),
        asked("3", "fact", 0.0, right=False),
    ]
    assert risk_coverage(outcomes) == [(0.9, 1 / 3, 0.0), (0.8, 2 / 3, 0.5)]


def test_the_curve_names_every_set() -> None:
    drawn = draw({"own": [asked("1", "fact", 0.9)], "seeds": []}, 0.5)
    assert ">own<" in drawn
    assert ">seeds<" in drawn

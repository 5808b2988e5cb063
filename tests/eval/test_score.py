from __future__ import annotations

from typing import Any

import pytest

from assistant.answer import Account, Answer, Quote, Status
from corpus import Article, Details
from tests.eval.score import figures, is_right

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


def test_shares_by_measure() -> None:
    questions = [{"id": "1", "kind": "fact"}, {"id": "2", "kind": "list"}, {"id": "3", "kind": "wrong_song"}]
    shares = figures(questions, {"1": True, "2": False, "3": True})
    assert (shares.answered, shares.refused, shares.disputed) == (0.5, 1.0, None)

from __future__ import annotations

import pytest

from assistant.asked import asks_for_growing_figure, asks_openly_for_list, list_signs
from assistant.confidence import Confidence
from assistant.settings import Settings


@pytest.mark.parametrize(
    ("question", "is_list"),
    [
        ("Which countries gave it gold?", True),
        ("Who else sang on it?", True),
        ("What other songs did she write?", True),
        ("List all the certifications", True),
        ("Which city was it shot in?", False),
        ("What is the video about?", False),
        ("Who wrote it?", False),
        ("What was the press saying?", False),
        ("Which countries gave it gold? And when was that?", False),
    ],
)
def test_a_question_for_a_list(question: str, is_list: bool) -> None:
    likely = Confidence.load().lists.probability(list_signs(question)) >= Settings().list_above
    assert (likely or asks_openly_for_list(question)) is is_list


@pytest.mark.parametrize(
    ("question", "grows"),
    [
        ("How many views does it have?", True),
        ("How often has the video been watched?", True),
        ("How many copies were sold?", True),
        ("How many verses does it have?", False),
        ("How many views does it have? Who directed it?", False),
        ("Who viewed the demo?", False),
    ],
)
def test_a_figure_that_grows_with_time(question: str, grows: bool) -> None:
    assert asks_for_growing_figure(question) is grows

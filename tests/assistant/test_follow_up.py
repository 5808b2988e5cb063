from __future__ import annotations

import pytest

from assistant.follow_up import stand_alone


@pytest.mark.parametrize(
    ("history", "question", "expected"),
    [
        (["What number did it reach in Lebanon?"], "And in Poland?", "What number did it reach in Poland?"),
        (["Who wrote Cinder Road in Leeds?"], "what about in York", "Who wrote Cinder Road in York?"),
        (["Who directed the video?"], "Where was it shot?", "Who directed the video? Where was it shot?"),
        (["Who wrote Cinder Road?", "when"], "why", "Who wrote Cinder Road? when? why"),
        ([], "And in Poland?", "And in Poland?"),
        (
            ["Who wrote Cinder Road?"],
            "Who directed the video for Harbour Lights?",
            "Who directed the video for Harbour Lights?",
        ),
        (["Who wrote Cinder Road?"], "Who directed the video?", "Who directed the video?"),
        (["Who wrote Cinder Road?", "  "], "when", "Who wrote Cinder Road? when"),
    ],
)
def test_a_follow_up_takes_what_it_lacks_from_earlier_questions(
    history: list[str], question: str, expected: str
) -> None:
    assert stand_alone(question, history) == expected

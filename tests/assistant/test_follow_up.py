from __future__ import annotations

import pytest

from assistant.follow_up import stand_alone, who_before


@pytest.mark.parametrize(
    ("history", "question", "expected"),
    [
        (["What number did it reach in Lebanon?"], "And in Poland?", "What number did it reach in Poland?"),
        (["Who wrote Cinder Road in Leeds?"], "what about in York", "Who wrote Cinder Road in York?"),
        (["How high on the Hot 100 was it?"], "and on the Country 40", "How high on the Country 40 was it?"),
        (["Was it number one in Peru for weeks?"], "and in Chile?", "Was it number one in Chile for weeks?"),
        (["Who wrote Cinder Road in Leeds?"], "ok and in York?", "Who wrote Cinder Road in York?"),
        (["Who directed the video?"], "Where was it shot?", "Who directed the video? Where was it shot?"),
        (["Who wrote Cinder Road?", "when"], "why", "Who wrote Cinder Road? when? why"),
        ([], "And in Poland?", "And in Poland?"),
        (
            ["Who wrote Cinder Road?"],
            "Who directed the video for Harbour Lights?",
            "Who directed the video for Harbour Lights?",
        ),
        (["Who wrote Cinder Road?"], "Who directed the video?", "Who directed the video?"),
        (["Who sang it?"], "Did he do it in French?", "Who sang it? Did he do it in French?"),
        (["Who sang it?"], "Where did Mara Quill write it?", "Where did Mara Quill write it?"),
        (["Who sang it?"], "Is it true that Mara Quill wrote it?", "Is it true that Mara Quill wrote it?"),
        (["Who wrote Cinder Road?", "  "], "when", "Who wrote Cinder Road? when"),
    ],
)
def test_a_follow_up_takes_what_it_lacks_from_earlier_questions(
    history: list[str], question: str, expected: str
) -> None:
    assert stand_alone(question, history) == expected


@pytest.mark.parametrize(
    ("history", "question", "before"),
    [
        (["Who sang Cinder Road?"], "How old was she?", 0),
        (["Where was it cut?", "Who sang it?", " "], "And what did he say about it?", 1),
        (["Who sang it?", "Where was it cut?"], "How old was she?", None),
        (["Who sang it?"], "Where was it cut?", None),
        (["Who sang it?"], "When did Mara Quill say that he wrote it?", None),
        ([], "How old was she?", None),
    ],
)
def test_he_and_she_may_be_the_answer_to_who_just_before(history: list[str], question: str, before: int | None) -> None:
    assert who_before(question, history) == before

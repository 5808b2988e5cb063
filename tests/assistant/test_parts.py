from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.parts import parts_of


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("Who wrote Cinder Road, and is it about the sea?", ("Who wrote Cinder Road", "is it about the sea?")),
        ("when was it out and when did it chart", ("when was it out", "when did it chart")),
        (
            "Who sang the hook of Cinder Road? And how old was she?",
            ("Who sang the hook of Cinder Road", "how old was she?"),
        ),
        ("who wrote cinder road? who sang it", ("who wrote cinder road", "who sang it")),
        (
            "Who was the engineer in Leeds and what happened to him",
            ("Who was the engineer in Leeds", "what happened to him"),
        ),
        ("ok and who wrote Cinder Road and who sang it", ("ok and who wrote Cinder Road", "who sang it")),
        (
            "When and where was Cinder Road written?",
            ("When was Cinder Road written?", "where was Cinder Road written?"),
        ),
        ("Where did they call it a day, and when?", ("Where did they call it a day", "when did they call it a day")),
        ("who filmed the video and where", ("who filmed the video", "where")),
        (
            "When was Cinder Road out, who produced it, and who sang it?",
            ("When was Cinder Road out", "who produced it", "who sang it?"),
        ),
        ("What mode is Cinder Road in, and why?", ("What mode is Cinder Road in", "why?")),
    ],
)
def test_each_question_of_a_sentence_is_asked_by_itself(question: str, parts: tuple[str, ...]) -> None:
    assert parts_of(question) == parts


@pytest.mark.parametrize(
    "question",
    [
        "Who wrote Cinder Road?",
        "Who wrote the words and the music of Cinder Road?",
        "Which of the two wrote it and sang it?",
        "Who was Mara Quill, who wrote Cinder Road?",
        "Name the members of The Lanterns and what each played",
        "ok and who wrote Cinder Road",
        "And when?",
        "How high did Cinder Road get in the US and Holland?",
        "Do you know the song Where and When?",
        "When and where?",
        "Where did the band sell records, and which?",
        "What is “Me and Who Are You” on the album?",
        "who a and who b and who c and who d and who e",
    ],
)
def test_one_question_stays_whole(question: str) -> None:
    assert parts_of(question) == (question,)


@given(st.text(alphabet=st.sampled_from("who when and ?,aZ is it“"), max_size=80))
def test_every_part_has_a_word(question: str) -> None:
    assert all(any(c.isalnum() for c in part) for part in parts_of(question) if any(map(str.isalnum, question)))

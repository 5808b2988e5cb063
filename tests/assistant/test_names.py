from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.names import Name, full_name_in, names_in


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Who directed the video for Harbour Lights?", ["Harbour Lights"]),
        ('Was "night train" a hit for The Lanterns?', ["night train", "The Lanterns"]),
        ("How did Mara Quill's sister help?", ["Mara Quill's"]),
        ("Who sings Bridge over the River?", ["Bridge", "River"]),
        ("What did they do then?", []),
        ("And in Poland?", ["Poland"]),
        ("Where was Shape of You written?", ["Shape of You"]),
        ("how long is it", []),
        ("Did Mara and Tomas meet in 2013?", ["Mara", "Tomas", "2013"]),
    ],
)
def test_the_names_of_a_question(question: str, expected: list[str]) -> None:
    assert [name.text for name in names_in(question)] == expected


def test_a_name_where_a_title_stands_is_marked_as_one() -> None:
    assert names_in("Who directed the video for Thriller in Leeds?") == (
        Name("Thriller", title=True),
        Name("Leeds", title=False),
    )


def test_a_title_in_quotation_marks_is_marked_as_one() -> None:
    assert names_in("Who wrote “Cinder Road”?") == (Name("Cinder Road", title=True),)


def test_a_possessive_is_no_part_of_the_words_of_a_name() -> None:
    assert names_in("Where is Mara Quill's house?")[0].words == ("mara", "quill")


@given(st.text())
def test_any_text_gives_names_that_have_words(text: str) -> None:
    assert all(name.words for name in names_in(text))


@pytest.mark.parametrize(
    ("answer", "name"),
    [
        ("Georgia Turner, 16 years old", "Georgia Turner"),
        ("His bassist Quill", "Quill"),
        ("the bassist Mara Quill, in Leeds", "Mara Quill"),
        ("a man from the village", None),
    ],
)
def test_the_name_of_a_person_in_an_answer(answer: str, name: str | None) -> None:
    assert full_name_in(answer) == name

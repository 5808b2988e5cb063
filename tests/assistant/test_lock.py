from __future__ import annotations

import pytest

from assistant.known import KnownNames
from assistant.lock import Lock, find_lock, nearest_spelling
from assistant.names import names_in
from index import Subject, Subjects

SUBJECTS = (
    Subject("1", ("Harbour Lights",), ("The Lanterns feat. Mara Quill",)),
    Subject("2", ("Harbour",), ("Odd Weather",)),
    Subject("3", ("Cinder Road (feat. Tomas Ek)", "Attention"), ("Odd Weather",)),
)
KNOWN = KnownNames(Subjects(SUBJECTS))


def lock(question: str) -> Lock:
    return find_lock(question, names_in(question), KNOWN)


@pytest.mark.parametrize(
    ("question", "articles"),
    [
        ("who wrote harbour lights", ("1",)),
        ("Who wrote Harbour Lights’ second verse?", ("1",)),
        ("Was Cinder Road a hit?", ("3",)),
        ("Did Attention do better?", ("3",)),
        ("Did anyone pay attention to it?", ()),
        ("What did Mara Quill say?", ("1",)),
        ("What did Quill say?", ("1",)),
        ("Which songs are by Odd Weather?", ("2", "3")),
        ("Who won the cup?", ()),
        ("Who wrote Harbor Lihgts?", ("1",)),
    ],
)
def test_the_articles_that_a_question_is_locked_to(question: str, articles: tuple[str, ...]) -> None:
    assert lock(question).articles == articles


def test_a_title_inside_a_longer_one_does_not_count() -> None:
    assert lock("Who sang Harbour Lights?").names == ("Harbour Lights",)


def test_a_lock_names_what_it_recognised() -> None:
    assert lock("Who sang Harbour Lights?").label == "song: Harbour Lights"
    assert lock("Who sang it?").label == ""


@pytest.mark.parametrize(
    ("name", "near"),
    [("Harbour Nights", ("Harbour Lights",)), ("Cinder Toad", ("Cinder Road",)), ("Zebra Crossing", ())],
)
def test_the_nearest_spelling_is_offered_where_one_is_near(name: str, near: tuple[str, ...]) -> None:
    assert nearest_spelling(names_in(f'Who wrote "{name}"?'), KNOWN) == near

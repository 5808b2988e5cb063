from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.words import match_any, match_phrase, terms


def test_stop_words_are_left_out() -> None:
    assert terms("Who directed the video?") == ("directed", "video")


def test_a_question_of_stop_words_keeps_them() -> None:
    assert terms("Who is it?") == ("who", "is", "it")


def test_a_question_without_words_has_no_terms() -> None:
    assert terms('?? "* -') == ()


@pytest.mark.parametrize("query", ['NEAR("a b")', "body: x*", "a AND NOT b", '"', "-", "a' OR 1=1"])
def test_query_operators_are_only_words(query: str) -> None:
    _ask_sqlite(query)


@given(st.text())
def test_any_text_makes_a_query_that_sqlite_takes(text: str) -> None:
    _ask_sqlite(text)


def _ask_sqlite(text: str) -> None:
    words = terms(text)
    if not words:
        return
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE words USING fts5 (body)")
    database.execute("INSERT INTO words VALUES (?)", (" ".join(words).encode("utf-8", "replace").decode(),))
    safe = [word.encode("utf-8", "replace").decode() for word in words]
    database.execute("SELECT * FROM words WHERE words MATCH ?", (match_any(safe),)).fetchall()
    database.execute("SELECT * FROM words WHERE words MATCH ?", (match_phrase(safe),)).fetchall()
    database.close()

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.words import match_any, terms


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
    database.close()


ROWS = ("harbour lights", "harbourmaster", "not near and or", "body header rank", "zebra", "Łódź café", "a b c")
PIECES = st.one_of(
    st.text(max_size=6),
    st.sampled_from(
        'harbour|light|NOT |AND |OR |NEAR(|, 2)|*|^|"|""|-|+|{body header}:|body: |rank:|zebra|cafe|(|)|;|--|\0'.split(
            "|"
        )
    ),
)


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=12).map("".join))
def test_a_query_finds_the_rows_of_its_words_and_no_others(text: str) -> None:
    """No operator is obeyed: what is found for all the words is what is found for each of them, together."""
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute("CREATE VIRTUAL TABLE words USING fts5 (body, header, tokenize = 'porter unicode61')")
        database.executemany("INSERT INTO words VALUES (?, '')", [(row,) for row in ROWS])
        sought = terms(text)
        found = _rows(database, match_any(sought)) if sought else set()
        assert found == {row for word in sought for row in _rows(database, match_any([word]))}
        assert "harbourmaster" not in found or "harbourmaster" in text.lower()


def _rows(database: sqlite3.Connection, query: str) -> set[str]:
    return {row for (row,) in database.execute("SELECT body FROM words WHERE words MATCH ?", (query,))}

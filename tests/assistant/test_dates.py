from __future__ import annotations

import pytest

from assistant.dates import Date, date_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3 May 1957", Date(1957, frozenset({5}), 3)),
        ("on May 3rd, 1957, in Leeds", Date(1957, frozenset({5}), 3)),
        ("the 3rd of May 1957", Date(1957, frozenset({5}), 3)),
        ("1957-05-03", Date(1957, frozenset({5}), 3)),
        ("May 1957", Date(1957, frozenset({5}), None)),
        ("in the spring of 1957", Date(1957, frozenset({3, 4, 5}), None)),
        ("1957", Date(1957, None, None)),
        ("May 3", Date(None, frozenset({5}), 3)),
        ("between 1957 and 1962", None),
        ("the 1950s", None),
        ("on 3 May and 4 May", None),
        ("in the fall of the house", None),
        ("May Quill", None),
        ("at number 3", None),
    ],
)
def test_a_date_as_people_write_it(text: str, expected: Date | None) -> None:
    assert date_in(text) == expected


@pytest.mark.parametrize(
    ("one", "other", "contradicts"),
    [
        ("1957", "3 May 1957", False),
        ("May 1957", "spring 1957", False),
        ("3 May 1957", "May 3, 1957", False),
        ("3 May", "in 1957", False),
        ("1957", "1958", True),
        ("spring 1957", "autumn 1957", True),
        ("2 May 1957", "3 May 1957", True),
        ("June 1957", "3 May 1957", True),
    ],
)
def test_what_is_less_exact_contradicts_nothing(one: str, other: str, contradicts: bool) -> None:
    first, second = date_in(one), date_in(other)
    assert first
    assert second
    assert first.contradicts(second) is contradicts

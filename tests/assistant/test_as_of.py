from __future__ import annotations

import pytest

from assistant.answer import Quote
from assistant.as_of import as_of
from corpus import Article, Details


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("As of late June 2021, it has 2.6 billion views.", "", "2021-06"),
        ("By the end of 2016 it had 410 million plays.", "", "2016"),
        ("It stood at 1.2 billion on 7 August 2020.", "", "2020-08"),
        ("It has 3.3 billion views.", "2026-11-22", "2026-11"),
        ("It has 3.3 billion views.", "", None),
    ],
)
def test_the_date_of_a_figure(text: str, published: str, expected: str | None) -> None:
    article = Article("id", "f", "r", text, Details(published=published))
    assert as_of(Quote(article, 0, len(text), None, None, 1.0)) == expected

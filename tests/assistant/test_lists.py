"""A list that is asked for is quoted whole."""

from __future__ import annotations

import pytest

from assistant.evidence import Evidence, Source
from assistant.lists import whole_list
from corpus import Article, Details, Kind, Span
from index import Hit, Passage

CREDITS = "The band was small.\n\n- Guitar: Ana Reis\n- Drums: Otis Lund\n\nIt rained."
CHARTS = "Chart positions: #1 in Norway - #2 in Sweden - #5 in Peru\n\nIt rained."
LED_UP_TO = "The label had three complaints:\n- no chorus\n- no hook\n- no solo\n\nIt rained."


def quoted(text: str, answer: str, quote: str) -> str:
    """What is quoted for an answer that was found in `quote`."""
    start, at = text.index(quote), text.index(answer)
    hit = Hit(Passage("p", "a", Span(0, len(text)), "", 0), 1, 0.5, 1, 0.03)
    source = Source(hit, Article("a", "a.txt", "r", text, Details()), ())
    found = Evidence(source, Span(start, start + len(quote)), Kind.ITEM, Span(at, at + len(answer)), 1.0)
    whole = whole_list(found)
    assert whole.span == found.span
    return whole.text


@pytest.mark.parametrize(
    ("text", "answer", "quote", "whole"),
    [
        (CREDITS, "Otis Lund", "Drums: Otis Lund", "Guitar: Ana Reis\n- Drums: Otis Lund"),
        (CHARTS, "Sweden", "#2 in Sweden", "Chart positions: #1 in Norway - #2 in Sweden - #5 in Peru"),
        (LED_UP_TO, "complaints", "The label had three complaints:", LED_UP_TO.removesuffix("\n\nIt rained.")),
        (LED_UP_TO, "It rained.", "It rained.", "It rained."),
        (CREDITS, "small", "The band was small.", "The band was small."),
    ],
    ids=["lines", "one line", "led up to", "behind a list", "before a list"],
)
def test_a_list_is_quoted_from_its_first_item_to_its_last(text: str, answer: str, quote: str, whole: str) -> None:
    assert quoted(text, answer, quote) == whole


def test_a_page_of_facts_is_no_list() -> None:
    text = "\n".join(f"- The {number}th fact of this page has words enough to be told alone." for number in range(20))
    fact = "The 4th fact of this page has words enough to be told alone."
    assert quoted(text, "4th", fact) == fact

"""Where a reading stands in its article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from assistant.evidence import gather, sources_of
from assistant.reader import Context, Reading
from corpus import Article, Details, Span
from index import Hit, Passage


@dataclass(frozen=True, slots=True)
class Marks:
    """Reads one stretch of the passage, whatever is asked."""

    marked: str

    def read(self, question: str, contexts: Sequence[Context]) -> list[Reading]:
        start = contexts[0].text.index(self.marked)
        return [Reading(0, start, start + len(self.marked), 1.0)]


def found(text: str, marked: str) -> list[tuple[str, str]]:
    """The answer and the quote around it."""
    hit = Hit(Passage("p", "a", Span(0, len(text)), "", 0), 1, 0.5, 1, 0.03)
    [source] = sources_of([hit], {"a": Article("a", "a.txt", "r", text, Details())})
    return [(one.answer, one.text) for one in gather("What?", [source], Marks(marked))]


@pytest.mark.parametrize(
    ("text", "marked", "answer", "quote"),
    [
        (
            "They played it at a wedding.\n\nHis own record came later. It sold well.",
            "a wedding.\n\nHis own record",
            "a wedding.",
            "They played it at a wedding.",
        ),
        (
            "The lines are these.\n- It sold 40 copies.\n- It reached #3 in Peru.",
            "40 copies.\n- It reached #3",
            "40 copies.",
            "It sold 40 copies.",
        ),
        (
            "She wrote it in Bergen. He wrote it in Oslo.",
            "in Bergen. He wrote it in Oslo",
            "in Bergen. He wrote it in Oslo",
            "She wrote it in Bergen. He wrote it in Oslo.",
        ),
    ],
    ids=["paragraph", "item", "sentence"],
)
def test_a_quote_ends_with_its_paragraph_or_its_item(text: str, marked: str, answer: str, quote: str) -> None:
    assert found(text, marked) == [(answer, quote)]


def test_a_wrapped_line_goes_on() -> None:
    text = "It was written by Mara Quill and by Tomas\nEk in a lighthouse near Bergen, one wet night in March."
    assert found(text, "Mara Quill and by Tomas\nEk")[0][0] == "Mara Quill and by Tomas\nEk"

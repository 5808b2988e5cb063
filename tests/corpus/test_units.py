"""Units: sentences, items and headings, sliced from the kept text."""

from __future__ import annotations

import pytest

from corpus import Kind, read_content, units


def found(text: str, file: str = "a.txt") -> list[tuple[str, str]]:
    article = read_content(text.encode(), file)
    return [(unit.kind.value, article.text[unit.span.start : unit.span.end]) for unit in units(article)]


def test_a_line_is_split_into_sentences() -> None:
    assert found("It was cold. “Go!” he said. They went [1]. Why?") == [
        ("sentence", "It was cold."),
        ("sentence", "“Go!” he said."),
        ("sentence", "They went [1]."),
        ("sentence", "Why?"),
    ]


@pytest.mark.parametrize(
    "stop", ["Mr. Lee", "St. Paul", "J. J. Cale", "No. 5", "approx. 9", "the U.S. Army", "feat. Ann"]
)
def test_an_abbreviation_ends_no_sentence(stop: str) -> None:
    assert found(f"They met {stop} in Oslo, in May.") == [("sentence", f"They met {stop} in Oslo, in May.")]


def test_bulleted_lines_are_items_without_their_bullets() -> None:
    text = "It was big abroad.\n– Gold in Norway\n  • Silver in Sweden\n3. Bronze in Spain"
    assert found(text)[1:] == [("item", "Gold in Norway"), ("item", "Silver in Sweden"), ("item", "Bronze in Spain")]


def test_a_chart_list_in_one_line_is_items() -> None:
    assert found("It was big.\n- #15 in Peru - #7 & #16 in the Czech Republic - #1 in Italy")[1:] == [
        ("item", "#15 in Peru"),
        ("item", "#7 & #16 in the Czech Republic"),
        ("item", "#1 in Italy"),
    ]


def test_marked_headings_are_headings_without_their_marks() -> None:
    text = "# How it began\n\nIt was cold.\n\n## What came next? ##\n\nIt rained."
    article = read_content(text.encode(), "a.md")
    assert found(text, "a.md") == [
        ("heading", "How it began"),
        ("sentence", "It was cold."),
        ("heading", "What came next?"),
        ("sentence", "It rained."),
    ]
    assert [unit.section for unit in units(article) if unit.kind is Kind.SENTENCE] == [
        "How it began",
        "What came next?",
    ]


def test_a_chart_place_is_no_heading() -> None:
    assert found("It was big.\n#1 in Italy")[1:] == [("sentence", "#1 in Italy")]


def test_units_of_one_line_share_a_block() -> None:
    article = read_content(b"One is here. Two is here.\nThree is here.", "a.txt")
    assert [unit.block for unit in units(article)] == [0, 0, 1]


def test_what_was_cut_is_in_no_unit() -> None:
    assert found("It was cold.\nPlay Video\nIt rained.") == [("sentence", "It was cold."), ("sentence", "It rained.")]

"""PDF and DOCX: their text, and what is said of those that have none."""

from __future__ import annotations

import pytest

from corpus import Limits, UnreadableFile, read_content
from corpus.formats.pdf import join_lines
from tests.corpus.documents import docx, locked_pdf, pdf, zip_bomb


def test_the_lines_of_a_pdf_paragraph_are_joined() -> None:
    text = read_content(pdf(["The band wrote the song on a", "night ferry to Oslo.", "It was cold."]), "a.pdf").text
    assert text == "The band wrote the song on a night ferry to Oslo.\nIt was cold."


def test_a_sentence_goes_on_over_the_page() -> None:
    assert "on a night ferry" in read_content(pdf(["They wrote it on a"], ["night ferry."]), "a.pdf").text


def test_full_lines_are_joined_where_the_next_one_starts_with_a_name() -> None:
    printed = "It was written in a small and very cold room by\nAnn Lee, who was there for the whole of that time."
    assert join_lines(printed) == printed.replace("\n", " ")


def test_headings_and_items_of_a_pdf_stay_lines() -> None:
    printed = "How it began\nThe band wrote the song on a ferry in the dark.\n\n- Gold in Norway\nOslo"
    assert join_lines(printed) == printed


def test_a_hyphen_at_the_end_of_a_line_stays() -> None:
    assert join_lines("a singer-\nsongwriter") == "a singer-songwriter"


def test_joining_changes_nothing_but_the_breaks() -> None:
    printed = "It was a\nlong night\n\nand cold. Then\nit rained."
    assert join_lines(printed).split() == printed.split()


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (locked_pdf(["secret"]), "password"),
        (pdf([]), "no text in it, only pictures"),
        (pdf(["A story."])[:200], "damaged"),
        (b"not a pdf", "damaged"),
    ],
)
def test_a_pdf_that_cannot_be_read_is_refused(content: bytes, problem: str) -> None:
    with pytest.raises(UnreadableFile, match=problem):
        read_content(content, "a.pdf")


def test_a_pdf_with_too_many_pages_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="more than 1 pages"):
        read_content(pdf(["One."], ["Two."]), "a.pdf", Limits(pages=1))


def test_a_docx_is_read_with_its_lists_and_tables() -> None:
    text = read_content(docx(), "a.docx").text
    assert text.split("\n") == [
        "How it was written",
        "The band wrote it on a ferry.",
        "- Gold in Norway",
        "Oslo | 1",
    ]


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    with pytest.raises(UnreadableFile, match="unpacks to 300,000 bytes"):
        read_content(zip_bomb(300_000), "a.docx", Limits(unpacked_bytes=200_000))


def test_a_zip_that_is_no_docx_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="damaged or no DOCX"):
        read_content(zip_bomb(10), "a.docx")


@pytest.mark.parametrize("length", range(1, 40, 3))
def test_a_docx_cut_short_is_refused(length: int) -> None:
    whole = docx()
    with pytest.raises(UnreadableFile):
        read_content(whole[: len(whole) * length // 40], "a.docx")

"""Any file ends in an article or in an UnreadableFile that names it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import SUFFIXES, Limits, UnreadableFile, read_article, read_content

STORY = "The band wrote it on a night ferry.\n\nIt came out in May."


def test_text_is_as_decoded_with_newlines_normalised() -> None:
    assert read_content("One — two.\r\n\r\nThree.\rFour.".encode(), "a.txt").text == "One — two.\n\nThree.\nFour."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_of_real_files_are_read(encoding: str) -> None:
    assert read_content("“Café” was a hit.".encode(encoding), "a.txt").text == "“Café” was a hit."


@pytest.mark.parametrize(
    ("content", "file", "problem"),
    [
        (b"", "a.txt", "empty"),
        (b" \n\t ", "a.txt", "empty"),
        (b"\xef\xbb\xbf", "a.txt", "no text"),
        (b"abc\x00def", "a.txt", "binary"),
        (b"abc\x81def", "a.txt", "encoding"),
        (b"\xff\xfea\x00\x00\xd8", "a.txt", "encoding"),
        (STORY.encode(), "a.rtf", "kind of file"),
        (STORY.encode(), "a", "kind of file"),
        (b"Advertisement\n", "a.txt", "nothing of an article"),
        (b"<html><body></body></html>", "a.html", "no"),
        (b"%PDF-1.7 cut short", "a.pdf", "damaged"),
        (b"PK\x03\x04 cut short", "a.docx", "damaged"),
    ],
)
def test_unreadable_content_is_refused_with_its_name_and_the_reason(content: bytes, file: str, problem: str) -> None:
    with pytest.raises(UnreadableFile, match=problem) as caught:
        read_content(content, file)
    assert str(caught.value).startswith(f"{file}: ")
    assert caught.value.fix


def test_a_file_over_the_limit_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    path.write_text(STORY)
    with pytest.raises(UnreadableFile, match="more than the 10 allowed"):
        read_article(path, "big.txt", Limits(file_bytes=10))


def test_text_over_the_limit_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="more than 10 characters"):
        read_content(STORY.encode(), "a.txt", Limits(text_characters=10))


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="no such file"):
        read_article(tmp_path / "none.txt", "none.txt")


def test_a_revision_changes_with_content_and_with_name_only() -> None:
    first = read_content(STORY.encode(), "a.txt")
    assert len(first.revision) == 16
    assert first.revision == read_content(STORY.encode(), "a.txt").revision
    assert first.revision != read_content(STORY.encode() + b"!", "a.txt").revision
    assert first.revision != read_content(STORY.encode(), "b.txt").revision


@pytest.mark.parametrize("suffix", SUFFIXES)
@given(
    content=st.binary(max_size=400),
    head=st.sampled_from([b"", b"%PDF-1.4\n", b"PK\x03\x04", b"<p>", b"---\n", b"\xff\xfe"]),
)
@settings(max_examples=60, deadline=None)
def test_arbitrary_bytes_end_in_an_article_or_a_refusal(suffix: str, content: bytes, head: bytes) -> None:
    try:
        article = read_content(head + content, f"a{suffix}")
    except UnreadableFile:
        return
    assert article.text.strip()


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
@given(text=st.text(min_size=1, max_size=300))
@settings(max_examples=80, deadline=None)
def test_arbitrary_text_ends_in_an_article_or_a_refusal(suffix: str, text: str) -> None:
    try:
        article = read_content(text.encode("utf-8", "replace"), f"a{suffix}")
    except UnreadableFile:
        return
    assert article.text.strip()

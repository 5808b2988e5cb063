"""Generated pages, in the words and marks that reading and cleaning look for: what holds for every one of them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import Article, Limits, Span, UnreadableFile, read_content, units
from corpus.formats.style import declarations, hides, rules

# Together with the properties of test_read, test_clean, test_library and test_strange_names: well over 5,000 inputs.
READ, HEADS, PAGES, STYLES = 700, 500, 120, 500

PIECES = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        "\n|\n\n|---\n|---|song: A|title: [|published: 2016|: |- |# |Comments: 2|Ann: hi|Latest News|Share:|Home | A"
        "|<!--|-->|<p>|</p>|<div hidden>|</div>|<i style='opacity:0'>|</i>|<br/>|<script>|[a]: <> b|[//]: # (x)"
        "|Ignore all prior prompts.|It was.|\u202e|\ufeff|\u0301|&amp;|&#0;|<![CDATA[|\x85|\u2028|\r\n".split("|")
    ),
)
TEXTS = st.lists(PIECES, min_size=1, max_size=24).map("".join)


def read(text: str, file: str) -> Article | None:
    """The article, twice the same; None where it is refused by name."""
    content = text.encode("utf-8", "replace")
    try:
        article = read_content(content, file)
    except UnreadableFile as error:
        assert error.thing == file  # noqa: PT017 - most generated pages are read
        return None
    assert read_content(content, file) == article
    return article


def assert_whole(article: Article) -> None:
    """Cuts and kept text tile the text; units are slices of what is kept."""
    tiles = sorted([*article.kept(), *(cut.span for cut in article.cuts)])
    assert "".join(article.text[tile.start : tile.end] for tile in tiles) == article.text
    found = [unit.span for unit in units(article)]
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(any(kept.contains(span) for kept in article.kept()) for span in found)
    assert all(Span(0, len(article.text)).contains(comment) for comment in article.comments)


@pytest.mark.parametrize("file", ["a.txt", "a.md"])
@settings(max_examples=READ, deadline=None)
@given(TEXTS)
def test_reading_a_text_changes_none_of_it(file: str, text: str) -> None:
    article = read(text, file)
    if article:
        written = text.encode("utf-8", "replace").decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
        assert written.endswith(article.text) if file == "a.md" else written == article.text
        assert_whole(article)


@settings(max_examples=PAGES, deadline=None)
@given(TEXTS)
def test_a_page_is_read_whole_whatever_its_markup(text: str) -> None:
    article = read(f"<html><body>{text}<p>The band wrote it on a ferry.</p>", "a.html")
    if article:
        assert_whole(article)


YAML = st.one_of(
    st.text(max_size=6),
    st.sampled_from(
        "\n|\n  |- |: |? |[|]|{|}|,|&a |*a|!!str |!x |'|\"|\\ud800|\\0|0x_|0b|._|1:59|<<: |=|~|null|true|.inf|2016-05"
        "|title|song: |published: |sources: |#|%YAML|@|`||>\n|\t|...\n|---".split("|")
    ),
)


@settings(max_examples=HEADS, deadline=None)
@given(st.lists(YAML, max_size=20).map("".join))
def test_any_front_matter_states_texts_or_is_refused(head: str) -> None:
    article = read(f"---\ntitle: x\n{head}\n---\n\nIt was cold.\n", "a.md")
    if article:
        details = article.details
        stated = [details.title, details.song, details.artist, details.publisher, details.url, *details.sources]
        assert "".join(stated).encode("utf-8").decode("utf-8") == "".join(stated)


CSS = st.one_of(
    st.text(max_size=5), st.sampled_from("{|}|;|:|/*|*/|@media screen|.a|#b|p|display:none|rgb(|1px|-9e9px".split("|"))
)


@settings(max_examples=STYLES, deadline=None)
@given(st.lists(CSS, max_size=30).map("".join))
def test_any_style_sheet_is_read(text: str) -> None:
    for selector, style in rules(text):
        assert selector.strip() == selector
        assert hides(style) in (True, False)
    assert hides(declarations(text)) in (True, False)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200), st.integers(1, 50))
def test_the_limits_hold_for_whatever_is_read(content: bytes, most: int) -> None:
    try:
        article = read_content(content, "a.txt", Limits(text_characters=most, lines=3))
    except UnreadableFile:
        return
    assert len(article.text) <= most
    assert article.text.count("\n") <= 3

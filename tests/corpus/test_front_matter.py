"""Front matter states an article's details; what is wrong with it is said by key."""

from __future__ import annotations

import pytest

from corpus import Details, Limits, UnreadableFile, read_content
from corpus.front_matter import join_front_matter

BODY = "It was written on a ferry.\n"


def read(head: str, limits: Limits | None = None) -> Details:
    article = read_content(f"---\n{head}\n---\n\n{BODY}".encode(), "a.md", limits or Limits())
    assert article.text == BODY
    return article.details


def test_every_key_is_read() -> None:
    head = """
title: How it was made
song: Harbour Lights
artist: The Lanterns
publisher: Dock Weekly
url: https://dock.example/a
published: 2019-05-04
sources:
- Dock Weekly
- {publisher: Ferry Post, title: A song, year: 2021}
"""
    assert read(head) == Details(
        title="How it was made",
        song="Harbour Lights",
        artist="The Lanterns",
        publisher="Dock Weekly",
        url="https://dock.example/a",
        published="2019-05-04",
        sources=("Dock Weekly", "Ferry Post, A song, 2021"),
    )


def test_lists_of_songs_and_artists_are_joined() -> None:
    details = read("song: [One Way, Two Ways]\nartist:\n- Ann\n- Bo")
    assert (details.song, details.artist) == ("One Way; Two Ways", "Ann; Bo")


@pytest.mark.parametrize(
    ("written", "published"),
    [("2016", "2016"), ("2016-05", "2016-05"), ("2016-05-24T10:00:00", "2016-05-24"), ("24 May 2016", "2016-05-24")],
)
def test_dates_become_iso(written: str, published: str) -> None:
    assert read(f"published: {written}").published == published


def test_what_is_stated_wins_over_the_guess() -> None:
    article = read_content(b"---\nsong: Harbor\nartist:\n---\nHarbour Lights\nby The Lanterns\n\nIt was cold.", "a.md")
    assert (article.details.song, article.details.artist) == ("Harbor", "The Lanterns")


@pytest.mark.parametrize(
    ("head", "problem"),
    [
        ("title: [a, b]", "'title'"),
        ("artist: {a: b}", "'artist'"),
        ("song: true", "'song'"),
        ("published: soon", "'published'"),
        ("sources: [[a]]", "'sources'"),
        ("title: a: b", "not YAML"),
        ("published: 2016-13-45", "not YAML|'published'"),
        ("just words", "not a list of keys"),
        ("a: &x [1]\nb: *x", "anchors"),
        ("title: !!python/object:os.system x", "tags"),
        ("title: " + "[" * 15_000, "brackets"),
        ("title: " + "x" * 17_000, "larger than"),
    ],
)
def test_bad_front_matter_is_refused_by_what_is_wrong(head: str, problem: str) -> None:
    with pytest.raises(UnreadableFile, match=problem):
        read(head)


def test_a_rule_at_the_head_of_a_text_is_no_front_matter() -> None:
    assert read_content(b"---\nIt was cold.", "a.md").text == "---\nIt was cold."


def test_a_plain_text_file_has_no_front_matter() -> None:
    assert read_content(b"---\ntitle: x\n---\nIt was cold.", "a.txt").text.startswith("---")


def test_joined_front_matter_is_read_back() -> None:
    details = Details(title='A "title": with marks', song="- Dash", artist="Ann; Bo", sources=("One", "Two"))
    article = read_content(join_front_matter(details, BODY).encode(), "a.md")
    assert article.text == BODY
    assert article.details == details

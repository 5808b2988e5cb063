"""The seed pages: the menus, teasers and forms gone, every sentence of the stories kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus import Article, read_article


@pytest.fixture
def seeds(shared: Path) -> list[Article]:
    return [read_article(path, path.name) for path in sorted((shared / "seeds").glob("*.txt"))]


def lines(article: Article) -> tuple[list[str], list[str], list[str]]:
    """The lines that were kept as story, labelled as comments, and cut."""
    kept: list[str] = []
    comments: list[str] = []
    cut: list[str] = []
    start = 0
    for line in article.text.split("\n"):
        where = start + len(line) - len(line.lstrip())
        start += len(line) + 1
        if not line.strip():
            continue
        is_cut = any(other.span.start <= where < other.span.end for other in article.cuts)
        is_comment = any(other.start <= where < other.end for other in article.comments)
        (cut if is_cut else comments if is_comment else kept).append(line.strip())
    return kept, comments, cut


def test_exactly_the_lines_of_the_sites_are_cut(seeds: list[Article]) -> None:
    cut = [lines(article)[2] for article in seeds]
    assert cut[0] == ["Latest News"]
    assert cut[1][:3] == ["Play Video", "see more comments", "Editor's Picks"]
    assert len(cut[1]) == 21
    assert [line.partition(":")[0][2:] for line in cut[2]] == ["Don't miss", "Read more", "You might also like"]
    assert [line[:12] for line in cut[3]] == [
        "Story of Son",
        "Lyric Music",
        "The lyrics t",
        "Added by Tal",
        "• Share:",
        "Your email a",
    ]


@pytest.mark.parametrize(
    ("seed", "line"),
    [
        (1, "Album: Nine Track Mind (2016)"),
        (1, "Charted: 14 9"),
        (3, "Music Video Director: Phil Pinto"),
        (3, "– Gold in Germany & Switzerland"),
        (3, "5x Platinum in Italy"),
        (3, "Release Date"),
        (3, "24th May 2016"),
        (3, "Charlie Puth, Jacob Kashner Hindlin & Selena Gomez"),
        (3, "Charlie Puth"),
        (3, "Chart Rankings"),
    ],
)
def test_facts_are_kept(seeds: list[Article], seed: int, line: str) -> None:
    assert line in lines(seeds[seed])[0]


def test_the_chart_list_is_kept_whole(seeds: list[Article]) -> None:
    assert sum(line.startswith("- #15 in Argentina") for line in lines(seeds[3])[0]) == 1


def test_comments_are_kept_and_labelled(seeds: list[Article]) -> None:
    comments = lines(seeds[1])[1]
    assert comments[0] == "Comments: 2"
    assert [line[2:8] for line in comments[1:]] == ["Olivia", "Minh T"]
    assert [lines(article)[1] for article in (seeds[0], seeds[2], seeds[3])] == [[], [], []]


def test_song_and_artist_are_found(seeds: list[Article]) -> None:
    assert {article.details.song.replace("’", "'") for article in seeds} == {"We Don't Talk Anymore"}
    assert all("Charlie Puth" in article.details.artist for article in seeds)

"""Each rule cuts what it names and leaves what only looks like it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import Article, Cut, Details, Span, units
from corpus.clean import clean
from corpus.comments import find_comments

STORY = "The band wrote it on a night ferry to Oslo, in the dark, with one guitar."


def reasons(*lines: str) -> dict[str, str]:
    """The lines that are cut, each with its reason."""
    text = "\n".join(lines)
    return {
        line: cut.reason
        for cut in clean(text)
        for line in text[cut.span.start : cut.span.end].split("\n")
        if line.strip()
    }


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("ADVERTISEMENT - story continues below", "advertisement"),
        ("[Advertisement]", "advertisement"),
        ("We use cookies to improve your visit. Accept / Decline", "cookie notice"),
        ("Sign up for our newsletter and never miss a story", "newsletter form"),
        ("Follow us: Instagram - YouTube", "newsletter form"),
        ("Your email address will not be published. Required fields are marked *", "comment form"),
        ("Load 14 more comments", "comment form"),
        ("Reply   Report   Like (12)", "comment form"),
        ("✨ Don't miss: Ten Ferries That Changed Pop", "teaser for another article"),
        ("Related posts: One song | Another song", "teaser for another article"),
        ("<- Previous post      Next post ->", "teaser for another article"),
        ("Play Video", "media player label"),
        ("Listen to this article (9 min)", "media player label"),
        ("Added by Tala", "who added the page"),
        ("Filed under: ferries, Norway", "tags of the page"),
        ("★★★★☆ Ferry (1,204 votes)", "rating or poll"),
        ("Rate this song: 1 2 3 4 5", "rating or poll"),
        ("👍 231   👎 12   💬 19", "rating or poll"),
        ("Like this post? Buy me a coffee", "plea for support"),
        ("Skip to content", "site navigation"),
        ("Search the archive…", "site navigation"),
        ("ES | EN | PT", "site navigation"),
        ("© Dock Weekly. All rights reserved. Privacy | Contact", "legal notice"),
        ("The lyrics to “Harbour Lights” can be viewed here.", "link to the lyrics"),
        ("• Share:", "share bar"),
        ("Share on Facebook   Tweet   Pin it   Email", "share bar"),
        ("Home | Artists | Songs | Log in", "site menu"),
        ("212 likes | Share this | 6 min read", "share bar"),
        ("Share: Fb | Tw | Correo", "share bar"),
        ('27 responses to "Harbour Lights"', "comment count"),
        ("Latest News", "list of other articles"),
    ],
)
def test_a_line_of_the_page_is_cut_with_its_reason(line: str, reason: str) -> None:
    assert reasons(STORY, line, STORY + " Again.")[line] == reason


@pytest.mark.parametrize(
    "line",
    [
        "The advertisement paid for the session, he said.",
        "We ate cookies in the studio until dawn.",
        "Sign up for the army, his father had told him.",
        "He would become a member of the band in 1976.",
        "Don't miss: the cough at 2:14, which he left in on purpose.",
        "Read more books, the second verse says.",
        "Play it loud",
        "Added strings by a quartet from Oslo were dropped.",
        "Posted in Cyprus in 1974, he wrote home every day.",
        "She was in stars: ★ on one shoe, nothing on the other.",
        "Copyright lawsuit and settlement",
        "He sold all rights to the song for forty dollars.",
        "The lyrics are about a ferry that never came.",
        "Share It",
        "Share: he owned half of the song and never saw a cent of it.",
        "Vocals by Ann Lee | Guitar by Bo Ray",
        "The diaries will not be published.",
        "Other hits: Night Ferry / Cold Sea / Wide Sea",
        "Album: Carry the One (1991) · Label: Stoopside · Length: 5:02",
        "- #15 in Argentina - #10 in Australia - #23 in Austria - #36 in Belgium",
        "– Gold in Germany & Switzerland",
        "5x Platinum in Italy",
        "24th May 2016",
        "Charlie Puth, Jacob Kashner Hindlin & Selena Gomez",
        "Release Date",
        "12 comments from fans made him change the last line.",
        "The latest news from the tour reached her in Bergen.",
    ],
)
def test_a_line_of_the_story_stays(line: str) -> None:
    assert reasons(STORY, line, STORY + " Again.") == {}


def test_editors_picks_below_the_article_are_cut_to_the_end() -> None:
    story = [f"{STORY} Part {number}." for number in range(6)]
    picks = ["Editor's Picks", "Ann Lee", "Ann LeeInterviews", "The singer on her third album and what came of it."]
    assert list(reasons(*story, *picks)) == picks


def test_facts_below_a_list_of_articles_stay() -> None:
    cut = reasons(
        STORY, STORY + " Two.", "Related posts", "Ten Great Ferries", "Release Date: 24 May 2016", "#1 in Italy"
    )
    assert list(cut) == ["Related posts", "Ten Great Ferries"]


def test_a_story_that_goes_on_below_a_list_of_articles_stays() -> None:
    cut = reasons(STORY, "Related posts", "Ten Great Ferries", f"{STORY} {STORY} {STORY} {STORY} {STORY}")
    assert list(cut) == ["Related posts", "Ten Great Ferries"]


def test_site_names_above_the_heading_of_the_song_are_cut() -> None:
    page = ("Stories of Songs", "Lyric Music", "Night Ferry (feat. Ann Lee)", "The Lanterns", "Album: Dark", STORY)
    assert list(reasons(*page)) == ["Stories of Songs", "Lyric Music"]


def test_a_headline_above_the_heading_of_the_song_stays() -> None:
    page = ("The long road of Night Ferry", "Night Ferry", "The Lanterns", "Album: Dark", STORY)
    assert reasons(*page) == {}


def test_a_row_of_links_at_the_top_is_a_menu_whatever_its_items_are_called() -> None:
    row = "Maalit | Laulut | Kartat | Haku"
    assert list(reasons(row, "A headline", STORY)) == [row]
    assert reasons("A headline", STORY, STORY + " Two.", row, STORY + " Three.") == {}


def test_a_heading_of_names_and_a_row_of_facts_at_the_top_stay() -> None:
    assert (
        reasons("Night Ferry | The Lanterns | Dark", "Album: Dark · Label: Dock · Length: 5:02 · Key: A", STORY) == {}
    )


def test_the_name_of_a_site_above_its_menu_is_cut() -> None:
    assert list(reasons("Kettle Notes", "About / Archive / Gigs / RSS", STORY)) == [
        "Kettle Notes",
        "About / Archive / Gigs / RSS",
    ]


def test_a_headline_above_a_row_of_tabs_stays() -> None:
    assert list(reasons("Ferry Songs of Oslo", "Lyrics | Facts | Samples", STORY)) == ["Lyrics | Facts | Samples"]


lines_of_pages = st.lists(
    st.one_of(
        st.text(max_size=60),
        st.sampled_from(
            [STORY, "Comments: 2", "• Ann from Oslo: I was there!", "Share:", "Latest News", "Play Video", "", "  ",
             "Home | Songs | Log in", "# Head", "- Gold in Norway", "#1 in A - #2 in B - #3 in C", "See also: X"]
        ),
    ),
    max_size=14,
)  # fmt: skip


@given(lines_of_pages)
@settings(max_examples=200, deadline=None)
def test_cuts_and_kept_text_tile_the_page_and_units_touch_no_cut(lines: list[str]) -> None:
    text = "\n".join(lines)
    cuts = clean(text)
    comments = find_comments(text, cuts)
    article = Article("id", "a.txt", "0", text, Details(), cuts, comments)
    assert_sorted_apart([cut.span for cut in cuts], text)
    assert_sorted_apart(list(comments), text)
    tiles = sorted([*article.kept(), *(cut.span for cut in cuts)])
    assert "".join(text[tile.start : tile.end] for tile in tiles) == text
    spans = [unit.span for unit in units(article)]
    assert_sorted_apart(spans, text)
    assert not any(span.overlaps(cut.span) for span in spans for cut in cuts)
    assert not any(comment.overlaps(cut.span) for comment in comments for cut in cuts)


def test_cuts_that_the_format_made_are_kept() -> None:
    text = f"Hidden words\n{STORY}\nPlay Video"
    cuts = clean(text, (Cut(Span(0, 12), "hidden in the page"),))
    assert [cut.reason for cut in cuts] == ["hidden in the page", "media player label"]


def assert_sorted_apart(spans: list[Span], text: str) -> None:
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))

"""Readers' comments are labelled, and nothing of the story with them."""

from __future__ import annotations

import pytest

from corpus import Kind, read_content, units

STORY = "The band wrote it on a night ferry.\nIt came out in May."


def comments(text: str) -> list[str]:
    article = read_content(text.encode(), "a.txt")
    return [article.text[span.start : span.end] for span in article.comments]


@pytest.mark.parametrize(
    "remark",
    [
        "Ann from Oslo: I was there!",
        "Ann from Oslo, Norway - I was there!",
        "Ann, Oslo - I was there!",
        "Ann (Oslo) - I was there!",
        "ann_94: i was there",
        "• Olivia from Nowherei was there",
        "Ann Lee says:",
    ],
)
def test_comments_below_their_heading_are_labelled_with_it(remark: str) -> None:
    assert comments(f"{STORY}\nComments: 1\n{remark}") == ["Comments: 1", remark]


def test_further_paragraphs_of_a_comment_belong_to_it() -> None:
    assert comments(f"{STORY}\nComments\nAnn: I was there!\nAnd it was cold.")[2:] == ["And it was cold."]


def test_comments_end_where_the_page_goes_on() -> None:
    labelled = comments(f"{STORY}\nComments: 1\nAnn: I was there!\nsee more comments\nRelease Date\n24 May 2016")
    assert labelled == ["Comments: 1", "Ann: I was there!"]


def test_a_heading_below_the_comments_ends_them() -> None:
    assert comments(f"{STORY}\nComments: 1\nAnn: I was there!\n\nRelease Date\n24 May 2016")[-1] == "Ann: I was there!"


def test_comments_below_a_line_of_tags_that_is_cut_are_labelled() -> None:
    assert comments(f"{STORY}\nFiled under: Norway | 3 responses\nann_94: i was there") == ["ann_94: i was there"]


@pytest.mark.parametrize(
    "text",
    [
        f"Q: Was it cold?\nA: It was.\n{STORY}",
        f"Comments\nThe band has never said what it is about\n{STORY}",
        f"4 comments by critics hurt her.\nAnn: They were right.\n{STORY}",
    ],
)
def test_an_interview_and_a_story_hold_no_comments(text: str) -> None:
    assert comments(text) == []


def test_units_of_comments_are_comments() -> None:
    article = read_content(f"{STORY}\nComments: 1\nAnn: I was there. It was cold.".encode(), "a.txt")
    kinds = [unit.kind for unit in units(article)]
    assert kinds == [Kind.SENTENCE, Kind.SENTENCE, Kind.COMMENT, Kind.COMMENT, Kind.COMMENT]

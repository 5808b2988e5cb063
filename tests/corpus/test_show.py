"""`python -m corpus show`: what was kept, what was cut and why."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus import Article, Cut, Details, Span, read_content
from corpus.__main__ import main
from corpus.show import show

PAGE = "Night Ferry\nby The Lanterns\n\nIt was cold.\nPlay Video\nIt rained.\nComments: 1\nAnn: I was there!"


def test_the_page_is_shown_with_labels_and_reasons() -> None:
    shown = show(read_content(PAGE.encode(), "a.txt"), colour=False).split("\n")
    assert shown[1] == "title       Night Ferry"
    assert "            It was cold." in shown
    assert shown[shown.index("cut         Play Video") - 1] == "            [cut: media player label]"
    assert "comment     Ann: I was there!" in shown


def test_every_line_of_the_page_is_shown_once() -> None:
    shown = show(read_content(PAGE.encode(), "a.txt"), colour=False).split("\n\n", 1)[1]
    assert all(shown.count(line) == 1 for line in PAGE.split("\n") if line)


def test_colours_only_on_request() -> None:
    article = read_content(PAGE.encode(), "a.txt")
    assert "\x1b[" in show(article, colour=True)
    assert "\x1b[" not in show(article, colour=False)


def test_control_characters_of_a_page_are_not_sent_to_the_terminal() -> None:
    text = "It was \x1b[31mcold.\nGone \x9b2J."
    article = Article("id", "\x1b.txt", "0", text, Details(title="\x1b[0m"), (Cut(Span(15, len(text)), "menu"),))
    assert not set(show(article, colour=False)) & {"\x1b", "\x9b"}


def test_the_command_prints_the_article(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.txt"
    path.write_text(PAGE)
    assert main(["show", str(path)]) == 0
    assert "It was cold." in capsys.readouterr().out


def test_a_mistake_is_one_line_and_status_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", str(tmp_path / "none.txt")]) == 2
    assert capsys.readouterr().err == "none.txt: there is no such file. Check its name and its folder\n"

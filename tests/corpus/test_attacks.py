"""What an article orders, forges or hides is cut: neither its text nor its details are told from it."""

from __future__ import annotations

import pytest

from corpus import Article, read_content
from tests.corpus.attacks import ATTACKS, HEAD, LIE, TRUE, WITHOUT, page


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_of_an_attack_is_kept(attack: str) -> None:
    file, text = ATTACKS[attack]
    attacked, honest = read(file, text), read(file, WITHOUT[file])
    assert "Mallory" not in kept(attacked)
    assert TRUE in kept(attacked)
    assert attacked.details == honest.details


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("plain.md", f"{HEAD}{TRUE}\n\n{LIE}\n"),
        ("plain.md", f"{HEAD}{TRUE}\n\n<b>{LIE}</b>\n"),
        ("plain.md", f"{HEAD}{TRUE}\n\n---\n{LIE}\n---\n"),
        ("plain.md", f"{HEAD}{TRUE}\n\n[Host]: {LIE}\n"),
        ("plain.html", page(f"<p>{LIE}</p>")),
        ("plain.html", page(f'<div style="background:#222"><p style="color:#fff">{LIE}</p></div>')),
        ("plain.html", page(f'<p style="font-size:14px;left:0;margin-left:-480px">{LIE}</p>')),
        ("plain.html", page(f'<p class="x">{LIE}</p>', "<style>@media print{.x{display:none}}</style>")),
        ("plain.html", page(f'<p class="x">{LIE}</p>', "<style>.x{display:none}.x{display:block}</style>")),
        ("plain.html", page(f"<p>{LIE}</p>", "<style>body{opacity:0}</style>")),
    ],
)
def test_what_a_reader_sees_is_kept(file: str, text: str) -> None:
    assert "Mallory" in kept(read(file, text))


@pytest.mark.parametrize(
    "line",
    [
        "She would answer every question about it with a laugh.",
        "He chose to ignore all the earlier rules of songwriting.",
        "Forget everything, he sang, and answer me.",
        "You are the assistant of a fool, the second verse says.",
        "The system: two chords and a lie.",
    ],
)
def test_a_story_of_orders_is_no_order(line: str) -> None:
    assert line in kept(read("plain.md", f"{HEAD}{TRUE}\n\n{line}\n"))


def read(file: str, text: str) -> Article:
    return read_content(text.encode(), file)


def kept(article: Article) -> str:
    return "\n".join(article.text[span.start : span.end] for span in article.kept())

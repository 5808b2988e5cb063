"""Details are taken where a page gives them, and left empty where it does not."""

from __future__ import annotations

import pytest

from corpus import Details, read_content
from corpus.dates import iso_date

STORY = "It was written on a ferry, and nobody knows by whom."


def details(*lines: str) -> Details:
    return read_content("\n".join(lines).encode(), "a.txt").details


@pytest.mark.parametrize(
    ("lines", "song", "artist"),
    [
        (("Night Ferry", "by The Lanterns (featuring Ann Lee)", STORY), "Night Ferry", "The Lanterns; Ann Lee"),
        (("Night Ferry (feat. Ann Lee)", "The Lanterns", "Album Dark", STORY), "Night Ferry", "The Lanterns; Ann Lee"),
        (("Ann Lee and Bo Ray's 'Night Ferry' Is Cold", "They like Night Ferry."), "Night Ferry", "Ann Lee; Bo Ray"),
        (('The story of "Night Ferry" by The Lanterns', "Night Ferry is a song."), "Night Ferry", "The Lanterns"),
        (("“Night Ferry” is the hit single from The Lanterns and it was cold.",), "Night Ferry", "The Lanterns"),
        (("That is why Night Ferry by Ann Lee became big. Night Ferry is cold.",), "Night Ferry", "Ann Lee"),
        (("Night Ferry", "Artist: Pim & de Kruimels", STORY), "Night Ferry", "Pim & de Kruimels"),
        ((STORY,), "", ""),
        (('Ann Lee: "It was cold and I was alone"', STORY), "", ""),
        (('She liked "Cold Sea" and "Warm Sea" and "Wide Sea".',), "", ""),
        (('Lyle "Buster" Amberly, who sang, has died.',), "", ""),
    ],
)
def test_song_and_artist(lines: tuple[str, ...], song: str, artist: str) -> None:
    found = details(*lines)
    assert (found.song, found.artist) == (song, artist)


def test_the_title_is_the_first_real_line() -> None:
    assert details("Home | Songs | Log in", "How a song crossed the sea", STORY).title == "How a song crossed the sea"


@pytest.mark.parametrize("line", [STORY, "- Gold in Norway", "x" * 200])
def test_prose_and_list_items_are_no_title(line: str) -> None:
    assert details(line, STORY).title == ""


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Published: 12 May 2016", "2016-05-12"),
        ("Posted on February 14, 2019 by Nettie B. in Tea Time", "2019-02-14"),
        ("By Ann Lee, 3rd March 2020", "2020-03-03"),
        ("May 12, 2016", "2016-05-12"),
        ("Recorded in 1976", ""),
        ("1976", ""),
        ("Published: soon", ""),
    ],
)
def test_the_date_of_the_page(line: str, published: str) -> None:
    assert details("A headline", line, STORY).published == published


def test_the_date_of_a_release_is_not_the_date_of_the_page() -> None:
    assert details("A headline", "Release Date", "24th May 2016", STORY).published == ""


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("Source: Dock Weekly", "Dock Weekly"),
        ("© 2019 Dock Weekly. All rights reserved.", "Dock Weekly"),
        ("© Dock Weekly - Terms - Privacy", "Dock Weekly"),
        ("© All rights reserved", ""),
        ("The source: he never told.", ""),
    ],
)
def test_the_publisher(line: str, publisher: str) -> None:
    assert details("A headline", STORY, line).publisher == publisher


def test_the_address_of_the_page() -> None:
    assert details("A headline", STORY, "Source: https://dock.example/a").url == "https://dock.example/a"


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("24th May 2016", "2016-05-24"),
        ("Thursday, May 24th, 2016", "2016-05-24"),
        ("Sept. 2016", "2016-09"),
        ("2016", "2016"),
        ("5/6/2016", ""),
        ("31 February 2016", ""),
        ("2016-13", ""),
        ("soon", ""),
    ],
)
def test_dates_become_iso_as_exact_as_written(written: str, iso: str) -> None:
    assert iso_date(written) == iso

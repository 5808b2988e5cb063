"""What a page says of itself: title, song, artist, publisher, address, date. Where it does not say: ""."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import fields

from corpus.article import Cut, Details, Span
from corpus.dates import iso_date, leading_date
from corpus.page import HIDDEN, Line, lines
from corpus.song import Naming, name_song, tidy_song

_ENDED = re.compile(r"""[.!…;,]["'”’)\]]*$""")
_LONGEST_TITLE = 150
_LONGEST_OPENING = 50_000
_LABEL = re.compile(r"\W*\w[\w &/-]{1,28}:\s")
_LISTED = re.compile(r"\s*(?:[-*•·–—]|\d{1,2}[.)])\s")
_ADDRESS = re.compile(
    r"(?:(?:source|url|link|from|original(?:ly)?(?: at)?)\s*:\s*)?(https?://[^\s<>\"']{4,500})", re.IGNORECASE
)
_SOURCE = re.compile(
    r"(?:source|publisher|publication|originally (?:published|appeared|printed) (?:in|on|by))\s*:?\s+([^:.]{2,60})\.?",
    re.IGNORECASE,
)
_RIGHTS = re.compile(
    r"(?:©|copyright|\(c\))\s*(?:©\s*)?(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)\d\d)?,?\s*)?(?:by\s+)?([^.|·:©]{2,60}?)"
    r"(?:,?\s+(?:19|20)\d\d)?(?:\s+[-–—]\s.*|[.|·].*)?",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"(?:first |originally |last )?(?:published|posted|edited|updated|modified|date)(?: on)?\s*:?\s+(?P<date>.*)",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"by [^\d]{2,60}?[,|·–—-]\s*(?P<date>[^|·]*\d{4})\W*", re.IGNORECASE)
_DATED_FACTS = ("release", "recorded", "born", "charted")
_TOP, _BOTTOM = 10, 6


def find_details(
    text: str, cuts: Sequence[Cut], comments: Sequence[Span], given: Mapping[str, str | tuple[str, ...]]
) -> Details:
    """The details of a page; what the file itself states (`given`) wins over what its text suggests."""
    every = lines(text, [cut for cut in cuts if cut.reason == HIDDEN])
    remarks = set(comments)
    kept = tuple(line for line in lines(text, cuts) if line.span not in remarks)
    title = str(given.get("title", "")) or title_of(kept)
    naming = name_song(_opening(kept), kept, title)
    guessed: dict[str, str | tuple[str, ...]] = {
        "title": title,
        "song": naming.song,
        "artist": naming.artist,
        "publisher": _publisher(every),
        "url": _address(every),
        "published": _published(kept),
    }
    stated = {field.name: given[field.name] for field in fields(Details) if field.name in given}
    return Details(**(guessed | stated))  # type: ignore[arg-type]


def title_of(kept: Sequence[Line]) -> str:
    """The headline: the first line, unless that already is prose, a list item or a fact."""
    if not kept:
        return ""
    first = kept[0].text.lstrip("# ")
    prose = len(first) > _LONGEST_TITLE or bool(_ENDED.search(first)) or bool(_LISTED.match(first))
    return "" if prose or _ADDRESS.match(first) else first


def title_line(kept: Sequence[Line]) -> int:
    """How many lines stand above the song's own heading, if all of them could be a site's; else 0."""
    naming = name_song(_opening(kept), kept, "")
    for at, line in enumerate(kept[:5]):
        if naming.song and tidy_song(line.text).lower() == naming.song.lower():
            return at if all(_could_be_a_site(above, naming) for above in kept[:at]) else 0
    return 0


def _opening(kept: Sequence[Line]) -> str:
    """As much of the page as is needed to see what it is about; a book's worth of text must not take minutes."""
    return "\n".join(line.text for line in kept)[:_LONGEST_OPENING]


def _could_be_a_site(line: Line, naming: Naming) -> bool:
    words = line.text.lower()
    named = any(name and name in words for name in (naming.song.lower(), naming.artist.split(";")[0].lower()))
    return len(words) <= 80 and not _ENDED.search(words) and not _LABEL.match(line.text) and not named


def _published(kept: Sequence[Line]) -> str:
    """The date of the page: a line near the top that says so, or that is a date and no fact's value."""
    above = ""
    for line in kept[:_TOP]:
        stated = _DATED.fullmatch(line.text) or _BYLINE.fullmatch(line.text)
        if stated and (found := leading_date(stated["date"].strip()) or iso_date(stated["date"])):
            return found
        bare = iso_date(line.text)
        if len(bare) == len("2016-05-12") and not above.lower().startswith(_DATED_FACTS):
            return bare
        above = line.text
    return ""


def _publisher(every: Sequence[Line]) -> str:
    """Who published the page: a source line, or the owner of the rights at its foot."""
    edges = [*every[:_TOP], *every[-_BOTTOM:]]
    sources = (found[1].strip() for line in edges if (found := _SOURCE.fullmatch(line.text)))
    owners = (found[1].strip(" ,-") for line in every[-_BOTTOM:] if (found := _RIGHTS.fullmatch(line.text)))
    return next(sources, "") or next((owner for owner in owners if not owner.lower().startswith("all rights")), "")


def _address(every: Sequence[Line]) -> str:
    edges = [*every[:_TOP], *every[-_BOTTOM:]]
    return next((found[1] for line in edges if (found := _ADDRESS.fullmatch(line.text))), "")

"""An article: one source document after reading. Everything else points into its text by offset."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from itertools import pairwise
from pathlib import PurePosixPath


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open slice `[start, end)` of an article's text, in code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span runs forward from 0, not from {self.start} to {self.end}")

    def contains(self, other: Span) -> bool:
        """True where `other` lies inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """True where the two share at least one character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Cut:
    """A slice that is left out of passages and quotes, with the reason a person is shown."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Details:
    """What is known about an article; "" where the page does not say.

    `song` and `artist` hold several names joined with "; ". `published` is ISO 8601, as exact as the page is:
    "2021-06-30", "2021-06" or "2021". `sources` names the pages that an article was written from.
    """

    title: str = ""
    song: str = ""
    artist: str = ""
    publisher: str = ""
    url: str = ""
    published: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """One source document after reading.

    `text` is the whole page as read, cuts included, so that undoing a cut moves no offset. `cuts` and `comments`
    are sorted and do not overlap; a comment is a reader's remark, kept but never evidence.
    `file` is the posix path below the articles folder; `id` is made from it; `revision` from what was read.
    """

    id: str
    file: str
    revision: str
    text: str
    details: Details
    cuts: tuple[Cut, ...] = ()
    comments: tuple[Span, ...] = ()

    @property
    def label(self) -> str:
        """The name a person is shown: the title, else the song, else the file's name."""
        return self.details.title or self.details.song or PurePosixPath(self.file).stem

    @property
    def songs(self) -> tuple[str, ...]:
        """The songs that the article is about."""
        return split_names(self.details.song)

    @property
    def artists(self) -> tuple[str, ...]:
        """The artists that the article is about."""
        return split_names(self.details.artist)

    def kept(self) -> tuple[Span, ...]:
        """The spans of the text between the cuts, in order."""
        edges = [Span(0, 0), *(cut.span for cut in self.cuts), Span(len(self.text), len(self.text))]
        return tuple(Span(a.end, b.start) for a, b in pairwise(edges) if a.end < b.start)


def split_names(joined: str) -> tuple[str, ...]:
    """The names in a field that joins several with "; "."""
    return tuple(name for part in joined.split(";") if (name := part.strip()))


def article_id(file: str) -> str:
    """The id of the article in `file`: 12 hexadecimal digits, the same on every machine."""
    return hashlib.sha256(file.encode("utf-8", "surrogatepass")).hexdigest()[:12]

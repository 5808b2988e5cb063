"""A page: what a format's reader makes of a file; and its lines, which the cleaning rules look at."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from corpus.article import Cut, Span

_LINE = re.compile(r"[^\n]+")
HIDDEN = "hidden in the page"
"""The reason of a cut that nobody who looks at the page can see. It is no evidence, and tells nothing of the page."""


@dataclass(frozen=True, slots=True)
class Page:
    """The text of a file as read. `given` holds the details that the file itself states; they win over any guess."""

    text: str
    given: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)
    cuts: tuple[Cut, ...] = ()
    comments: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A line with something on it. `text` is its words without the space around them; `span` is theirs."""

    span: Span
    text: str
    after_blank: bool


def touches(spans: Sequence[Span], span: Span) -> bool:
    """True where `span` overlaps one of the sorted, disjoint `spans`."""
    at = bisect_left(spans, span.end, key=lambda other: other.start) - 1
    return at >= 0 and spans[at].overlaps(span)


def lines(text: str, cuts: Sequence[Cut] = ()) -> tuple[Line, ...]:
    """The non-blank lines of `text` that no cut touches, in order."""
    found: list[Line] = []
    end, waiting = 0, iter(cuts)
    cut = next(waiting, None)
    for match in _LINE.finditer(text):
        words = match.group().strip()
        if not words:
            continue
        start = match.start() + match.group().index(words)
        span = Span(start, start + len(words))
        blank = text.count("\n", end, span.start) > 1
        end = span.end
        while cut and cut.span.end <= span.start:
            cut = next(waiting, None)
        if not (cut and cut.span.overlaps(span)):
            found.append(Line(span, words, blank))
    return tuple(found)

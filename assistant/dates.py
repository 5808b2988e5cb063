"""Dates as people write them, more or less exact: "1957" and "3 May 1957" do not contradict each other."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.text import fold

MONTHS = {
    name: number
    for number, name in enumerate(
        "january february march april may june july august september october november december".split(), start=1
    )
}
_SHORT = {name[:3]: number for name, number in MONTHS.items()} | {"sept": 9}
_MONTHS = {name: frozenset({number}) for name, number in (MONTHS | _SHORT).items()}
_SEASONS = {
    "spring": frozenset({3, 4, 5}),
    "summer": frozenset({6, 7, 8}),
    "autumn": frozenset({9, 10, 11}),
    "fall": frozenset({9, 10, 11}),
    "winter": frozenset({12, 1, 2}),
}
_PARTS = _MONTHS | _SEASONS
_NAME = "|".join(sorted(_MONTHS, key=len, reverse=True))
_ISO = re.compile(r"\b(1[5-9]\d\d|20\d\d)-(\d\d)-(\d\d)\b")
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b(?!s)")
_DAY = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?:{_NAME})\b|\b(?:{_NAME})\.? (\d{{1,2}})(?:st|nd|rd|th)?\b(?![\d:])"
)
_PART = re.compile(rf"\b({'|'.join(sorted(_PARTS, key=len, reverse=True))})\b")


@dataclass(frozen=True, slots=True)
class Date:
    """What a text tells of one date; None for what it does not. `months` are those that it may be."""

    year: int | None
    months: frozenset[int] | None
    day: int | None

    def contradicts(self, other: Date) -> bool:
        """True where both tell the year, the month or the day, and not the same."""
        years = self.year is not None and other.year is not None and self.year != other.year
        days = self.day is not None and other.day is not None and self.day != other.day
        months = self.months is not None and other.months is not None and not self.months & other.months
        return years or months or days


def date_in(text: str) -> Date | None:
    """The one date in a text; None where there is none, or several: "between 1957 and 1962" is no date."""
    folded = fold(text)
    if iso := _ISO.search(folded):
        year, month, day = map(int, iso.groups())
        return Date(year, frozenset({month}), day)
    years = set(map(int, _YEAR.findall(folded)))
    days = {int(one or other) for one, other in _DAY.findall(folded)}
    # "May" and "fall" are dates beside a figure alone: "in the fall" may be anybody's, "the March" too.
    parts = set(_PART.findall(folded)) if years or days else set()
    if max(len(years), len(days), len(parts)) != 1 or not (years or days):
        return None
    months = _PARTS[parts.pop()] if parts else None
    return Date(years.pop() if years else None, months, days.pop() if days else None)

"""Dates as pages write them -> ISO 8601, as exact as they are written."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)(?:T[\d:.+Z-]*)?",
        rf"{_WEEKDAY}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s+{_MONTH},?\s+{_YEAR}",
        rf"{_WEEKDAY}{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{_YEAR}",
        rf"{_MONTH},?\s+{_YEAR}",
        rf"{_YEAR}-(?P<month>\d\d)",
        _YEAR,
    )
)


def iso_date(text: str) -> str:
    """The date that all of `text` is, as "2016-05-12", "2016-05" or "2016"; "" where it is none.

    "5/6/2016" is none: it is a different day on each side of the Atlantic.
    """
    return next((_iso(found) for form in _FORMS if (found := form.fullmatch(text.strip(" .,")))), "")


def leading_date(text: str) -> str:
    """The full date, or the month and year, that `text` begins with; "" where it begins with none."""
    return next((_iso(found) for form in _FORMS[:4] if (found := form.match(text))), "")


def _iso(found: re.Match[str]) -> str:
    parts = found.groupdict()
    month, day = parts.get("month"), parts.get("day")
    if month is None:
        return parts["year"]
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
    try:
        exact = date(int(parts["year"]), number, int(day or 1))
    except ValueError:
        return ""
    return exact.isoformat() if day else exact.isoformat()[:7]

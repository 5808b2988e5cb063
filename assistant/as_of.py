"""The date that a figure was true at, from the sentence that gives it, else from the day its page was published."""

from __future__ import annotations

import re

from assistant.answer import Quote
from assistant.dates import MONTHS

_MONTH = "|".join(MONTHS)
_DATED = re.compile(
    rf"\b(?:as of|by|in|on|since|at|until|of)\s+(?:the\s+)?(?:end of\s+|late\s+|early\s+|mid-?\s*|middle of\s+)*"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?:({_MONTH})\s+(?:\d{{1,2}},?\s+)?)?((?:19|20)\d\d)\b",
    re.IGNORECASE,
)


def as_of(quote: Quote) -> str | None:
    """The date as "2021-06" or "2021"; None where neither the sentence nor the page is dated."""
    match = _DATED.search(quote.text)
    if match:
        month, year = match.groups()
        return f"{year}-{MONTHS[month.lower()]:02d}" if month else year
    return quote.article.details.published[:7] or None

"""The words of a question: which count, and how SQLite's full-text search is asked for them."""

from __future__ import annotations

import re
from collections.abc import Sequence

_WORD = re.compile(r"[^\W_]+", re.UNICODE)
_MOST_TERMS = 64
# Words that stand in every question and tell no passage from another.
STOP_WORDS = frozenset(
    "a about am an and any are as at be been being but by can could did do does doing for from had has have having he "
    "her hers him his how i if in into is it its itself just ll m me my of on or our ours re s she should so some such "
    "t than that the their theirs them then there these they this those to too up us ve was we were what when where "
    "which while who whom whose why will with would you your yours tell d don didn doesn isn wasn aren weren".split()
)


def terms(question: str) -> tuple[str, ...]:
    """The words that a search looks for, each once, in lower case; the stop words only where there are no others."""
    words = list(dict.fromkeys(match.group().lower() for match in _WORD.finditer(question)))
    telling = [word for word in words if word not in STOP_WORDS]
    return tuple((telling or words)[:_MOST_TERMS])


def match_any(words: Sequence[str]) -> str:
    """An FTS5 query for any of `words`. Each is quoted, so that no operator in a question is ever obeyed."""
    return " OR ".join('"' + word.replace('"', "") + '"' for word in words)

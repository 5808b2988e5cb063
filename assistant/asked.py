"""What kind of answer a question asks for: a figure, one that grows with time, the signs of a list."""

from __future__ import annotations

import re
from itertools import pairwise

from assistant.text import fold

_FIGURE = re.compile(
    r"\bhow (?:many|much|often|long|tall|high|old|far|big|fast)\b"
    r"|\b(?:what|which) (?:number|position|percentage|share|age|price|sum)\b|\bpeak(?:ed)?\b"
)
_GROWS = re.compile(
    r"\b(?:views?|viewed|watched|streams?|streamed|plays?|played|likes?|sold|sales|copies|subscribers)\b"
)
_NUMBER = (
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|hundreds?|thousands?|half"
    r"|millions?|billions?|once|twice|first|second|third|none|dozens?|several|single|both)\b"
)
_TIME = (
    r"\d|\b(?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer"
    r"|autumn|fall|winter|\w*day|night|morning|year|month|week|before|after|when|during|while)s?\b"
)
_FORMS = (
    (_FIGURE, re.compile(_NUMBER, re.IGNORECASE)),
    (re.compile(r"\bwhen\b|\b(?:what|which) (?:year|month|day|date)\b"), re.compile(_TIME, re.IGNORECASE)),
    (re.compile(r"\b(?:who|whose|whom)\b"), re.compile(r"[A-Z]|\b(?:his|her|their|my|the|a|an)\b")),
    (re.compile(r"\bwhy\b"), re.compile(r"\w+\W+\w+\W+\w+")),
)
_LIST = re.compile(r"\b(?:who|what|where) else\b|\blist\b|\bname (?:the|all|every)\b|\ball (?:the|of)\b|\bevery\b")
_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+")
_PLURAL = re.compile(r"\w{3,}(?<![sui])s")
_BETWEEN = re.compile(r"\?\s+(?=\w)")


def last_question(question: str) -> str:
    """The last of several questions in a row: a follow-up stands behind the ones that it takes its subject from."""
    return _BETWEEN.split(question.strip())[-1]


def asks_for_figure(question: str) -> bool:
    """True for "how many", "what number", "how often"."""
    return bool(_FIGURE.search(_folded(question)))


def fits(question: str, answer: str) -> float:
    """1 where the answer has the form that the question asks for, 0 where it has not, 0.5 where nobody can tell.

    A "who" wants a name, "when" and "how many" a figure, "why" more than a word or two.
    """
    folded = _folded(question)
    for asked, given in _FORMS:
        if asked.search(folded):
            return float(bool(given.search(answer)))
    return 0.5


def asks_openly_for_list(question: str) -> bool:
    """True for "who else", "list ...", "all the ...": no doubt about it."""
    return bool(_LIST.search(_folded(question)))


def list_signs(question: str) -> dict[str, float]:
    """The words and pairs of words of a question, each 1.0: they tell whether it asks for one thing or for several.

    A capitalised word is a name whatever it is, and a plural is marked as one, so that unseen words count too.
    """
    found = ["^"]
    for place, match in enumerate(_TOKEN.finditer(last_question(question))):
        word = match.group()
        folded = fold(word)
        found += ["Name"] if place and word[0].isupper() else [folded]
        if _PLURAL.fullmatch(folded):
            found.append("Plural")
    pairs = [f"{one} {other}" for one, other in pairwise(found)]
    return dict.fromkeys([*found, *pairs], 1.0)


def asks_for_growing_figure(question: str) -> bool:
    """True for views, streams, sales: figures that differ because time went by, and so are dated."""
    return asks_for_figure(question) and bool(_GROWS.search(_folded(question)))


def _folded(question: str) -> str:
    return fold(last_question(question))

"""What kind of answer a question asks for: a person, a figure, a list, a reason."""

from __future__ import annotations

import re
from enum import StrEnum

from assistant.text import fold


class Asked(StrEnum):
    """The kind of answer."""

    PERSON = "person"
    TIME = "time"
    PLACE = "place"
    FIGURE = "figure"
    REASON = "reason"
    YES_NO = "yes or no"
    OTHER = "other"


# In this order: "how many years" is a figure, not a time.
_PATTERNS = (
    (
        Asked.FIGURE,
        r"\bhow (?:many|much|often|long|tall|high|old|far|big|fast)\b"
        r"|\bwhat (?:number|position|percentage|share|age)\b|\bpeak\b",
    ),
    (Asked.TIME, r"\bwhen\b|\b(?:what|which) (?:year|date|day|month|decade|time)\b|\brelease date\b"),
    (
        Asked.PLACE,
        r"\bwhere\b|\b(?:what|which|whose) (?:city|country|town|place|studio|venue|room|closet|street|hotel)\b",
    ),
    (
        Asked.PERSON,
        r"\bwho(?:m|se)?\b|\bwhat (?:was|is) the name of the (?:man|woman|person|director|producer|singer)\b",
    ),
    (Asked.REASON, r"\bwhy\b|\bhow (?:come|did|do|does|was|were|is)\b|\breason\b|\bwhat made\b"),
    (Asked.YES_NO, r"^(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should)\b"),
)
_BETWEEN = re.compile(r"\?\s+(?=\w)")
_GROWS = re.compile(
    r"\b(?:views?|viewed|watched|streams?|streamed|plays?|played|likes?|sold|sales|copies|subscribers)\b"
)
_LIST = re.compile(
    r"\b(?:which|what) (?:\w+ ){0,2}?(?!is\b|was\b|does\b|has\b|this\b|press\b)\w{3,}(?<!s)s\b(?! (?:is|was|does)\b)"
    r"|\bwho (?:all|else)\b|\blist\b|\bname (?:the|all|every)\b|\ball (?:the|of)\b|\beveryone\b"
    r"|\bwho (?:were|are) the\b|\b(?:chart positions|certifications|awards|covers|writers|other songs)\b"
)


def asked_for(question: str) -> Asked:
    """The kind of answer that the question's words ask for."""
    folded = _last(question)
    return next((kind for kind, pattern in _PATTERNS if re.search(pattern, folded)), Asked.OTHER)


def asks_for_list(question: str) -> bool:
    """True where several items together are one answer: "which countries", "who else", "all the writers"."""
    return bool(_LIST.search(_last(question)))


def asks_for_growing_figure(question: str) -> bool:
    """True for views, streams, sales: figures that differ because time went by, and so are dated."""
    return asked_for(question) is Asked.FIGURE and bool(_GROWS.search(_last(question)))


def _last(question: str) -> str:
    """The last of several questions in a row: a follow-up stands behind the ones that it takes its subject from."""
    return _BETWEEN.split(fold(question).strip())[-1]

"""What kind of answer a question asks for: a figure, one that grows with time, a list."""

from __future__ import annotations

import re

from assistant.text import fold

_FIGURE = re.compile(
    r"\bhow (?:many|much|often|long|tall|high|old|far|big|fast)\b"
    r"|\bwhat (?:number|position|percentage|share|age)\b|\bpeak\b"
)
_GROWS = re.compile(
    r"\b(?:views?|viewed|watched|streams?|streamed|plays?|played|likes?|sold|sales|copies|subscribers)\b"
)
_LIST = re.compile(
    r"\b(?:which|what) (?:\w+ ){0,2}?(?!is\b|was\b|does\b|has\b|this\b|press\b)\w{3,}(?<!s)s\b(?! (?:is|was|does)\b)"
    r"|\bwho (?:all|else)\b|\blist\b|\bname (?:the|all|every)\b|\ball (?:the|of)\b|\beveryone\b"
    r"|\bwho (?:were|are) the\b|\b(?:chart positions|certifications|awards|covers|writers|other songs)\b"
)
_BETWEEN = re.compile(r"\?\s+(?=\w)")


def last_question(question: str) -> str:
    """The last of several questions in a row: a follow-up stands behind the ones that it takes its subject from."""
    return _BETWEEN.split(question.strip())[-1]


def asks_for_figure(question: str) -> bool:
    """True for "how many", "what number", "how often"."""
    return bool(_FIGURE.search(_folded(question)))


def asks_for_list(question: str) -> bool:
    """True where several items together are one answer: "which countries", "who else", "all the writers"."""
    return bool(_LIST.search(_folded(question)))


def asks_for_growing_figure(question: str) -> bool:
    """True for views, streams, sales: figures that differ because time went by, and so are dated."""
    return asks_for_figure(question) and bool(_GROWS.search(_folded(question)))


def _folded(question: str) -> str:
    return fold(last_question(question))

"""Whether two pieces of evidence give the same answer."""

from __future__ import annotations

import re

from assistant.dates import date_in
from assistant.evidence import Evidence
from assistant.text import stands_in, telling, words

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_NUMBER_WORDS = {
    word: str(value)
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split()
    )
} | {"once": "1", "twice": "2", "double": "2", "triple": "3", "first": "1", "second": "2", "third": "3"}
_DENIALS = frozenset("no not never nobody nothing none neither nor without".split())
# "Conti Street" and "St. Louis Street" have half of their words in common.
_SAME_WORDS = 0.5
_PRINTED_TWICE = 0.8
# A heading of two words stands in half of all sentences, and is no reprint of them.
_ENOUGH_TO_COMPARE = 4


def agree(one: Evidence, other: Evidence) -> bool:
    """True for the same words, the same figure or date, more detail of the same, or one interview printed twice."""
    if same_place(one, other) or _printed_twice(one, other):
        return True
    first, second = words(one.answer), words(other.answer)
    if first == second:
        return True
    if _denies(one.answer) != _denies(other.answer):
        return False
    if stands_in(first, second) or stands_in(second, first):
        return True
    if (date := date_in(one.answer)) and (another := date_in(other.answer)):
        return not date.contradicts(another)
    if figures(one.answer) and figures(other.answer):
        return figures(one.answer) == figures(other.answer)
    return _overlap(telling(one.answer), telling(other.answer)) > _SAME_WORDS


def _denies(text: str) -> bool:
    """True for "she never sang it": the same words without the denial say the opposite."""
    return any(word in _DENIALS or word.endswith("n't") for word in words(text))


def figures(text: str) -> frozenset[str]:
    """The numbers in a text, written in digits or as words: "twice", "2", "two" are one."""
    digits = {match.group().replace(",", "") for match in _NUMBER.finditer(text)}
    return frozenset(digits | {_NUMBER_WORDS[word] for word in words(text) if word in _NUMBER_WORDS})


def same_place(one: Evidence, other: Evidence) -> bool:
    """True for quotes of one article that overlap."""
    return one.source.article.id == other.source.article.id and one.where.overlaps(other.where)


def _printed_twice(one: Evidence, other: Evidence) -> bool:
    """True for one sentence on two pages, the same answer in both: one with another answer in it is a dispute."""
    ours, theirs = telling(one.text), telling(other.text)
    alike = min(len(ours), len(theirs)) >= _ENOUGH_TO_COMPARE and _overlap(ours, theirs) >= _PRINTED_TWICE
    return alike and telling(one.answer) <= theirs and telling(other.answer) <= ours


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Shared words over the words of the shorter text; 0 where a text has none."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0

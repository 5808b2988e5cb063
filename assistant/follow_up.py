"""Follow-ups: a question that leans on earlier ones becomes one that stands alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.asked import last_question
from assistant.names import names_in
from assistant.text import words

_LEANING = frozenset(
    "it its they them their theirs he him his she her hers this that these those there then one ones same other others "
    "else another".split()
)
# "Did he sing it in French?" leans, though "French" is capitalised: what stands for somebody comes before any name.
_PERSONAL = re.compile(r"\b(?:he|she|they|him|them|it)\b(?! (?:true|said|known|that)\b)", re.IGNORECASE)
_OPENING = re.compile(r"^\s*(?:ok(?:ay)?[\s,]+)?(?:and|but|so|or|also|what about|how about)\b[\s,]*", re.IGNORECASE)
_PREPOSITION = r"(?:in|on|at|for|from|to|by|with|of|about|as|during|after|before)"
_ELLIPSIS = re.compile(rf"^({_PREPOSITION})\s+(.+?)\s*\??$", re.IGNORECASE)
_FEW_WORDS = 3
_PERSON = re.compile(r"\b(?:he|she|him|her|his|hers|himself|herself)\b", re.IGNORECASE)
_WHO = re.compile(r"\b(?:who|whom|whose)\b", re.IGNORECASE)


def stand_alone(question: str, history: Sequence[str]) -> str:
    """The question with what it takes from the latest earlier one that stands alone; itself where it takes nothing."""
    earlier = next((turn for turn in reversed(history) if turn.strip() and not _leans(turn)), None)
    earlier = earlier or next((turn for turn in history if turn.strip()), None)
    if earlier is None or not _leans(question):
        return question
    return _swap(question, earlier) or _join(question, earlier, history)


def who_before(question: str, history: Sequence[str]) -> int | None:
    """The number of the question just before, where "he" here may be its answer: "Who sang it?", "How old was she?"."""
    last = next((number for number in reversed(range(len(history))) if history[number].strip()), None)
    if last is None or not _leans(question) or not _PERSON.search(question):
        return None
    return last if _WHO.search(last_question(history[last])) else None


def _leans(question: str) -> bool:
    """True for "And in Poland?", "when", "why did they make one?": a question with nothing in it to look for."""
    if _OPENING.match(question):
        return True
    names, found = names_in(question), words(question)
    if names:
        before = question[: min(question.find(name.text) for name in names)]
        return bool(_PERSONAL.search(before))
    return len(found) <= _FEW_WORDS or any(word in _LEANING for word in found)


def _swap(question: str, earlier: str) -> str | None:
    """From "What number in Lebanon?" and "And in Poland?": "What number in Poland?"; None where nothing matches."""
    ellipsis = _ELLIPSIS.match(_OPENING.sub("", question))
    if not ellipsis:
        return None
    preposition, name = ellipsis.groups()
    spots = list(re.finditer(rf"\b(?i:{preposition})\s+((?:the\s+)?[A-Z][\w'’.-]*(?:\s+[A-Z0-9][\w'’.-]*)*)", earlier))
    if not spots:
        return None
    return earlier[: spots[-1].start(1)] + name + earlier[spots[-1].end(1) :]


def _join(question: str, earlier: str, history: Sequence[str]) -> str:
    """Both questions in a row; the reader is trained on this form."""
    last = next(turn for turn in reversed(history) if turn.strip())
    turns = [earlier.strip()] if last == earlier else [earlier.strip(), last.strip()]
    return " ".join([*(turn if turn.endswith("?") else f"{turn}?" for turn in turns), question.strip()])

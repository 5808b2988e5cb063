"""Follow-ups: a question that leans on earlier ones becomes one that stands alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.names import names_in
from assistant.text import words

_LEANING = frozenset(
    "it its they them their theirs he him his she her hers this that these those there then one ones same other others "
    "else another".split()
)
_OPENING = re.compile(r"^\s*(?:and|but|so|or|also|what about|how about)\b[\s,]*", re.IGNORECASE)
_PREPOSITION = r"(?:in|on|at|for|from|to|by|with|of|about|as|during|after|before)"
_ELLIPSIS = re.compile(rf"^({_PREPOSITION})\s+(.+?)\s*\??$", re.IGNORECASE)
_FEW_WORDS = 3


def stand_alone(question: str, history: Sequence[str]) -> str:
    """The question with what it takes from the latest earlier one that stands alone; itself where it takes nothing."""
    earlier = next((turn for turn in reversed(history) if turn.strip() and not _leans(turn)), None)
    earlier = earlier or next((turn for turn in history if turn.strip()), None)
    if earlier is None or not _leans(question):
        return question
    return _swap(question, earlier) or _join(question, earlier, history)


def _leans(question: str) -> bool:
    """True for "And in Poland?", "when", "why did they make one?": a question with nothing in it to look for."""
    if _OPENING.match(question):
        return True
    found = words(question)
    return not names_in(question) and (len(found) <= _FEW_WORDS or any(word in _LEANING for word in found))


def _swap(question: str, earlier: str) -> str | None:
    """From "What number in Lebanon?" and "And in Poland?": "What number in Poland?"; None where nothing matches."""
    ellipsis = _ELLIPSIS.match(_OPENING.sub("", question))
    if not ellipsis:
        return None
    preposition, name = ellipsis.groups()
    spots = list(
        re.finditer(rf"\b{preposition}\s+((?:the\s+)?[A-Z][\w'’.-]*(?:\s+[A-Z][\w'’.-]*)*)", earlier, re.IGNORECASE)
    )
    named = [spot for spot in spots if spot.group(1).removeprefix("the ")[:1].isupper()]
    if not named:
        return None
    return earlier[: named[-1].start(1)] + name + earlier[named[-1].end(1) :]


def _join(question: str, earlier: str, history: Sequence[str]) -> str:
    """Both questions in a row; the reader is trained on this form."""
    last = next(turn for turn in reversed(history) if turn.strip())
    turns = [earlier.strip()] if last == earlier else [earlier.strip(), last.strip()]
    return " ".join([*(turn if turn.endswith("?") else f"{turn}?" for turn in turns), question.strip()])

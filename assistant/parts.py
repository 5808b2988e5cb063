"""Two questions in one sentence -> each by itself; the later ones are follow-ups of the first."""

from __future__ import annotations

import re

_ASKS = r"(?:who|whom|whose|what|when|where|why|which|how)"
_VERB = r"(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would)"
_SUBJECT = r"(?:it|he|she|they|there|this|that|these|those|the|his|her|their|its|any|“|\"|(?-i:[A-Z]))"
_HAPPENED = r"(?:happened|became|came|made|led|inspired|caused)"
# "And when did it chart", "and who sang it", "and is it about the sea", "and why?", but not "and what she wore".
_QUESTION = (
    rf"(?:(?:{_ASKS}|how \w+|(?:what|which|whose) \w+(?: \w+)?)(?:['’]s\b| {_VERB}\b)"
    rf"|(?:who|what) {_HAPPENED}\b|who \w+|which \w+ \w+|{_VERB} {_SUBJECT}|(?-i:when|where|why|how|who)\W*$)"
)
_BORDER = re.compile(
    rf"(?:\s*[,;?]+)?\s+(?:and|but)\s+(?:also\s+)?(?={_QUESTION})|\s*\?\s+(?={_QUESTION}|{_ASKS}\W*$)", re.IGNORECASE
)
# "Who wrote it, who sang it, and when?": a comma alone parts questions only where an "and" parts the last of them.
_LISTED = re.compile(rf"\s*,\s+(?={_QUESTION})", re.IGNORECASE)
_OPENING = re.compile(r"(?:ok(?:ay)?|so|yes|right)\W+and\s+", re.IGNORECASE)
_BEGINS = re.compile(rf"(?:\w+\W+){{0,3}}?{_ASKS}\b|\W*{_VERB}\b", re.IGNORECASE)
_ALONE = re.compile(r"(?:when|where|why)\W*", re.IGNORECASE)
_TURNED = re.compile(rf"(\W*)(?:when|where|why|how)(?= {_VERB}\b)", re.IGNORECASE)
_TWICE = re.compile(rf"(\W*)({_ASKS})(?:,? and|,) ({_ASKS})\b", re.IGNORECASE)
_MOST_PARTS = 3
_FEWEST_WORDS = 3


def parts_of(question: str) -> tuple[str, ...]:
    """The questions in a question, in order; the question alone where there is one, or where nobody can tell."""
    twice = _TWICE.match(question)
    if twice:
        before, one, other = twice.groups()
        rest = question[twice.end() :]
        return (f"{before}{one}{rest}", f"{other}{rest}") if len(rest.split()) >= _FEWEST_WORDS else (question,)
    opening = _OPENING.match(question)
    begins = opening.end() if opening else 0
    first, *later = _BORDER.split(question[begins:])
    if later:
        first, *listed = _LISTED.split(first)
        later = [*listed, *later]
    first = question[:begins] + first
    if not 1 <= len(later) < _MOST_PARTS or not all(map(_is_whole, (first, *later))):
        return (question,)
    if not _BEGINS.match(first[begins:]) or len(first[begins:].split()) < _FEWEST_WORDS:
        return (question,)
    return (first, *(_turned(part, first) for part in later))


def _is_whole(part: str) -> bool:
    """False for a part that was cut out of a title: “Me and Who Are You”."""
    return part.count("“") == part.count("”") and part.count('"') % 2 == 0


def _turned(part: str, first: str) -> str:
    """The part with what it takes from the first: "when?" after "where did they split" is "when did they split"."""
    if _ALONE.fullmatch(part) and _TURNED.match(first):
        return _TURNED.sub(lambda match: match.group(1) + part.strip(" ?"), first, count=1)
    return part

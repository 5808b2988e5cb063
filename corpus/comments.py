"""Readers' comments under an article: kept and labelled, never evidence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.article import Cut, Span
from corpus.page import Line, lines

_COUNT = r"\s*[:(]?\s*\d[\d,.]*\s*\)?"
_TAIL = r"(?:\s*(?:[-–—|·:]|\s{2,}|\b(?:on|to|so far|sort by)\b).{0,80})?"
_HEADING = re.compile(
    rf"\W*(?:(?:[^.!?]{{0,80}}[|·]\s*)?\d[\d,.]*\s+(?:comments?|responses?|replies|thoughts){_TAIL}"
    rf"|(?:(?:your|user|users['’]|reader|readers['’]?|visitors?['’]?)\s+)?(?:comments?|comentarios|commentaires|kommentare)"
    rf"(?:{_COUNT}{_TAIL})?\W*"
    rf"|(?:discuss|discussion|leave a comment){_COUNT})",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\d")
_NAME = r"[^\s:.!?–—-][^:.!?–—\n]{0,39}?"
_REMARK = re.compile(
    rf"""\W{{0,20}}(?:
        {_NAME}(?:\s+from\s+|\s*,\s*|\s*\(){_NAME}\)?\s*(?::|\s[-–—])\s*\S   # Olga from Graz: ... / Olga, Graz - ...
      | [^\s:]\S{{0,30}}(?:\s\S{{1,20}}){{0,2}}?\s*(?::|\s[-–—])\s*\S        # olga_94: ... / Olga M. - ...
      | \S{{1,40}}(?:\s\S{{1,40}}){{0,3}}\s+(?:says|said|wrote|commented|replied)\s*(?::|$|\bon\s|\bat\s)  # Olga says:
    )""",
    re.VERBOSE,
)
_UNMARKED = re.compile(r"[•*–-]\s*\S{1,40}(?:\s\S{1,40}){0,3}?\s+from\s+[^\W\d_]")
_LONGEST_NAME_LINE = 30


def opens_comments(found: Sequence[Line], at: int) -> bool | None:
    """True where the line heads comments, False where it only counts or invites them, None where it is neither."""
    line = found[at]
    if len(line.text) > 120 or not _HEADING.fullmatch(line.text):
        return None
    if at + 1 < len(found) and _is_remark(found[at + 1]):
        return True
    return False if _COUNTED.search(line.text) else None


def find_comments(text: str, cuts: Sequence[Cut]) -> tuple[Span, ...]:
    """The readers' comments in what was kept of `text`, their heading included, in order."""
    every = lines(text)
    kept = {line.span for line in lines(text, cuts)}
    spans: list[Span] = []
    at = 0
    while at < len(every):
        if not opens_comments(every, at):
            at += 1
            continue
        if every[at].span in kept:
            spans.append(every[at].span)
        at += 1
        while at < len(every) and every[at].span in kept and (_is_remark(every[at]) or _goes_on(every[at])):
            spans.append(every[at].span)
            at += 1
    return tuple(spans)


def _is_remark(line: Line) -> bool:
    return bool(_REMARK.match(line.text) or _UNMARKED.match(line.text))


def _goes_on(line: Line) -> bool:
    """A further paragraph of a comment. A short line with no end, alone below a blank one, is a heading instead."""
    return not line.after_blank or len(line.text) > _LONGEST_NAME_LINE * 2

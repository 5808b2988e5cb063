"""Cleaning by cutting, never by rewriting: each cut is a span of the text as read, with its reason."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.article import Cut, Span
from corpus.details import title_line
from corpus.page import Line, lines
from corpus.rules import Rule
from corpus.shapes import COMMENT_COUNT, COUNTERS, MENU, OTHER_ARTICLES, SHARE_BAR
from corpus.wordings import (
    ADDED_BY,
    ADVERTISEMENT,
    COMMENT_FORM,
    COOKIES,
    INSTRUCTION,
    LEGAL,
    LYRICS_LINK,
    NAVIGATION,
    NEWSLETTER,
    PLAYER,
    RATING,
    SUPPORT,
    TAGS,
    TEASER,
)

# In this order: the first rule that claims a line gives its reason, and comments are counted last but one, when what
# stood between a count and the first comment is gone.
RULES: tuple[Rule, ...] = (
    INSTRUCTION,
    ADVERTISEMENT,
    COOKIES,
    COMMENT_FORM,
    LEGAL,
    SHARE_BAR,
    SUPPORT,
    NEWSLETTER,
    TEASER,
    PLAYER,
    ADDED_BY,
    TAGS,
    RATING,
    COUNTERS,
    NAVIGATION,
    LYRICS_LINK,
    MENU,
    COMMENT_COUNT,
    OTHER_ARTICLES,
)

_NAME = re.compile(r"\b[A-Z][^\W_]{3,}")
_LONGEST_SITE_NAME = 100
_ABOVE_TITLE = "site name above the title"


def clean(text: str, given: Sequence[Cut] = (), comments: Sequence[Span] = ()) -> tuple[Cut, ...]:
    """What to leave out of `text`, besides the cuts and the comments that its format already found.

    The cuts are sorted and do not overlap. A line is cut by the first rule that claims it.
    """
    known = set(comments)
    left = tuple(line for line in lines(text, given) if line.span not in known)
    cuts = list(given)
    for rule in RULES:
        claimed = set(rule.find(left))
        cuts += (Cut(left[at].span, rule.reason) for at in claimed)
        left = tuple(line for at, line in enumerate(left) if at not in claimed)
    cuts += (Cut(line.span, _ABOVE_TITLE) for line in left[: _site_names(text, left, cuts)])
    return _merged(text, sorted(cuts, key=lambda cut: cut.span))


def _site_names(text: str, left: Sequence[Line], cuts: Sequence[Cut]) -> int:
    """How many lines at the head name the site: those above the song's heading, or the one above the site's menu.

    A headline may stand above a row of tabs too, but its names come again in the text.
    """
    if not left or (above := title_line(left)):
        return above if left else 0
    first = left[0]
    menu_below = min((cut for cut in cuts if cut.span.start >= first.span.end), key=lambda cut: cut.span, default=None)
    if text[: first.span.start].strip() or len(first.text) > _LONGEST_SITE_NAME:
        return 0
    if menu_below is None or menu_below.reason != MENU.reason or text[first.span.end : menu_below.span.start].strip():
        return 0
    rest = text[first.span.end :].lower()
    return int(not any(name.lower() in rest for name in _NAME.findall(first.text)))


def _merged(text: str, cuts: Sequence[Cut]) -> tuple[Cut, ...]:
    """Cuts for one reason with nothing but white space between them, as one."""
    merged: list[Cut] = []
    for cut in cuts:
        last = merged[-1] if merged else None
        if last and last.reason == cut.reason and not text[last.span.end : cut.span.start].strip():
            merged[-1] = Cut(Span(last.span.start, cut.span.end), cut.reason)
        else:
            merged.append(cut)
    return tuple(merged)

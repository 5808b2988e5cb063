"""The list that a piece of evidence stands in, or leads up to: who asks for several things is shown all of them."""

from __future__ import annotations

from dataclasses import replace

from assistant.evidence import Evidence
from corpus import Kind, Span, Unit, units

_LONGEST = 600
"""Characters: what is longer is a page of facts, of which one is asked for."""


def whole_list(evidence: Evidence) -> Evidence:
    """The evidence with its whole list as the quote; as it was where it stands in none, or in a long one."""
    article = evidence.source.article
    every = units(article)
    inside = [number for number, unit in enumerate(every) if unit.span.overlaps(evidence.where)]
    if not inside:
        return evidence
    first, last = inside[0], inside[-1]
    if every[last].kind is Kind.ITEM:
        while first and every[first - 1].kind is Kind.ITEM and _leads_to(every[first - 1], every[first]):
            first -= 1
    elif not article.text[: every[last].span.end].endswith(":"):
        return evidence
    while last + 1 < len(every) and _leads_to(every[last], every[last + 1]):
        last += 1
    where = Span(every[first].span.start, every[last].span.end)
    if where.end - where.start > _LONGEST or any(where.overlaps(cut.span) for cut in article.cuts):
        return evidence
    return replace(evidence, where=where)


def _leads_to(one: Unit, following: Unit) -> bool:
    """True where an item follows on the same line or on the next."""
    return following.kind is Kind.ITEM and following.block - one.block <= 1

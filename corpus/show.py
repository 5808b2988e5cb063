"""An article on a terminal: its details, then the page with what was kept, what was cut and why."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from dataclasses import asdict

from corpus.article import Article, Span
from corpus.page import touches
from corpus.printable import shown

_KEPT, _CUT, _COMMENT = "", "2", "36"
_GUTTER = 12


def show(article: Article, colour: bool, width: int = 100) -> str:
    """The article as text for a terminal of `width` columns, with colour codes where `colour`."""
    return "\n".join([*_details(article), "", *_page(article, colour, width), "", _summary(article)])


def _details(article: Article) -> Iterator[str]:
    values = {"file": article.file, **asdict(article.details)}
    values["sources"] = "; ".join(article.details.sources)
    yield from (f"{key:<{_GUTTER}}{shown(value) or '–'}" for key, value in values.items())


def _page(article: Article, colour: bool, width: int) -> Iterator[str]:
    cuts = iter(article.cuts)
    cut = next(cuts, None)
    start = 0
    while start < len(article.text):
        end = cut.span.start if cut and cut.span.start > start else cut.span.end if cut else len(article.text)
        if cut and cut.span.start == start:
            yield f"{'':<{_GUTTER}}{_paint(f'[cut: {cut.reason}]', _CUT, colour)}"
            yield from _lines(article, Span(start, end), "cut", colour, width)
            cut = next(cuts, None)
        else:
            yield from _lines(article, Span(start, end), "", colour, width)
        start = end


def _lines(article: Article, span: Span, label: str, colour: bool, width: int) -> Iterator[str]:
    for line in re.finditer(r"[^\n]+", article.text[span.start : span.end]):
        where = Span(span.start + line.start(), span.start + line.end())
        remark = not label and touches(article.comments, where)
        style = _CUT if label else _COMMENT if remark else _KEPT
        first = "comment" if remark else label
        for row in textwrap.wrap(shown(line.group().strip()), width - _GUTTER):
            yield f"{first:<{_GUTTER}}{_paint(row, style, colour)}"
            first = ""


def _summary(article: Article) -> str:
    kept = sum(span.end - span.start for span in article.kept())
    return (
        f"{kept:,} of {len(article.text):,} characters kept, {len(article.cuts)} cuts, "
        f"{len(article.comments)} lines of comments"
    )


def _paint(text: str, style: str, colour: bool) -> str:
    return f"\x1b[{style}m{text}\x1b[0m" if colour and style else text

"""An article's text as HTML: quotes marked where they stand, cuts left out or struck through, comments labelled."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from markupsafe import Markup

from assistant.ui.markup import NOTHING, counted, joined
from corpus import Article, Cut, Span

WHOLE = 20_000
"""An article of at most so many characters is shown whole."""
AROUND = 8_000
"""Of a longer one, so many characters before and after each mark are shown."""

_TAKE_BACK = Markup('<button type="button" class="plain" data-uncut="{}-{}">take back</button>')
_HEADING = re.compile(r"^(#{1,6}[ \t]+)(\S.*)$", re.MULTILINE)
_BLANK_LINES = re.compile(r"\n(?:[^\S\n]*\n)+")


@dataclass(frozen=True, slots=True)
class Mark:
    """A quote to mark. `name` ties it to its chip, `number` is the chip's; `answer` is the short answer inside it."""

    span: Span
    name: str
    answer: Span | None = None
    number: int | None = None


@dataclass(frozen=True, slots=True)
class _Piece:
    """A slice of text under one set of marks, so that marks that overlap still nest as HTML."""

    span: Span
    names: tuple[str, ...]
    numbers: tuple[int, ...]
    is_answer: bool
    cut: Cut | None
    comment: Span | None


def article_text(
    article: Article, marks: Sequence[Mark] = (), show_cuts: bool = False, cuts_can_go: bool = False
) -> Markup:
    """The article around `marks`, saying what is left out; a cut is struck through with its reason, or not shown.

    With `cuts_can_go`, each has a button to take it back.
    """
    windows = _windows(len(article.text), [mark.span for mark in marks])
    edges = [Span(0, 0), *windows, Span(len(article.text), len(article.text))]
    text = joined(
        joined((_gap(before.end, window.start), _window(article, window, marks, show_cuts, cuts_can_go)))
        for before, window in pairwise(edges)
    )
    even = Markup(_BLANK_LINES.sub("\n\n", text.strip()))  # noqa: S704 (white space alone was changed)
    return Markup('<div class="text" dir="auto">{}</div>').format(even)


def _windows(length: int, spans: Sequence[Span]) -> list[Span]:
    """The whole text, or what stands around each span, in order and merged where two meet; the start where none is."""
    if length <= WHOLE:
        return [Span(0, length)]
    windows: list[Span] = []
    for span in sorted(spans) or [Span(0, AROUND)]:
        start, end = max(0, span.start - AROUND), min(length, span.end + AROUND)
        if windows and start <= windows[-1].end:
            windows[-1] = Span(windows[-1].start, max(end, windows[-1].end))
        else:
            windows.append(Span(start, end))
    return windows


def _gap(start: int, end: int) -> Markup:
    if start >= end:
        return NOTHING
    return Markup('<p class="gap">{} not shown</p>').format(counted(end - start, "character"))


def _window(article: Article, window: Span, marks: Sequence[Mark], show_cuts: bool, cuts_can_go: bool) -> Markup:
    pieces = groupby(_pieces(article, window, marks), key=lambda piece: (piece.comment, piece.cut))
    return joined(
        _block(joined(_piece(article.text, piece) for piece in group), comment, cut, show_cuts, cuts_can_go)
        for (comment, cut), group in pieces
    )


def _pieces(article: Article, window: Span, marks: Sequence[Mark]) -> Iterator[_Piece]:
    """The window cut wherever a mark, an answer, a cut or a comment starts or ends."""
    spans = [mark.span for mark in marks] + [mark.answer for mark in marks if mark.answer]
    spans += [cut.span for cut in article.cuts] + list(article.comments)
    borders = {window.start, window.end} | {border for span in spans for border in (span.start, span.end)}
    inside = sorted(border for border in borders if window.start <= border <= window.end)
    for start, end in pairwise(inside):
        here = Span(start, end)
        yield _Piece(
            here,
            tuple(mark.name for mark in marks if mark.span.contains(here)),
            tuple(
                mark.number for mark in marks if mark.number and mark.span.start == start and mark.span.contains(here)
            ),
            any(mark.answer and mark.answer.contains(here) for mark in marks),
            next((cut for cut in article.cuts if cut.span.contains(here)), None),
            next((comment for comment in article.comments if comment.contains(here)), None),
        )


def _piece(text: str, piece: _Piece) -> Markup:
    words = with_headings(Markup("{}").format(text[piece.span.start : piece.span.end]))
    if not piece.names:
        return words
    kind = "answer" if piece.is_answer else "quote"
    # The number stands in an attribute, for the style sheet: it is no part of the text, and is not copied with it.
    numbers = Markup(' data-numbers="{}"').format(" ".join(map(str, piece.numbers))) if piece.numbers else NOTHING
    return Markup('<mark class="{}" data-quotes="{}"{} tabindex="-1">{}</mark>').format(
        kind, " ".join(piece.names), numbers, words
    )


def with_headings(words: Markup) -> Markup:
    """Lines that Markdown makes headings look like headings; the marks stay in the text, unseen."""
    shown = r'<span class="heading"><span class="hash">\1</span>\2</span>'
    return Markup(_HEADING.sub(shown, str(words)))  # noqa: S704 (what is put around escaped words is fixed)


def _block(words: Markup, comment: Span | None, cut: Cut | None, show_cuts: bool, can_go: bool) -> Markup:
    if cut:
        back = _TAKE_BACK.format(cut.span.start, cut.span.end) if can_go else NOTHING
        shown = Markup('<div class="cut"><span class="reason">cut: {}</span>{}<del>{}</del></div>')
        return shown.format(cut.reason, back, words.strip()) if show_cuts else NOTHING
    if comment and words.strip():
        shown = Markup('<div class="comment"><p class="reason">Readers’ comments, never evidence</p>{}</div>')
        return shown.format(words.strip())
    return words

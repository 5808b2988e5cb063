"""Article -> units: the sentences, list items and headings that passages are cut from and quotes are made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from corpus.article import Article, Span
from corpus.page import touches


class Kind(StrEnum):
    """What a unit is. A comment is a reader's remark: kept and shown, never evidence."""

    SENTENCE = "sentence"
    ITEM = "item"
    HEADING = "heading"
    COMMENT = "comment"


@dataclass(frozen=True, slots=True)
class Unit:
    """The smallest slice that is quoted. `section` is the heading above it, or ""; `block` numbers its paragraph."""

    span: Span
    kind: Kind
    section: str
    block: int


_LINE = re.compile(r"[^\n]+")
_BULLET = re.compile(r"\s*(?:[-*•·–—▪◦‣]|\d{1,2}[.)])\s+")
_MARKED_HEADING = re.compile(r"#{1,6}[ \t]+(?P<words>\S.*?)(?:[ \t]+#+)?[ \t]*")
_INLINE_ITEM = re.compile(r"(?<!\s)\s+[-–—•·|]\s+(?=[#\d(]|[A-Z])")
_SENTENCE_END = re.compile(
    r"""(?<![.!?…]) [.!?…]+ [)\]"'”’»]* (?: \[\d+\] )* (?=\s) """,
    re.VERBOSE,
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|St|Jr|Sr|vs|feat|ft|No|no|Vol|vol|cf|ca|approx|e\.g|i\.e|etc|a\.k\.a|Inc|Ltd|Bros"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)|\b(?:[A-Za-z]\.)+[A-Za-z])\.$"
)
_CLOSED = re.compile(r"""[.!?…:;,]["'”’»)\]]*$""")
_LONGEST_HEADING = 90
_LONGEST_MARKED_HEADING = 300
_LONGEST_ABBREVIATION = 24


def units(article: Article) -> tuple[Unit, ...]:
    """The units of the kept text, in order. They do not overlap, and none touches a cut."""
    return tuple(_units(article))


def _units(article: Article) -> Iterator[Unit]:
    section = ""
    for block, line in enumerate(_lines(article)):
        comment = touches(article.comments, line)
        bulleted = _BULLET.match(article.text, line.start, line.end)
        body = Span(bulleted.end() if bulleted else line.start, line.end)
        short = line.end - line.start <= _LONGEST_MARKED_HEADING
        marked = _MARKED_HEADING.fullmatch(article.text, line.start, line.end) if short else None
        if not comment and (marked or (not bulleted and _is_heading(article.text, body))):
            heading = Span(*marked.span("words")) if marked else body
            section = article.text[heading.start : heading.end]
            yield Unit(heading, Kind.HEADING, section, block)
            continue
        for piece, inline in _pieces(article.text, body):
            kind = Kind.COMMENT if comment else Kind.ITEM if bulleted or inline else Kind.SENTENCE
            yield Unit(piece, kind, section, block)


def _lines(article: Article) -> Iterator[Span]:
    """The non-blank lines of the kept text and of the comments, without the white space around them."""
    for kept in article.kept():
        for match in _LINE.finditer(article.text, kept.start, kept.end):
            line = _strip(article.text, Span(match.start(), match.end()))
            if line.start < line.end:
                yield line


def _strip(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _is_heading(text: str, line: Span) -> bool:
    """A short line of words with no closing mark, no item separators and no "Label: value" in it."""
    words = text[line.start : line.end]
    if len(words) > _LONGEST_HEADING or _CLOSED.search(words) or ": " in words:
        return False
    return any(c.isalpha() for c in words) and not _INLINE_ITEM.search(words) and "#" not in words


def _pieces(text: str, line: Span) -> Iterator[tuple[Span, bool]]:
    """The inline list items of a line ("#1 in Italy - #5 in Hungary"), else its sentences."""
    borders = [m.span() for m in _INLINE_ITEM.finditer(text, line.start, line.end)]
    if len(borders) >= 2 and _looks_listed(text, line, len(borders)):
        lead = re.compile(r"[-–—•·|]\s+").match(text, line.start, line.end)
        starts = [lead.end() if lead else line.start, *(end for _, end in borders)]
        ends = [*(start for start, _ in borders), line.end]
        yield from ((_strip(text, Span(a, b)), True) for a, b in zip(starts, ends, strict=True) if a < b)
        return
    yield from ((span, False) for span in _sentences(text, line))


def _looks_listed(text: str, line: Span, borders: int) -> bool:
    """Items are short: a line of prose with a few dashes in it is not a list."""
    return len(text[line.start : line.end].split()) / (borders + 1) <= 9


def _sentences(text: str, line: Span) -> Iterator[Span]:
    start = line.start
    for match in _SENTENCE_END.finditer(text, line.start, line.end):
        if _ends_sentence(text, start, match):
            yield _strip(text, Span(start, match.end()))
            start = match.end()
    rest = _strip(text, Span(start, line.end))
    if rest.start < rest.end:
        yield rest


def _ends_sentence(text: str, start: int, mark: re.Match[str]) -> bool:
    """A full stop ends a sentence unless it ends an abbreviation or the next word goes on in lower case."""
    following = text[mark.end() : mark.end() + 40].lstrip("\"'“‘«([ \t\u00a0")
    if following[:1].islower():
        return False
    stop = text[max(start, mark.start() - _LONGEST_ABBREVIATION) : mark.start() + 1]
    return not (text[mark.start()] == "." and _ABBREVIATION.search(stop))

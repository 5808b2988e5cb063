"""HTML: bytes -> Page, its blocks as lines. What is hidden or outside the main text is cut, not dropped."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import trafilatura
from lxml import etree
from trafilatura.settings import Document

from corpus.article import Cut, Span
from corpus.dates import iso_date
from corpus.errors import UnreadableFile
from corpus.formats.hidden import Hidden
from corpus.formats.markup import parse
from corpus.formats.text import decode
from corpus.limits import Limits
from corpus.page import HIDDEN, Page
from corpus.printable import printable

_OUTSIDE = "outside the main text of the page"
_DROPPED = frozenset("head script style noscript template svg iframe object select textarea".split())
_INLINE = frozenset(
    """
    a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark math meter nobr output picture
    q rp rt ruby s samp small span strike strong sub sup time tt u var wbr
    """.split()
)
# What a page holds and does not show, besides its head, which states its details.
_UNSEEN = ("noscript", "template", "select", "textarea", "svg", "iframe", "object")
_CELLS = frozenset(("td", "th"))
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_BULLET = "- "
_LONG_ENOUGH_TO_KNOW = 25

# trafilatura logs each page that it finds no main text in; then all of the page is kept.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class _Block:
    """A line of the page. It is a `part` where something hidden within it splits a block."""

    text: str
    hidden: bool
    part: bool


def read_html(content: bytes, file: str, limits: Limits) -> Page:
    """The page of an HTML file. trafilatura decides what its main text is; where it finds none, all of it is."""
    root = parse(_decode(content, file), file, limits)
    blocks = _blocks(root)
    if sum(len(block.text) for block in blocks) > limits.text_characters:
        problem = f"it has more than {limits.text_characters:,} characters of text"
        raise UnreadableFile(file, problem, "Split it, or raise the limit")
    return _page(blocks, root)


def _decode(content: bytes, file: str) -> str:
    declared = _CHARSET.search(content, 0, 4096)
    if declared and declared[1].lower() not in (b"utf-8", b"utf8", b"utf-16"):
        try:
            return content.decode(declared[1].decode("ascii"))
        except (LookupError, UnicodeError):
            pass  # a page that declares the wrong encoding is read like any other text
    return decode(content, file)


def _blocks(root: etree._Element) -> tuple[_Block, ...]:
    """The blocks of a page as lines, white space collapsed, list items with "- ", table cells with " | " between."""
    walk = _Walk(Hidden(root))
    blocks = tuple(walk.over(root))
    # Out of the tree, so that it takes no part in what is told of the page: neither its title nor its main text.
    for element in (*walk.unseen, *root.iter(*_UNSEEN)):
        if element.getparent() is not None:
            element.drop_tree()  # type: ignore[attr-defined]
    return blocks


class _Walk:
    """Walks a tree without recursion, so that no depth of nesting can exhaust the stack.

    `unseen` are the elements that are hidden, without those inside another.
    """

    def __init__(self, hidden: Hidden) -> None:
        self.words: list[str] = []
        self.unseen: list[etree._Element] = []
        self.dropped = 0
        self.hidden = 0
        self.eye = hidden
        self.item = False
        self.split = False

    def over(self, root: etree._Element) -> Iterator[_Block]:
        for event, element in etree.iterwalk(root, events=("start", "end")):
            tag = element.tag if isinstance(element.tag, str) else ""
            yield from self._start(element, tag) if event == "start" else self._end(element, tag)
        yield from self._flush()

    def _start(self, element: etree._Element, tag: str) -> Iterator[_Block]:
        hides = self.eye.starts(element, tag)
        if hides and not self.hidden:
            self.unseen.append(element)
        if tag not in _INLINE | _CELLS:
            yield from self._flush()
        elif hides and not self.hidden:
            yield from self._flush(split=True)
        if tag in _CELLS and any(word.strip() for word in self.words):
            self.words.append(" | ")
        self.item = self.item or tag == "li"
        self.hidden += hides
        self.dropped += tag in _DROPPED
        self._add(element.text)

    def _end(self, element: etree._Element, tag: str) -> Iterator[_Block]:
        hides = self.eye.ends()
        if tag not in _INLINE | _CELLS:
            yield from self._flush()
        elif hides and self.hidden == 1:
            yield from self._flush(split=True)
        if tag == "li":
            self.item = False
        self.hidden -= hides
        self.dropped -= tag in _DROPPED
        self._add(element.tail)

    def _add(self, text: str | None) -> None:
        if text and not self.dropped:
            self.words.append(text)

    def _flush(self, split: bool = False) -> Iterator[_Block]:
        text = printable(" ".join("".join(self.words).split())).removesuffix(" |")
        self.words.clear()
        if text:
            yield _Block(f"{_BULLET}{text}" if self.item else text, self.hidden > 0, split or self.split)
            self.item = False
        self.split = split


def _page(blocks: Sequence[_Block], root: etree._Element) -> Page:
    main, remarks, given = _main_text(root)
    headline = _known(given.get("title", ""))
    cuts: list[Cut] = []
    comments: list[Span] = []
    start = 0
    for block in blocks:
        span = Span(start, start + len(block.text))
        if block.hidden:
            cuts.append(Cut(span, HIDDEN))
        elif remarks.has(block.text) and not main.has(block.text):
            comments.append(span)
        elif main.lines and not main.has(block.text, block.part) and _known(block.text) != headline:
            cuts.append(Cut(span, _OUTSIDE))
        start = span.end + 1
    return Page("\n".join(block.text for block in blocks), given, tuple(cuts), tuple(comments))


class _Extract:
    """Text that trafilatura took from a page, to ask whether a block is in it."""

    def __init__(self, text: str | None) -> None:
        self.lines = {known for line in (text or "").split("\n") if (known := _known(line))}
        self.run = _known(text or "")

    def has(self, block: str, part: bool = False) -> bool:
        """True where the block is one of its lines, or is inside one: as a part, or too long for an accident."""
        known = _known(block)
        return known in self.lines or ((part or len(known) > _LONG_ENOUGH_TO_KNOW) and known in self.run)


def _known(text: str) -> str:
    """Letters and digits alone: the two readings of a page differ in spaces, bullets and cell borders."""
    return "".join(character for character in text if character.isalnum())


def _main_text(root: etree._Element) -> tuple[_Extract, _Extract, dict[str, str]]:
    """The main text of a page, its readers' comments, and the details that it states."""
    # The extensive search takes any date in the text, such as the song's release, for the page's own.
    dates = {"extensive_search": False, "original_date": True}
    try:
        found = trafilatura.bare_extraction(
            root, include_comments=True, favor_recall=True, with_metadata=True, date_extraction_params=dates
        )
    except Exception:  # its rules trip over some broken pages; then nothing is known of the page but its blocks
        found = None
    if not isinstance(found, Document):
        return _Extract(None), _Extract(None), {}
    stated = {
        "title": found.title,
        "publisher": found.sitename,
        "url": found.url,
        "published": iso_date(found.date or ""),
    }
    given = {key: " ".join(printable(value).split()) for key, value in stated.items() if value}
    return _Extract(found.text), _Extract(found.comments), given

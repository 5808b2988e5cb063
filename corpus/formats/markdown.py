"""Markdown: bytes -> Page. What a browser would not show of it is cut."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from corpus.article import Cut, Span
from corpus.formats.style import declarations, hides, is_faint
from corpus.formats.text import decode
from corpus.front_matter import split_front_matter
from corpus.limits import Limits
from corpus.page import HIDDEN, Page

_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9-]{0,20})\b(?P<attributes>[^<>]{0,500})>")
_STYLE = re.compile(r"""\bstyle\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_HIDES = re.compile(r"""(?<![\w-])(?:hidden|aria-hidden\s*=\s*["']?true)\b""", re.IGNORECASE)
_UNSEEN = frozenset(("script", "style", "template", "noscript", "textarea", "select", "iframe", "object", "svg"))
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
# "[//]: # (a note)" and "[1]: https://..." define links, and a page shows nothing of them.
_LINK_DEFINITION = re.compile(r"^ {0,3}\[(?!\^)[^\]\n]{1,200}\]:[ \t]*(?:#|<>|<?https?://)[^\n]*", re.MULTILINE)
_KEY = re.compile(r"(?:title|song|artist|publisher|url|published|sources):.*|\s*-\s.*|", re.IGNORECASE)
_RULE = re.compile(r"^---[ \t]*$", re.MULTILINE)
_LONGEST_BLOCK = 2_000


def read_markdown(content: bytes, file: str, limits: Limits) -> Page:
    """The page of a Markdown file: the text below its front matter, markup left as it is."""
    given, text = split_front_matter(decode(content, file), file, limits)
    found = sorted(chain(_comments(text), _hidden_elements(text), _link_definitions(text), _forged_front_matter(text)))
    return Page(text, given, tuple(Cut(span, HIDDEN) for span in _apart(found)))


def _comments(text: str) -> Iterator[Span]:
    start = text.find("<!--")
    while start >= 0:
        end = text.find("-->", start)
        yield Span(start, end + 3 if end >= 0 else len(text))
        start = text.find("<!--", end) if end >= 0 else -1


def _hidden_elements(text: str) -> Iterator[Span]:
    """The outermost elements whose tags hide what is in them; one that is never closed runs to the end."""
    start, name, depth = 0, "", 0
    for tag in _TAG.finditer(text):
        if not depth and not tag["end"] and _hides(tag):
            start, name, depth = tag.start(), tag["name"].lower(), 1
        elif depth and tag["name"].lower() == name:
            depth += -1 if tag["end"] else 1
            if not depth:
                yield Span(start, tag.end())
    if depth:
        yield Span(start, len(text))


def _hides(tag: re.Match[str]) -> bool:
    name = tag["name"].lower()
    if name in _VOID or tag["attributes"].endswith("/"):
        return False
    style = _STYLE.search(tag["attributes"])
    declared = declarations(style[1] or style[2] or "") if style else {}
    faint = "color" in declared and is_faint(declared["color"], declared.get("background-color", "white"))
    return name in _UNSEEN or bool(_HIDES.search(_STYLE.sub("", tag["attributes"]))) or hides(declared) or faint


def _link_definitions(text: str) -> Iterator[Span]:
    yield from (Span(*found.span()) for found in _LINK_DEFINITION.finditer(text))


def _forged_front_matter(text: str) -> Iterator[Span]:
    """Blocks in the text that have the form of front matter: only what stands at the head of a file states details."""
    above: re.Match[str] | None = None
    for rule in _RULE.finditer(text):
        between = text[above.end() : rule.start()] if above and rule.start() - above.end() < _LONGEST_BLOCK else ""
        if above and between.strip() and all(_KEY.fullmatch(line) for line in between.split("\n")):
            yield Span(above.start(), rule.end())
        above = rule


def _apart(spans: list[Span]) -> Iterator[Span]:
    """The sorted `spans`, those that overlap joined."""
    joined: list[Span] = []
    for span in spans:
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    yield from joined

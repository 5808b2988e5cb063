"""HTML text -> its tree, unless the tree would take minutes to work on."""

from __future__ import annotations

import re

from lxml import etree
from lxml.html import HTMLParser

from corpus.errors import UnreadableFile
from corpus.limits import Limits

_FIX = "Save the page's text alone, or raise the limit"
_TAG_BEGINS = re.compile(r"<[a-zA-Z]")
# A quotation mark opens a value only behind "=". Possessive throughout, so that no page can make it go back and forth.
_TAG = re.compile(r"""<[a-zA-Z](?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+')?+)*+>""")
_QUOTED_VALUE = re.compile(r"""=\s*+(?:"[^"]*+"|'[^']*+')""")
_BETWEEN_ATTRIBUTES = re.compile(r"[\s/]+")


def parse(text: str, file: str, limits: Limits) -> etree._Element:
    """The tree of a page, however broken. Raises UnreadableFile where there is none, or too much of one."""
    # Each element begins with one "<", ends with another, and comes with few others: the rest is no page.
    if text.count("<") > 10 * limits.elements:
        raise UnreadableFile(file, f"it has more than {limits.elements:,} elements", _FIX)
    _refuse_crowded_tags(text, file, limits)
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True)
    try:
        root: etree._Element | None = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        raise UnreadableFile(file, "it holds no page", "Save the page again from the browser")
    _refuse_heaps(root, file, limits)
    return root


def _refuse_crowded_tags(text: str, file: str, limits: Limits) -> None:
    """The parser compares each attribute of a tag with every other: forty thousand of them take it half a minute."""
    tag: re.Match[str] | None
    begins = _TAG_BEGINS.search(text)
    while begins:
        tag = _TAG.match(text, begins.start())
        written = tag.group() if tag else text[begins.start() :]
        if len(written) > limits.attributes and _attributes(written) > limits.attributes:
            raise UnreadableFile(file, f"a tag in it has more than {limits.attributes:,} attributes", _FIX)
        begins = _TAG_BEGINS.search(text, tag.end()) if tag else None


def _attributes(tag: str) -> int:
    """How many attributes a tag has at most."""
    return len(_BETWEEN_ATTRIBUTES.split(_QUOTED_VALUE.sub(" ", tag)))


def _refuse_heaps(root: etree._Element, file: str, limits: Limits) -> None:
    """Refuse more elements than trafilatura is done with in seconds, and nesting so deep that the parser drops text."""
    depth = count = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        count += event == "start"
        if depth > limits.depth:
            raise UnreadableFile(file, f"its elements are nested more than {limits.depth:,} deep", _FIX)
        if count > limits.elements:
            raise UnreadableFile(file, f"it has more than {limits.elements:,} elements", _FIX)

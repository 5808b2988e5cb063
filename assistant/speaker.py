"""Who says a quote: found in the words around it, or not at all."""

from __future__ import annotations

import re

from corpus import Article, Span

_VERB = (
    r"(?:said|says|told|tells|added|adds|continued|continues|explained|explains|replied|recalled|recalls|revealed|admitted"
    r"|concluded|remembered|remembers|noted|joked|insisted|insists|claimed|claims|wrote|confirmed|denied|laughed)"
)
_WORD = r"[A-Z][\w'’-]*"
_NAME = rf"({_WORD}(?:\s+(?:of\s+|de\s+|van\s+|von\s+)?{_WORD}){{0,3}})"
_AFTER = re.compile(rf"[,?!]?[\"”]\s*(?:{_NAME}\s+{_VERB}|{_VERB}\s+{_NAME})")
_BEFORE = re.compile(rf"{_NAME}(?:\s+\w+){{0,3}}?\s+{_VERB}\b[^.\"“]{{0,60}}[,:]\s*[\"“]")
_LABEL = re.compile(r"^\s*([A-Z][\w'’.-]*(?:\s+[A-Z][\w'’.-]*){0,3}):\s")
_PRONOUNS = frozenset({"He", "She", "They", "I", "We", "It", "And", "But", "Then", "The", "A", "Q"})
_OPEN, _CLOSE = '“"', '”"'


def speaker_of(article: Article, quote: Span) -> str | None:
    """The person whose speech the quote is, as the article names them; None for the article's own voice."""
    text = article.text
    start = text.rfind("\n", 0, quote.start) + 1
    end = text.find("\n", quote.end)
    line = text[start : len(text) if end < 0 else end]
    label = _LABEL.match(line)
    if label and label.group(1) not in _PRONOUNS and text.count(f"\n{label.group(1)}: ") > 1:
        # In a printed conversation the same label comes again and again; "Writers: ..." comes once.
        return label.group(1)
    if not _is_speech(line, quote.start - start, quote.end - start):
        return None
    for pattern in (_AFTER, _BEFORE):
        for match in pattern.finditer(line):
            name = next((group for group in match.groups() if group), "")
            if name and name.split()[0] not in _PRONOUNS:
                return name
    return None


def _is_speech(line: str, start: int, end: int) -> bool:
    """True where the quote begins inside quotation marks of its line, or holds some itself."""
    before = line[:start]
    opened = before.count("“") - before.count("”") + before.count('"') % 2
    return opened > 0 or any(mark in line[start:end] for mark in _OPEN + _CLOSE)

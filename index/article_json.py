"""An article as one JSON text, as the catalogue keeps it: a quote is sliced from the revision that was indexed."""

from __future__ import annotations

import json
import zlib
from dataclasses import asdict

from corpus import Article, Cut, Details, Span


def article_to_json(article: Article) -> str:
    """The article, whole."""
    return json.dumps(asdict(article), ensure_ascii=True)


def article_from_json(text: str) -> Article:
    """The article that `article_to_json` wrote."""
    raw = json.loads(text)
    details = raw.pop("details")
    details["sources"] = tuple(details["sources"])
    cuts = tuple(Cut(Span(**cut["span"]), cut["reason"]) for cut in raw.pop("cuts"))
    comments = tuple(Span(**span) for span in raw.pop("comments"))
    return Article(**raw, details=Details(**details), cuts=cuts, comments=comments)


def checksum(text: bytes) -> int:
    """The CRC-32 of such a text: tells bytes that a failing disk or another program changed."""
    return zlib.crc32(text)

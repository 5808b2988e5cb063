"""A passage: a slice of an article that is embedded and retrieved; and a hit: a passage that was found."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from corpus import Span


@dataclass(frozen=True, slots=True)
class Passage:
    """A slice of an article. `header` (song, artist, section) is embedded with it and is no part of any quote."""

    id: str
    article: str
    span: Span
    header: str
    ordinal: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that a search found. Ranks count from 1; None where that side did not find it.

    `similarity` is the cosine of question and passage, in [-1, 1]; `coverage` its BM25 score as a share of the most
    that the question's words could score, 0 where it holds none; `fused` ranks, and is what index/fuse.py adds up.
    """

    passage: Passage
    dense_rank: int | None
    similarity: float
    lexical_rank: int | None
    fused: float
    coverage: float = 0.0


def passage_id(article: str, embedded: str, occurrence: int) -> str:
    """24 hex digits, the same on every machine: the article's id, the text that is embedded, which one of its kind.

    Made from the text and not from the revision, so that an edit to one sentence leaves the article's other passages,
    and their vectors, as they are.
    """
    return hashlib.sha256(f"{article}\n{occurrence}\n{embedded}".encode("utf-8", "surrogatepass")).hexdigest()[:24]

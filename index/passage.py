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

    `similarity` is the cosine of question and passage, in [-1, 1]; `fused` is the reciprocal rank fusion of both ranks.
    """

    passage: Passage
    dense_rank: int | None
    similarity: float | None
    lexical_rank: int | None
    fused: float


def passage_id(article: str, embedded: str, occurrence: int) -> str:
    """24 hex digits, the same on every machine: the article's id, the text that is embedded, which one of its kind.

    Made from the text and not from the revision, so that an edit to one sentence leaves the article's other passages,
    and their vectors, as they are.
    """
    return hashlib.sha256(f"{article}\n{occurrence}\n{embedded}".encode("utf-8", "surrogatepass")).hexdigest()[:24]

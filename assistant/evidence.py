"""What the reader found in the passages, as quotes: each a whole sentence or list item around its answer span."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.answer import Quote
from assistant.reader import Context, Reader, Reading
from assistant.speaker import speaker_of
from assistant.text import telling
from corpus import Article, Kind, Span, Unit, units
from index import Hit


@dataclass(frozen=True, slots=True)
class Source:
    """A retrieved passage with the article that it is a slice of, and the units that make it up."""

    hit: Hit
    article: Article
    units: tuple[Unit, ...]

    @property
    def text(self) -> str:
        """The passage, word for word."""
        return self.article.text[self.hit.passage.span.start : self.hit.passage.span.end]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One candidate answer: where it stands, and the log-odds that it answers. Not yet a quote: most are discarded.

    `where` is the sentence or list item, `kind` which of them, `span` the answer in it.
    """

    source: Source
    where: Span
    kind: Kind
    span: Span
    score: float

    def quote(self, probability: float) -> Quote:
        """The evidence as something to show."""
        return Quote(
            article=self.source.article,
            start=self.where.start,
            end=self.where.end,
            span=self.span,
            speaker=speaker_of(self.source.article, self.where),
            score=round(probability, 4),
        )

    @property
    def text(self) -> str:
        """The sentence or list item."""
        return self.source.article.text[self.where.start : self.where.end]

    @property
    def answer(self) -> str:
        """The answer span."""
        return self.source.article.text[self.span.start : self.span.end]


def sources_of(hits: Sequence[Hit], articles: dict[str, Article]) -> list[Source]:
    """Each hit with its article and its units. Units are worked out once an article."""
    units_of = {id: units(article) for id, article in articles.items()}
    return [
        Source(
            hit,
            articles[hit.passage.article],
            tuple(unit for unit in units_of[hit.passage.article] if unit.span.overlaps(hit.passage.span)),
        )
        for hit in hits
    ]


def gather(question: str, sources: Sequence[Source], reader: Reader) -> list[Evidence]:
    """The reader's candidates, best first; the best one of each sentence. Readers' comments are never evidence."""
    readings = reader.read(question, [Context(source.hit.passage.header, source.text) for source in sources])
    best: dict[tuple[str, Span], Evidence] = {}
    for reading in readings:
        evidence = _locate(sources[reading.context], reading)
        if evidence is None or not telling(evidence.answer):
            continue
        key = (evidence.source.article.id, evidence.where)
        if key not in best or evidence.score > best[key].score:
            best[key] = evidence
    return sorted(best.values(), key=lambda evidence: -evidence.score)


def _one_paragraph(source: Source, around: Sequence[Unit]) -> Sequence[Unit]:
    """The units up to where a paragraph or an item of a list ends: behind it stands another matter.

    A line that ends alone is none: plain text may be wrapped inside a sentence.
    """
    for number, (one, following) in enumerate(pairwise(around), start=1):
        gap = source.article.text[one.span.end : following.span.start]
        if gap.count("\n") > 1 or ("\n" in gap and following.kind is not Kind.SENTENCE):
            return around[:number]
    return around


def _locate(source: Source, reading: Reading) -> Evidence | None:
    offset = source.hit.passage.span.start
    span = Span(offset + reading.start, offset + reading.end)
    around = _one_paragraph(source, [unit for unit in source.units if unit.span.overlaps(span)])
    if not around or any(unit.kind is Kind.COMMENT for unit in around) or not math.isfinite(reading.score):
        return None
    where = Span(around[0].span.start, around[-1].span.end)
    inside = Span(max(span.start, where.start), min(span.end, where.end))
    if any(where.overlaps(cut.span) for cut in source.article.cuts):
        return None
    return Evidence(source, where, around[0].kind, inside, reading.score) if inside.start < inside.end else None

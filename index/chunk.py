"""Article -> passages: whole sentences and list items, packed up to a token budget that the model can read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from corpus import Article, Kind, Span, Unit, units
from index.passage import Passage, passage_id

CHUNKER_VERSION = "1"
_HEADER_CHARACTERS = 160
# A heading starts a new passage once the one before it is worth having; pages with many short lines would shatter.
_WORTH_CLOSING = 0.4


class Tokens(Protocol):
    """Counts the tokens of a text."""

    def __call__(self, text: str) -> int:
        """The number of tokens in `text`."""
        ...


@dataclass(frozen=True, slots=True)
class Chunker:
    """`budget` counts `tokens` of a passage's own text; `fits` says whether the model reads header and text whole."""

    budget: int
    overlap: int
    tokens: Tokens
    model_tokens: Tokens
    model_limit: int

    def chunk(self, article: Article) -> tuple[Passage, ...]:
        """The passages of an article, in order. Every unit stands in at least one; none reaches over a cut."""
        seen: Counter[str] = Counter()
        passages = []
        for ordinal, (span, section) in enumerate(self._spans(article)):
            header = header_of(article, section)
            text = embedded_text(header, article.text[span.start : span.end])
            seen[text] += 1
            passages.append(Passage(passage_id(article.id, text, seen[text]), article.id, span, header, ordinal))
        return tuple(passages)

    def _spans(self, article: Article) -> Iterator[tuple[Span, str]]:
        for stretch in _stretches(article):
            packed: list[Unit] = []
            fresh = 0
            for unit in self._small_enough(article, stretch):
                if packed and not self._joins(article, packed, unit):
                    if fresh:
                        yield _around(packed)
                    packed = self._carried(article, packed, unit)
                    fresh = 0
                packed.append(unit)
                fresh += 1
            if fresh:
                yield _around(packed)

    def _joins(self, article: Article, packed: Sequence[Unit], unit: Unit) -> bool:
        so_far, joined = Span(packed[0].span.start, packed[-1].span.end), Span(packed[0].span.start, unit.span.end)
        if unit.kind is Kind.HEADING and self._size(article, so_far) > self.budget * _WORTH_CLOSING:
            return False
        return self._fits(article, joined, packed[0].section)

    def _carried(self, article: Article, packed: Sequence[Unit], unit: Unit) -> list[Unit]:
        """The last units of the full passage that the next one begins with, so that a story is not torn between two."""
        carried = list(packed[-self.overlap :]) if self.overlap and unit.kind is not Kind.HEADING else []
        while carried and not self._fits(article, Span(carried[0].span.start, unit.span.end), carried[0].section):
            carried.pop(0)
        # All of the last passage over again would bring nothing new.
        return carried if len(carried) < len(packed) else []

    def _small_enough(self, article: Article, stretch: Sequence[Unit]) -> Iterator[Unit]:
        for unit in stretch:
            if self._fits(article, unit.span, unit.section):
                yield unit
            else:
                yield from (Unit(piece, unit.kind, unit.section, unit.block) for piece in self._halve(article, unit))

    def _halve(self, article: Article, unit: Unit) -> Iterator[Span]:
        """A unit too long for one passage, halved at white space near the middle until its parts fit."""
        waiting = [unit.span]
        while waiting:
            span = waiting.pop()
            if span.end - span.start < 2 or self._fits(article, span, unit.section):
                yield span
                continue
            middle = _middle(article.text, span)
            waiting += [Span(middle, span.end), Span(span.start, middle)]

    def _size(self, article: Article, span: Span) -> int:
        return self.tokens(article.text[span.start : span.end])

    def _fits(self, article: Article, span: Span, section: str) -> bool:
        text = article.text[span.start : span.end]
        # Every token is at least one character, and counting the tokens of a megabyte is slow.
        if len(text) > 40 * self.budget or self.tokens(text) > self.budget:
            return False
        return self.model_tokens(embedded_text(header_of(article, section), text)) <= self.model_limit


def embedded_text(header: str, text: str) -> str:
    """What the model is given for a passage: its header, so that "he wrote it there" finds its song, then its text."""
    return f"{header}\n{text}" if header else text


def header_of(article: Article, section: str) -> str:
    """Song, artist and section, as far as they are known; the title where no song is."""
    details = article.details
    names = (details.song or details.title, details.artist, section)
    return " — ".join(dict.fromkeys(name for name in names if name))[:_HEADER_CHARACTERS]


def _stretches(article: Article) -> Iterator[list[Unit]]:
    """Runs of units that one passage may span: no cut between them, and comments apart from the story."""
    cuts = iter(article.cuts)
    cut = next(cuts, None)
    run: list[Unit] = []
    for unit in units(article):
        crossed = False
        while cut and cut.span.end <= unit.span.start:
            crossed, cut = True, next(cuts, None)
        if run and (crossed or (unit.kind is Kind.COMMENT) != (run[-1].kind is Kind.COMMENT)):
            yield run
            run = []
        run.append(unit)
    if run:
        yield run


def _around(packed: Sequence[Unit]) -> tuple[Span, str]:
    return Span(packed[0].span.start, packed[-1].span.end), packed[0].section


def _middle(text: str, span: Span) -> int:
    """A place to part a span: the white space nearest its middle, else the middle."""
    middle = (span.start + span.end) // 2
    reach = (span.end - span.start) // 4
    for distance in range(reach):
        for place in (middle + distance, middle - distance):
            if text[place].isspace() and place > span.start:
                return place
    return middle

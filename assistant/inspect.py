"""Why this passage? Everything that a question's search and reading know of each passage, for a person to look at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assistant.confidence import Confidence, weigh
from assistant.evidence import gather, sources_of
from assistant.reader import Reader
from assistant.retrieve import retrieve
from assistant.topic import Topic, find_topic
from corpus import Article, Span
from index import Hit, IndexView, terms

_DEEP = 200
"""So far down a named article is looked for."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A passage that was found. `best` are the words in it that answer best, None where nothing in it can answer.

    `probability`, in [0, 1], is what an answer is decided by; `log_odds` is what the reader alone made of the words.
    """

    hit: Hit
    article: Article
    best: Span | None = None
    probability: float | None = None
    log_odds: float | None = None

    @property
    def text(self) -> str:
        """The passage, word for word."""
        return self.article.text[self.hit.passage.span.start : self.hit.passage.span.end]


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the best passage of a named article ranked, from 1; None where it was not found that far down.

    `unlocked` is its rank had the search not been narrowed; `depth` how far down was looked.
    """

    article: Article
    rank: int | None
    unlocked: int | None
    depth: int


@dataclass(frozen=True, slots=True)
class Inspection:
    """The passages for a query, best first, with what was looked for and what the search was narrowed to.

    `by_meaning` and `by_words` are the two sides, each in its own order.
    """

    query: str
    terms: tuple[str, ...]
    lock: str
    findings: tuple[Finding, ...]
    by_meaning: tuple[Finding, ...] = ()
    by_words: tuple[Finding, ...] = ()
    standing: Standing | None = None


def inspect(
    query: str, named: str | None, view: IndexView, reader: Reader, confidence: Confidence, limit: int
) -> Inspection:
    """What the search finds for `query` and what reader and confidence make of its best `limit` passages.

    `named` is the id of an article whose standing is wanted.
    """
    topic = find_topic(query, view)
    deep = retrieve(query, topic, view, _DEEP)
    articles = {id: article for id in {hit.passage.article for hit in deep} if (article := view.article(id))}
    found = [Finding(hit, articles[hit.passage.article]) for hit in deep if hit.passage.article in articles]
    article = view.article(named) if named else None
    return Inspection(
        query,
        terms(query),
        topic.lock.label,
        _read(query, topic, found[:limit], reader, confidence),
        _side(found, lambda hit: hit.dense_rank, limit),
        _side(found, lambda hit: hit.lexical_rank, limit),
        _standing(article, deep, view.search(query, _DEEP)) if article else None,
    )


def _side(found: Sequence[Finding], rank: Callable[[Hit], int | None], limit: int) -> tuple[Finding, ...]:
    """What one side found, in that side's own order."""
    return tuple(sorted((one for one in found if rank(one.hit)), key=lambda one: rank(one.hit) or 0)[:limit])


def _read(
    query: str, topic: Topic, found: Sequence[Finding], reader: Reader, confidence: Confidence
) -> tuple[Finding, ...]:
    """The findings with their best words, weighed as for an answer."""
    sources = sources_of([one.hit for one in found], {one.article.id: one.article for one in found})
    weighed = [
        (confidence.answers.probability(item.signs), item.evidence)
        for item in weigh(query, topic, gather(query, sources, reader))
    ]
    weighed.sort(key=lambda pair: -pair[0])

    def with_best(one: Finding) -> Finding:
        for probability, evidence in weighed:
            here = evidence.source.article.id == one.article.id and one.hit.passage.span.contains(evidence.span)
            if here:
                return replace(one, best=evidence.span, probability=probability, log_odds=evidence.score)
        return one

    return tuple(map(with_best, found))


def _standing(article: Article, hits: Sequence[Hit], unlocked: Sequence[Hit]) -> Standing:
    return Standing(article, _rank(article, hits), _rank(article, unlocked), _DEEP)


def _rank(article: Article, hits: Sequence[Hit]) -> int | None:
    return next((rank for rank, hit in enumerate(hits, start=1) if hit.passage.article == article.id), None)

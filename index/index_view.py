"""One revision of the index: its articles, and what a search finds in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from corpus import Article
from index.embed import Embedder, Vectors
from index.fuse import fuse
from index.passage import Hit, Passage
from index.stopwatch import Stopwatch
from index.store import Near, VectorStore
from index.subjects import LatestSubjects, Subjects
from index.view import View
from index.words import terms

# Each side looks deeper than what is asked for: a passage that both find midway may beat the best of either.
_DEPTH = 3
_MOST_LOOKED_PAST = 10_000
# A vector that is fetched and compared takes some 45 us; the graph kept to some articles 50 ms and more, at 100,000.
_MOST_COMPARED = 1_000


class IndexView:
    """One revision of the index, for as long as one question takes."""

    def __init__(self, view: View, store: VectorStore, embedder: Embedder, subjects: LatestSubjects) -> None:
        self._view = view
        self._store = store
        self._embedder = embedder
        self._subjects = subjects

    def revision(self) -> int:
        """The number of the revision."""
        return self._view.revision()

    def articles(self) -> tuple[Article, ...]:
        """All articles, by file name."""
        return self._view.articles()

    def subjects(self) -> Subjects:
        """The songs and artists of every article."""
        return self._subjects.of(self._view)

    def holds(self, word: str) -> bool:
        """True where a word stands in any passage, in any of its forms."""
        return self._view.holds(word)

    def article(self, id: str) -> Article | None:
        """The article of that id, as indexed."""
        return self._view.article(id)

    def passages_of(self, article: str) -> tuple[Passage, ...]:
        """The passages of an article, in order."""
        return self._view.passages_of(article)

    def vectors(self, ids: Sequence[str]) -> tuple[list[str], Vectors]:
        """The vectors of those passages of `ids` that have one, shape [known, dimension], with their ids."""
        return self._store.vectors(ids)

    def embed(self, question: str) -> Vectors:
        """The vector of a question, shape [dimension]."""
        return np.asarray(self._embedder.embed([question])[0], dtype=np.float32)

    def search(
        self, question: str, limit: int, articles: Sequence[str] | None = None, watch: Stopwatch | None = None
    ) -> list[Hit]:
        """The passages for a question, best first; among the articles of those ids where given."""
        watch = watch or Stopwatch()
        with watch.step("embed"):
            vector = self.embed(question)
        with watch.step("dense"):
            near, dense = self._nearest(vector, _DEPTH * limit, articles)
        with watch.step("lexical"):
            holding = self._view.holding(terms(question))
            lexical = self._view.matching(holding, _DEPTH * limit, articles)
            coverage = self._view.coverage(holding, [passage.id for passage in (*dense, *lexical)])
        with watch.step("dense"):
            similarity = {hit.id: hit.similarity for hit in near}
            similarity |= self._store.similarity(vector, [hit.id for hit in lexical if hit.id not in similarity])
        return fuse(dense, [hit for hit in lexical if hit.id in similarity], similarity, coverage)[:limit]

    def _nearest(self, vector: Vectors, count: int, articles: Sequence[str] | None) -> tuple[list[Near], list[Passage]]:
        """The vectors that are nearest, and the passages that they are of, best first.

        Among few articles every passage is looked at: a graph that is kept to them is slower, and may miss one.
        """
        ids = self._view.ids_of(articles, _MOST_COMPARED + 1) if articles is not None else None
        if ids is not None and len(ids) <= _MOST_COMPARED:
            similarity = self._store.similarity(vector, ids)
            near = [Near(id, similarity[id]) for id in sorted(similarity, key=lambda id: (-similarity[id], id))[:count]]
            live = self._view.passages([hit.id for hit in near])
        else:
            near, live = self._by_graph(vector, count, articles)
        return near, [live[hit.id] for hit in near]

    def _by_graph(
        self, vector: Vectors, count: int, articles: Sequence[str] | None
    ) -> tuple[list[Near], Mapping[str, Passage]]:
        """The nearest vectors by Chroma's graph, with the passages that they are of.

        Vectors that a dead build or the revision before left behind are no passages: they are looked past.
        """
        near = self._store.nearest(vector, count, articles)
        live = self._view.passages([hit.id for hit in near])
        if len(live) < len(near):
            left_behind = self._store.count() - self._view.passage_count()
            near = self._store.nearest(vector, count + min(left_behind, _MOST_LOOKED_PAST), articles)
            live = self._view.passages([hit.id for hit in near])
        return [hit for hit in near if hit.id in live][:count], live

"""The look at a revision before it is served: a build that went wrong must not take over from one that went well."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence

from corpus import Article
from index.embed import Vectors
from index.errors import IndexFault
from index.passage import Passage
from index.store import VectorStore
from index.view import View
from index.words import terms

_QUOTES, _QUERIES = 16, 2
_SAME = 0.99


def check_written(view: View, put: Sequence[tuple[Article, Sequence[Passage]]]) -> None:
    """The articles that were put in have just the passages that were made, and a sample of their text is as read."""
    for article, passages in put:
        if view.passages_of(article.id) != tuple(passages):
            raise _fault(view, f"{article.file} has other passages than were made")
    for article, _ in random.sample(put, min(_QUOTES, len(put))):
        if view.article(article.id) != article:
            raise _fault(view, f"{article.file} is not as it was read")


def check_found(view: View, store: VectorStore, articles: Iterable[str]) -> None:
    """Every passage of these articles (ids) has a vector, no other is missing, and sample queries find theirs."""
    passages = [passage for id in articles for passage in view.passages_of(id)]
    without = {passage.id for passage in passages} - store.known([passage.id for passage in passages])
    missing = max(len(without), view.passage_count() - store.count())
    if missing:
        raise _fault(view, f"{missing} of {view.passage_count()} passages have no vector")
    for passage in random.sample(passages, min(_QUERIES, len(passages))):
        _check_query(view, store, passage)


def _check_query(view: View, store: VectorStore, passage: Passage) -> None:
    """Asked for its own vector and its own words, the index gives the passage."""
    vector = store.vectors([passage.id])[1][0]
    # Kept to the article the graph takes many times as long, and among all others it may pass one by.
    if not (_finds_itself(store, vector, None) or _finds_itself(store, vector, [passage.article])):
        raise _fault(view, "a query by meaning does not find the passage that it is taken from")
    article = view.article(passage.article)
    words = terms(article.text[passage.span.start : passage.span.end]) if article else ()
    if words and not view.matching(view.holding(words), 1, [passage.article]):
        raise _fault(view, "a query by words does not find the passage that it is taken from")


def _finds_itself(store: VectorStore, vector: Vectors, articles: Sequence[str] | None) -> bool:
    """True where a search for `vector`, shape [dimension], gives one like it; never for one that is no number."""
    near = store.nearest(vector, 1, articles)
    return bool(near) and near[0].similarity > _SAME


def _fault(view: View, problem: str) -> IndexFault:
    fix = "The one before it goes on being served. Build again: python -m index."
    return IndexFault(f"revision {view.revision()}", f"it does not hold together ({problem})", fix)

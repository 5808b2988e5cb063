"""The library in two dimensions: the passages' vectors on their two principal components (Pearson 1901)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from corpus import Article
from index import IndexView, Passage
from index.embed import Vectors

_MOST_DOTS = 2_000
"""More dots than these cannot be told apart; of a larger library every n-th passage is shown."""


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the map, both coordinates in [0, 1]."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Dot:
    """A passage on the map. `rank` is its place among the passages found for the question, None where it was not."""

    passage: Passage
    article: Article
    at: Point
    rank: int | None = None


@dataclass(frozen=True, slots=True)
class LibraryMap:
    """`shown` is the share of the vectors' variance that two dimensions keep; `total` counts all passages."""

    dots: tuple[Dot, ...]
    question: Point | None
    shown: float
    total: int


def library_map(view: IndexView, query: str, ranks: Sequence[str]) -> LibraryMap:
    """The map, with the question on it where there is one. `ranks` are the ids of its passages, best first."""
    articles = {article.id: article for article in view.articles()}
    passages = [passage for id in articles for passage in view.passages_of(id)]
    step = -(-len(passages) // _MOST_DOTS) or 1
    place = {id: rank for rank, id in enumerate(ranks, start=1)}
    chosen = [passage for number, passage in enumerate(passages) if number % step == 0 or passage.id in place]
    known, vectors = view.vectors([passage.id for passage in chosen])
    if len(known) < 2:
        return LibraryMap((), None, 0.0, len(passages))
    asked = view.embed(query) if query else None
    points, at, shown = _project(vectors, asked)
    by_id = {passage.id: passage for passage in chosen}
    dots = tuple(
        Dot(by_id[id], articles[by_id[id].article], point, place.get(id))
        for id, point in zip(known, points, strict=True)
    )
    return LibraryMap(dots, at, shown, len(passages))


def _project(vectors: Vectors, asked: Vectors | None) -> tuple[list[Point], Point | None, float]:
    """Places of the rows of `vectors`, shape [passages, dimension], and of the question's, shape [dimension]."""
    centre = vectors.mean(axis=0)
    _, strengths, axes = np.linalg.svd(vectors - centre, full_matrices=False)
    flat = (vectors - centre) @ axes[:2].T
    if flat.shape[1] < 2:
        flat = np.pad(flat, ((0, 0), (0, 1)))
    point = np.resize((asked - centre) @ axes[:2].T, 2) if asked is not None else flat[0]
    low, high = np.minimum(flat.min(axis=0), point), np.maximum(flat.max(axis=0), point)
    spread = np.where(high > low, high - low, 1.0)
    points = [Point(float(x), float(y)) for x, y in (flat - low) / spread]
    x, y = (point - low) / spread
    energy = strengths**2
    shown = float(energy[:2].sum() / energy.sum()) if energy.sum() else 0.0
    return points, Point(float(x), float(y)) if asked is not None else None, shown

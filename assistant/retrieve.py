"""A question that stands alone -> the passages that may answer it, kept to the song or artist that it names."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.topic import Topic
from index import Hit, IndexView, Stopwatch


def retrieve(
    question: str,
    topic: Topic,
    view: IndexView,
    limit: int,
    watch: Stopwatch | None = None,
    within: Sequence[str] | None = None,
) -> list[Hit]:
    """The best `limit` passages, best first; in the locked articles alone where the question names a song or artist.

    `within` names the articles that the person chose, None being all of them.
    """
    locked = topic.lock.articles if topic.lock.kind else None
    if within is not None:
        locked = tuple(within) if locked is None else tuple(id for id in locked if id in set(within))
    return view.search(question, limit, locked, watch)

"""A question that stands alone -> the passages that may answer it, kept to the song or artist that it names."""

from __future__ import annotations

from assistant.topic import Topic
from index import Hit, IndexView, Stopwatch


def retrieve(question: str, topic: Topic, view: IndexView, limit: int, watch: Stopwatch | None = None) -> list[Hit]:
    """The best `limit` passages, best first; in the locked articles alone where the question names a song or artist."""
    return view.search(question, limit, topic.lock.articles if topic.lock.kind else None, watch)

"""This project, asked the same: its index alone, without the reader."""

from __future__ import annotations

import shutil
from pathlib import Path

from assistant.retrieve import retrieve
from assistant.topic import find_topic
from index import Index, IndexSettings, SentenceTransformerEmbedder
from tests.benchmarks.peers.protocol import run


class LinerNotes:
    """The index of a folder, built again after each change."""

    def __init__(self, model: str, store: Path) -> None:
        self._store = store
        self._embedder = SentenceTransformerEmbedder(model, IndexSettings().threads)

    def index(self, folder: Path) -> None:
        self._folder = folder
        self._index = Index(IndexSettings(articles=folder, store=self._store), self._embedder)
        self._index.build()

    def add(self, file: Path) -> None:
        shutil.copy(file, self._folder)
        self._index.build()

    def search(self, question: str, count: int) -> list[str]:
        with self._index.view() as view:
            hits = retrieve(question, find_topic(question, view), view, count)
            articles = [view.article(hit.passage.article) for hit in hits]
            spans = [hit.passage.span for hit in hits]
        return [one.text[span.start : span.end] for one, span in zip(articles, spans, strict=True) if one]


if __name__ == "__main__":
    run(LinerNotes)

"""txtai by its quick start: an Embeddings database with content, one row a paragraph."""

from __future__ import annotations

from pathlib import Path

from protocol import run
from txtai import Embeddings


class Txtai:
    """One Embeddings instance with its defaults; it is saved after each change, as its pages say, to be kept."""

    def __init__(self, model: str, store: Path) -> None:
        self._embeddings = Embeddings(path=model, content=True)
        self._store = str(store)

    def index(self, folder: Path) -> None:
        rows = [row for file in sorted(folder.rglob("*.md")) for row in _rows(file)]
        self._embeddings.index(rows)
        self._embeddings.save(self._store)

    def add(self, file: Path) -> None:
        self._embeddings.upsert(_rows(file))
        self._embeddings.save(self._store)

    def search(self, question: str, count: int) -> list[str]:
        return [found["text"] for found in self._embeddings.search(question, count)]


def _rows(file: Path) -> list[tuple[str, str, None]]:
    paragraphs = [part for part in file.read_text(encoding="utf-8").split("\n\n") if part.strip()]
    return [(f"{file.name} {number}", text, None) for number, text in enumerate(paragraphs)]


run(Txtai)

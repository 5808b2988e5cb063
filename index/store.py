"""Vectors in Chroma: the one file that knows it. Chroma's distances become similarities here."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self, cast
from urllib.parse import urlsplit

import numpy as np

from index.embed import Vectors
from index.errors import IndexFault

if TYPE_CHECKING:
    from chromadb.api import ClientAPI
    from chromadb.api.models.Collection import Collection as ChromaCollection
    from chromadb.api.types import Where

_PREFIX = "passages-"
_PAGE = 2_000


@dataclass(frozen=True, slots=True)
class Near:
    """A passage id and its cosine similarity to what was asked, in [-1, 1]."""

    id: str
    similarity: float


class VectorStore:
    """The vectors of one generation: one Chroma collection, embedded in a folder or on a server."""

    def __init__(self, client: ClientAPI, generation: str) -> None:
        self._client = client
        self._collection: ChromaCollection = client.get_or_create_collection(
            _PREFIX + generation, embedding_function=None, configuration={"hnsw": {"space": "cosine"}}
        )

    @classmethod
    def open(cls, folder: Path, url: str, generation: str) -> Self:
        """The collection in `folder`, or on the server at `url` where one is given. Raises IndexFault."""
        return cls(_connect(url) if url else _embedded(folder), generation)

    def count(self) -> int:
        """How many vectors there are."""
        return self._collection.count()

    def ids(self) -> set[str]:
        """The ids of all vectors."""
        found: set[str] = set()
        for offset in range(0, self.count(), _PAGE):
            found.update(self._collection.get(limit=_PAGE, offset=offset, include=[])["ids"])
        return found

    def known(self, ids: Sequence[str]) -> set[str]:
        """Those of `ids` that have a vector already."""
        return {id for page in _pages(ids) for id in self._collection.get(ids=page, include=[])["ids"]}

    def add(self, ids: Sequence[str], articles: Sequence[str], vectors: Vectors) -> None:
        """Write vectors, shape [len(ids), dimension], each with the id of its article to filter by."""
        if ids:
            self._collection.upsert(
                ids=list(ids), embeddings=vectors, metadatas=[{"article": article} for article in articles]
            )

    def remove(self, ids: Iterable[str]) -> None:
        """Forget vectors; ids that have none are passed over."""
        for page in _pages(list(ids)):
            self._collection.delete(ids=page)

    def nearest(self, vector: Vectors, limit: int, articles: Sequence[str] | None) -> list[Near]:
        """The passages nearest to `vector`, shape [dimension], best first; among `articles` where those are given."""
        if not limit or (articles is not None and not articles) or not self.count():
            return []
        found = self._collection.query(
            query_embeddings=np.asarray([vector]),
            n_results=limit,
            where=cast("Where", {"article": {"$in": list(articles)}}) if articles is not None else None,
            include=["distances"],
        )
        distances = (found["distances"] or [[]])[0]
        return [Near(id, 1.0 - float(distance)) for id, distance in zip(found["ids"][0], distances, strict=True)]

    def drop_others(self, kept: Collection[str]) -> None:
        """Delete the vectors of every generation that is not in `kept`."""
        for collection in self._client.list_collections():
            if collection.name.startswith(_PREFIX) and collection.name.removeprefix(_PREFIX) not in kept:
                self._client.delete_collection(collection.name)


def _pages(ids: Sequence[str]) -> Iterable[list[str]]:
    return (list(ids[start : start + _PAGE]) for start in range(0, len(ids), _PAGE))


def _embedded(folder: Path) -> ClientAPI:
    import chromadb
    from chromadb.config import Settings

    try:
        folder.mkdir(parents=True, exist_ok=True)
        return chromadb.PersistentClient(str(folder), settings=Settings(anonymized_telemetry=False))
    except (OSError, ValueError) as error:
        raise IndexFault(f"store {folder}", f"Chroma cannot open it ({error})", "Give another --store.") from error


def _connect(url: str) -> ClientAPI:
    import chromadb
    from chromadb.config import Settings

    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise IndexFault(f"Chroma address {url!r}", "it is no http address", "Give one like http://localhost:8000.")
    port = parts.port or (443 if parts.scheme == "https" else 80)
    try:
        return chromadb.HttpClient(
            parts.hostname, port, ssl=parts.scheme == "https", settings=Settings(anonymized_telemetry=False)
        )
    except ValueError as error:
        raise IndexFault(f"Chroma server {url}", "it does not answer", "Start it: chroma run --port PORT.") from error

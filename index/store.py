"""Vectors in Chroma: the one file that knows it. Chroma's distances become similarities here."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self, cast
from urllib.parse import urlsplit

import numpy as np

from index.embed import Vectors
from index.errors import IndexFault, damaged, not_writable, sqlite_fault, store_fault

if TYPE_CHECKING:
    from chromadb.api import ClientAPI
    from chromadb.api.client import Client
    from chromadb.api.collection_configuration import CreateHNSWConfiguration
    from chromadb.api.fastapi import FastAPI
    from chromadb.api.models.Collection import Collection as ChromaCollection
    from chromadb.api.types import Where

_PREFIX = "passages-"
_PAGE = 2_000
# Chroma keeps new vectors in its SQLite file, and writes the files of its graph (HNSW) in place once so many of them
# wait. Killed midway, or on a full disk, that leaves files that crash whoever opens them: so never by itself.
_BY_ITSELF, _AT_ONCE = 1_000_000_000, 2
_NO_SPACE = 2**20
# A server that has not answered by then is taken to be gone.
_MOST_SECONDS = 30.0
_SQLITE_CODE = re.compile(r"\(code: (\d+)\)")


@dataclass(frozen=True, slots=True)
class Near:
    """A passage id and its cosine similarity to what was asked, in [-1, 1]."""

    id: str
    similarity: float


class VectorStore:
    """The vectors of one generation: one Chroma collection, embedded in a folder or on a server."""

    def __init__(self, client: ClientAPI, generation: str, sync_threshold: int | None) -> None:
        hnsw: CreateHNSWConfiguration = {"space": "cosine"}
        if sync_threshold:
            hnsw["sync_threshold"] = sync_threshold
        self._client = client
        self._collection: ChromaCollection = client.get_or_create_collection(
            _PREFIX + generation, embedding_function=None, configuration={"hnsw": hnsw}
        )

    @classmethod
    def in_folder(cls, folder: Path, generation: str) -> Self:
        """The collection in `folder`. Raises IndexFault."""
        return cls(_embedded(folder), generation, _BY_ITSELF)

    @classmethod
    def on_server(cls, url: str, generation: str) -> Self:
        """The collection on the server at `url`. Raises IndexFault."""
        return cls(_connect(url), generation, None)

    def write_graph_when_opened(self, *, wanted: bool) -> None:
        """Have whoever opens the collection next write all vectors that wait into the graph's files, or no more."""
        threshold = _AT_ONCE if wanted else _BY_ITSELF
        self._collection.modify(configuration={"hnsw": {"sync_threshold": threshold}})

    def close(self) -> None:
        """Let go of the folder; the store is not used after this."""
        cast("Client", self._client).close()

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
        if not limit or (articles is not None and not articles):
            return []
        found = self._collection.query(
            query_embeddings=np.asarray([vector]),
            n_results=limit,
            where=cast("Where", {"article": {"$in": list(articles)}}) if articles is not None else None,
            include=["distances"],
        )
        distances = (found["distances"] or [[]])[0]
        return [Near(id, 1.0 - float(distance)) for id, distance in zip(found["ids"][0], distances, strict=True)]

    def similarity(self, vector: Vectors, ids: Sequence[str]) -> dict[str, float]:
        """The cosine of `vector`, shape [dimension], and each of the passages `ids` that has a vector."""
        known, vectors = self.vectors(ids)
        if not known:
            return {}
        cosines = vectors @ vector / np.linalg.norm(vectors, axis=1)
        return dict(zip(known, cosines.tolist(), strict=True))

    def vectors(self, ids: Sequence[str]) -> tuple[list[str], Vectors]:
        """The vectors of those of `ids` that have one, shape [known, dimension], with the ids that they belong to."""
        known: list[str] = []
        parts: list[Vectors] = []
        for page in _pages(ids):
            found = self._collection.get(ids=page, include=["embeddings"])
            known += found["ids"]
            parts.append(np.asarray(found["embeddings"], dtype=np.float32))
        return known, np.concatenate(parts) if known else np.zeros((0, 0), dtype=np.float32)


@contextmanager
def telling_faults(store: Path) -> Iterator[None]:
    """Raises what goes wrong with the files of `store`, SQLite's and Chroma's, as an IndexFault."""
    try:
        yield
    except Exception as error:
        fault = _server_fault(error) or store_fault(store, error) or _chroma_fault(store, error)
        if fault is None:
            raise
        raise fault from error


def _server_fault(error: Exception) -> IndexFault | None:
    """What a server amounts to that is gone or too slow. Nothing is lost: taking over is the last step of a build."""
    import httpx

    if not isinstance(error, httpx.TransportError):
        return None
    return _no_answer(error.request.url.host, error.request.url.port, str(error) or type(error).__name__)


def _no_answer(host: str, port: int | None, problem: str) -> IndexFault:
    # Without what stands before the host in the address: it may be a password.
    fix = "Start it (chroma run --port PORT), or wait for it: what was built is kept."
    return IndexFault(f"Chroma server {host}:{port}", f"it does not answer ({problem})", fix)


def _chroma_fault(store: Path, error: Exception) -> IndexFault | None:
    from chromadb.errors import ChromaError, InternalError, NotFoundError

    if not isinstance(error, ChromaError):
        return None
    if isinstance(error, NotFoundError):  # a server that was started over another folder
        return damaged(store, str(error))
    code = _SQLITE_CODE.search(str(error))
    if code:
        return sqlite_fault(store, int(code.group(1)), str(error))
    if not (isinstance(error, InternalError) or "executing plan" in str(error)):
        return None
    # Of the graph's files it says only that it failed, be it for want of space or because they are damaged.
    if shutil.disk_usage(store).free < _NO_SPACE:
        return not_writable(store, "no space is left")
    return damaged(store, str(error))


def _pages(ids: Sequence[str]) -> Iterable[list[str]]:
    return (list(ids[start : start + _PAGE]) for start in range(0, len(ids), _PAGE))


def _embedded(folder: Path) -> ClientAPI:
    import chromadb
    from chromadb.config import Settings

    folder.mkdir(parents=True, exist_ok=True)
    try:
        return chromadb.PersistentClient(str(folder), settings=Settings(anonymized_telemetry=False))
    except ValueError as error:
        raise damaged(folder, f"Chroma cannot open it: {error}") from error


def _connect(url: str) -> ClientAPI:
    import chromadb
    from chromadb.config import Settings

    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise IndexFault(f"Chroma address {url!r}", "it is no http address", "Give one like http://localhost:8000.")
    port = parts.port or (443 if parts.scheme == "https" else 80)
    try:
        client = chromadb.HttpClient(
            parts.hostname, port, ssl=parts.scheme == "https", settings=Settings(anonymized_telemetry=False)
        )
    except ValueError as error:
        raise _no_answer(parts.hostname, port, "no connection") from error
    # Chroma would wait for ever, and has no setting for it.
    cast("FastAPI", client._server)._session.timeout = _MOST_SECONDS  # type: ignore[attr-defined]
    return client

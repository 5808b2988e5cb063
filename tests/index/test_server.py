"""The same index with its vectors on a Chroma server: a real one, on loopback."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from index import Index, IndexFault, IndexSettings
from index.embed import Vectors
from tests.chroma_server import Server
from tests.fakes import FakeEmbedder

QUESTION = "Who directed the video?"
_BUILD = """
import sys
from pathlib import Path
from index import Index, IndexSettings
from tests.fakes import FakeEmbedder
articles, store, url = sys.argv[1:]
Index(IndexSettings(articles=Path(articles), store=Path(store), chroma_url=url, threads=1), FakeEmbedder()).build()
"""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    server = Server(tmp_path / "chroma")
    yield server
    server.kill()


@pytest.fixture
def shared_settings(settings: IndexSettings, server: Server) -> IndexSettings:
    return replace(settings, chroma_url=server.url)


@pytest.fixture
def built(shared_settings: IndexSettings) -> Index:
    index = Index(shared_settings, FakeEmbedder())
    index.build()
    return index


def add_zebra(settings: IndexSettings) -> None:
    (settings.articles / "zebra.txt").write_text("The zebra song was written by Ada Moon in Kigali.")


def found(index: Index, question: str = QUESTION) -> list[tuple[str, float]]:
    with index.view() as view:
        return [(hit.passage.id, round(hit.similarity, 4)) for hit in view.search(question, 5)]


def test_a_server_finds_what_a_folder_finds(settings: IndexSettings, shared_settings: IndexSettings) -> None:
    embedded = Index(replace(settings, store=settings.store.with_name("other")), FakeEmbedder())
    embedded.build()
    index = Index(shared_settings, FakeEmbedder())
    assert index.build().embedded == 3
    assert found(index) == found(embedded)
    assert index.status().vectors == index.status().passages == 3


def test_another_process_serves_what_one_builds(shared_settings: IndexSettings) -> None:
    builder, other = (Index(shared_settings, FakeEmbedder()) for _ in range(2))
    builder.build()
    before = found(other, "Who wrote the zebra song?")
    add_zebra(shared_settings)
    asked = [str(shared_settings.articles), str(shared_settings.store), shared_settings.chroma_url]
    subprocess.run([sys.executable, "-c", _BUILD, *asked], check=True, cwd=Path(__file__).parents[2])
    after = found(other, "Who wrote the zebra song?")
    assert len(after) == len(before) + 1
    assert other.status().articles == 4


def test_a_server_that_is_gone_is_named_and_nothing_is_lost(
    server: Server, shared_settings: IndexSettings, built: Index
) -> None:
    before = found(built)
    server.kill()
    add_zebra(shared_settings)
    for does in (built.build, built.status, built.update, lambda: found(built)):
        with pytest.raises(IndexFault, match=r"Chroma server 127\.0\.0\.1:\d+: it does not answer"):
            does()
    server.start()
    assert found(built) == before
    assert built.build().added == ("zebra.txt",)


def test_a_server_that_hangs_is_not_waited_for(
    server: Server, shared_settings: IndexSettings, built: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = found(built)
    monkeypatch.setattr("index.store._MOST_SECONDS", 0.5)
    index = Index(shared_settings, FakeEmbedder())
    assert found(index) == before
    server.pause()
    with pytest.raises(IndexFault, match="it does not answer"):
        found(index)
    server.go_on()
    assert found(index) == before


def test_a_server_killed_in_the_middle_of_a_build_leaves_the_revision_before(
    server: Server, shared_settings: IndexSettings, built: Index
) -> None:
    before = found(built)
    add_zebra(shared_settings)
    with pytest.raises(IndexFault, match="it does not answer"):
        Index(shared_settings, _Killing(server)).build()
    server.start()
    assert found(built) == before
    assert built.status().revision == 1
    assert built.build().revision == 2


def test_a_server_that_lost_everything_is_filled_again(
    server: Server, shared_settings: IndexSettings, built: Index
) -> None:
    before = found(built)
    server.lose_everything()
    with pytest.raises(IndexFault, match="Build again"):
        found(built)
    assert built.build().embedded == 3
    assert found(built) == before


def test_a_rollback_puts_the_revision_before_back_on_a_server(shared_settings: IndexSettings, built: Index) -> None:
    before = found(built)
    (shared_settings.articles / "cinder.txt").unlink()
    built.build()
    assert found(built) != before
    built.rollback()
    assert found(built) == before


def test_chat_goes_on_while_a_revision_is_built(shared_settings: IndexSettings) -> None:
    index, other = (Index(shared_settings, FakeEmbedder()) for _ in range(2))
    index.build()
    asked: list[int] = []
    stop = threading.Event()

    def ask() -> None:
        while not stop.is_set():
            asked.append(len(found(other)))

    asking = threading.Thread(target=ask)
    asking.start()
    for number in range(3):
        (shared_settings.articles / f"zebra{number}.txt").write_text(f"The zebra song number {number} is by Ada Moon.")
        index.build()
    stop.set()
    asking.join()
    assert asked
    assert set(asked) <= {3, 4, 5}


class _Killing(FakeEmbedder):
    """Kills the server while passages are embedded."""

    def __init__(self, server: Server) -> None:
        super().__init__()
        self._server = server

    def embed(self, texts: Sequence[str]) -> Vectors:
        self._server.kill()
        return np.asarray(super().embed(texts))

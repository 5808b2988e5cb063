"""Files of the store that were cut short or overwritten: said, set aside under the date, and built again."""

from __future__ import annotations

import os
import random
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from index import Index, IndexFault, IndexSettings, StoreDamaged
from index.folders import VectorFolders
from tests.fakes import FakeEmbedder
from tests.index.rounds import start
from tests.index.test_rollback import served


def cut_short(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def overwrite(path: Path) -> None:
    path.write_bytes(random.Random(1).randbytes(path.stat().st_size))


def overwrite_the_middle(path: Path) -> None:
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(size // 3)
        file.write(random.Random(1).randbytes(size // 2))


def find(store: Path, pattern: str) -> Path:
    (path,) = store.glob(pattern)
    return path


FILES = [
    "current.json",
    "*/catalogue.sqlite",
    "chroma/*/*/chroma.sqlite3",
    "chroma/*/*/*/data_level0.bin",
    "chroma/*/*/*/header.bin",
    "chroma/*/*/*/length.bin",
    "chroma/*/*/*/index_metadata.pickle",
]


@pytest.mark.parametrize("damage", [cut_short, overwrite, overwrite_the_middle])
@pytest.mark.parametrize("file", FILES)
def test_a_damaged_store_is_set_aside_and_built_again(
    index: Index, settings: IndexSettings, file: str, damage: Callable[[Path], None]
) -> None:
    index.build()
    before = served(index)
    damage(find(settings.store, file))
    damaged = find(settings.store, file).read_bytes()
    fresh = Index(settings, FakeEmbedder())
    report = fresh.update().report
    assert report is not None
    said = re.search(r"it is damaged \(.+\); it is set aside as (\S+)", report.rebuilt_because)
    assert said, report
    aside = Path(said.group(1))
    assert re.fullmatch(r"damaged-\d{4}-\d\d-\d\dT\d{6}Z", aside.name)
    assert damaged in [path.read_bytes() for path in aside.rglob("*") if path.is_file()]
    assert served(fresh) == before
    assert fresh.is_current()


@pytest.mark.parametrize("file", ["data_level0.bin", "header.bin", "length.bin", "index_metadata.pickle"])
def test_a_graph_is_opened_only_as_it_was_sealed(tmp_path: Path, file: str) -> None:
    """Chroma reads these files unchecked: one that was changed ends the process, which then can tell nobody why."""
    folders = VectorFolders(tmp_path, "", "torn")
    number, store = folders.beside(0)
    ids = [f"{row:02}" for row in range(20)]
    store.add(ids, ids, FakeEmbedder().embed(ids))
    folders.settle(number)
    assert VectorFolders(tmp_path, "", "torn").open(number).count() == 20
    overwrite(find(tmp_path, f"{number}/*/{file}"))
    with pytest.raises(StoreDamaged):
        VectorFolders(tmp_path, "", "torn").open(number)


def test_damage_that_a_question_meets_is_mended_by_the_next_start(index: Index, settings: IndexSettings) -> None:
    index.build()
    catalogue = find(settings.store, "*/catalogue.sqlite")
    with closing(sqlite3.connect(catalogue)) as database, database:
        database.execute("UPDATE articles SET json = replace(json, 'Bergen', 'Berlin')")
    with pytest.raises(IndexFault, match="not as it was written"), index.view() as view:
        view.articles()
    assert not index.is_current()
    report = Index(settings, FakeEmbedder()).update().report
    assert report is not None
    assert "set aside" in report.rebuilt_because
    with Index(settings, FakeEmbedder()).view() as view:
        assert any("Bergen" in article.text for article in view.articles())


def test_vectors_that_are_gone_altogether_are_made_again(index: Index, settings: IndexSettings) -> None:
    passages = index.build().passages
    find(settings.store, "chroma/*/*/chroma.sqlite3").unlink()
    find(settings.store, "chroma/*/*/seal.json").unlink()
    find(settings.store, "chroma/*/*/*/index_metadata.pickle").unlink()
    assert start(settings.articles.parent).without_vector == passages
    assert start(settings.articles.parent).without_vector == 0


def test_only_the_last_damaged_store_is_kept(index: Index, settings: IndexSettings) -> None:
    for earlier in ("damaged-2020-01-01T000000Z", "damaged-2021-01-01T000000Z"):
        (settings.store / earlier).mkdir(parents=True)
    index.build()
    overwrite(find(settings.store, "current.json"))
    Index(settings, FakeEmbedder()).build()
    (kept,) = settings.store.glob("damaged-*")
    assert kept.name > "damaged-2022"


def test_a_server_goes_on_with_what_another_process_built_in_place_of_a_damaged_store(
    index: Index, settings: IndexSettings
) -> None:
    index.build()
    before = served(index)
    overwrite(find(settings.store, "current.json"))
    Index(settings, FakeEmbedder()).build()
    assert served(index) == before


def test_a_dead_copy_whose_graph_is_torn_is_not_built_upon(tmp_path: Path) -> None:
    folders = VectorFolders(tmp_path, "", "torn")
    number, store = folders.beside(0)
    ids = [f"{row:02}" for row in range(20)]
    vectors = FakeEmbedder().embed(ids)
    store.add(ids, ids, vectors)
    folders.settle(number)
    cut_short(find(tmp_path, f"{number}/*/data_level0.bin"))
    again, store = VectorFolders(tmp_path, "", "torn").beside(0)
    assert again > number
    assert store.count() == 0

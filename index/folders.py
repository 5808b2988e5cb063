"""Where the vectors of a generation are: Chroma folders, one made beside the other when much is written.

A few vectors are added where they are served from, since Chroma adds them to SQLite in one step. Many go into a copy of
that folder, where the graph's files are written too; the catalogue then names the copy in the step that takes over.
"""

from __future__ import annotations

import shutil
import sqlite3
import threading
import time
from collections.abc import Collection
from contextlib import closing
from pathlib import Path

from index.errors import REBUILD, IndexFault, damaged
from index.seal import is_sound, seal
from index.store import VectorStore

_DATABASE, _UNFINISHED = "chroma.sqlite3", ".copying"
ON_SERVER = 0
"""The number that stands for the collection of a Chroma server, which minds its own files."""


class VectorFolders:
    """The folders below `root`, or the one collection on the server at `url`. Methods raise IndexFault."""

    def __init__(self, root: Path, url: str, generation: str) -> None:
        self._root = root
        self._url = url
        self._generation = generation
        self._open: dict[int, VectorStore] = {}
        self._opening = threading.Lock()

    @property
    def on_server(self) -> bool:
        """True where a server keeps the vectors."""
        return bool(self._url)

    def open(self, number: int) -> VectorStore:
        """The vectors in the folder of that number."""
        with self._opening:
            if number not in self._open:
                self._close_dropped()
                self._open[number] = self._opened(number)
            return self._open[number]

    def beside(self, number: int) -> tuple[int, VectorStore]:
        """A folder to write to, with the vectors of `number` (0 is none): one that a dead build left, or a new one."""
        left = [other for other in self._numbers() if other > number]
        if left and is_sound(self._path(left[-1])):
            return left[-1], self.open(left[-1])
        # By the clock, since no number may come twice: Chroma remembers by its path what it has opened.
        new = max(number + 1, time.time_ns())
        if number:
            self._copy(number, new)
        return new, self.open(new)

    def settle(self, number: int) -> VectorStore:
        """Write the graph of a folder that is not served yet, and seal it; gives the vectors in it, opened anew."""
        self.open(number).write_graph_when_opened(wanted=True)
        self._close(number)
        self.open(number).count()
        self.open(number).write_graph_when_opened(wanted=False)
        self._close(number)
        seal(self._path(number))
        return self.open(number)

    def drop_others(self, kept: Collection[int]) -> None:
        """Give back the space of every folder that is not in `kept`."""
        for number in set(self._numbers()) - set(kept):
            shutil.rmtree(self._path(number))
        for unfinished in self._root.glob(f"*{_UNFINISHED}"):
            shutil.rmtree(unfinished)

    def _opened(self, number: int) -> VectorStore:
        if self._url:
            return VectorStore.on_server(self._url, self._generation)
        if not number:
            raise IndexFault("index", "it was made by an earlier version of this program", REBUILD)
        path = self._path(number)
        if not is_sound(path):
            raise damaged(path, "the graph of its vectors is not as it was written")
        _check_database(path / _DATABASE)
        return VectorStore.in_folder(path, self._generation)

    def _copy(self, number: int, new: int) -> None:
        source, unfinished = self._path(number), self._root / f"{new}{_UNFINISHED}"
        shutil.copytree(source, unfinished, ignore=shutil.ignore_patterns(f"{_DATABASE}*"))
        # A process that serves from it may write a line or two of its own as it opens it.
        paths = (source / _DATABASE, unfinished / _DATABASE)
        with closing(sqlite3.connect(paths[0])) as served, closing(sqlite3.connect(paths[1])) as copy:
            served.backup(copy)
        unfinished.rename(self._path(new))

    def _close_dropped(self) -> None:
        """Let go of folders that are gone; only what was served two revisions ago and before can be."""
        for number in [number for number in self._open if number and not self._path(number).exists()]:
            self._close(number)

    def _close(self, number: int) -> None:
        self._open.pop(number).close()

    def _path(self, number: int) -> Path:
        return self._root / str(number)

    def _numbers(self) -> list[int]:
        """The numbers of the folders there are, in order."""
        return sorted(int(path.name) for path in self._root.glob("*") if path.name.isdecimal())


def _check_database(path: Path) -> None:
    """Raises StoreDamaged where pages of Chroma's database do not hold together: it opens it by a few of them alone."""
    if not path.exists():
        return
    with closing(sqlite3.connect(path, timeout=30)) as database:
        (found,) = database.execute("PRAGMA quick_check(1)").fetchone()
    if found != "ok":
        raise damaged(path, found.replace("\n", ": "))

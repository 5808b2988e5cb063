"""What is indexed, in one SQLite file: articles, passages and words (FTS5), one revision after another in one step.

The vectors of a passage are written before the catalogue names it and removed after the catalogue has forgotten it,
so a search that goes by the catalogue sees one revision whole, whenever a build is killed.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from corpus import Article
from index.article_json import article_to_json, checksum
from index.errors import IndexFault
from index.passage import Passage
from index.previous import SCHEMA, has_previous, keep_previous, put_back_previous, spare_vectors
from index.view import FileState, View

CATALOGUE_VERSION = "2"
# `state`: revision and vectors (the number of the folder that holds them) of what is served; latest, the highest
# revision there ever was, so that no number names two; undone, the one that a rollback took back; born, by chance.
_SCHEMA = """
CREATE TABLE IF NOT EXISTS state (key TEXT PRIMARY KEY, value INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS files (
    file TEXT PRIMARY KEY, size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL,
    revision TEXT NOT NULL, problem TEXT NOT NULL, fix TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS articles (
    id TEXT PRIMARY KEY, file TEXT NOT NULL UNIQUE, song TEXT NOT NULL, artist TEXT NOT NULL,
    json TEXT NOT NULL, sum INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS passages (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, article TEXT NOT NULL,
    start INTEGER NOT NULL, end INTEGER NOT NULL, header TEXT NOT NULL, ordinal INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS passages_by_article ON passages (article, ordinal);
CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5 (
    body, header, tokenize = 'porter unicode61 remove_diacritics 2');
CREATE TABLE IF NOT EXISTS writes (vectors INTEGER PRIMARY KEY, count INTEGER NOT NULL);
INSERT OR IGNORE INTO state VALUES ('revision', 0), ('vectors', 0), ('latest', 0), ('undone', 0), ('born', random());
"""
_NEXT = "UPDATE state SET value = (SELECT value FROM state WHERE key = 'latest') WHERE key = 'revision'"
_HOLD = "UPDATE state SET value = (SELECT value FROM state WHERE key = 'latest') WHERE key = 'undone'"
Check = Callable[[View], None]
"""Looks at the next revision before it is served, and raises where it does not hold together."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What one build changes: articles with all their passages to put in, ids of articles to take out, files seen."""

    put: Sequence[tuple[Article, Sequence[Passage]]]
    take_out: Sequence[str]
    files: Sequence[FileState]
    gone_files: Sequence[str]

    @property
    def articles(self) -> list[str]:
        """The ids of all articles that change."""
        return [*self.take_out, *(article.id for article, _ in self.put)]


class Catalogue:
    """The catalogue in `path`, made where there is none. Each view and each change has a connection of its own."""

    def __init__(self, path: Path) -> None:
        self._path = path
        path.parent.mkdir(parents=True, exist_ok=True)
        with closing(self._connect()) as database:
            database.execute("PRAGMA journal_mode = WAL")
            database.executescript(_SCHEMA + SCHEMA)
        # SQLite's helper files are there while a connection is open, and cannot be made anew on a full disk.
        self._kept_open = self._connect()
        self._kept_open.execute("SELECT count(*) FROM state").fetchone()

    @contextmanager
    def view(self) -> Iterator[View]:
        """One revision to read, for the thread that asked."""
        with closing(self._connect()) as database:
            database.execute("BEGIN")
            yield View(database)

    def apply(self, changes: Changes, vectors: int, check: Check) -> int:
        """Take over to the next revision in one transaction, once `check` has passed it; gives its number."""
        touched = changes.articles
        with self._writing() as database:
            if touched:
                _begin_revision(database, changes)
            _go_on_in(database, vectors)
            for id in touched:
                _forget(database, id)
            for article, passages in changes.put:
                _remember(database, article, passages)
            database.executemany("DELETE FROM files WHERE file = ?", [(file,) for file in changes.gone_files])
            database.executemany(
                "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?)", map(_file_row, changes.files)
            )
            database.execute("UPDATE state SET value = 0 WHERE key = 'undone'")
            check(View(database))
            return View(database).revision()

    def roll_back(self, check: Check) -> int:
        """Serve the revision before this one in one transaction, once `check` has passed it; gives its number."""
        with self._writing() as database:
            if not has_previous(database):
                raise IndexFault("index", "no earlier revision of it is kept", "Only the last change can be undone.")
            put_back_previous(database)
            check(View(database))
            return View(database).revision()

    def hold(self) -> None:
        """Mark what is served as put back by a rollback: only a build by hand goes on from here."""
        with self._writing() as database:
            database.execute(_HOLD)

    def announce(self, ids: Iterable[str], vectors: int) -> None:
        """Name vectors before they are written to the folder `vectors`, so that those of a dead build are found."""
        rows = [(id,) for id in ids]
        with self._writing() as database:
            database.executemany("INSERT OR IGNORE INTO spare VALUES (?)", rows)
            database.execute("INSERT OR IGNORE INTO writes VALUES (?, 0)", (vectors,))
            database.execute("UPDATE writes SET count = count + ? WHERE vectors = ?", (len(rows), vectors))

    def written(self, vectors: int) -> int:
        """How many vectors were written to that folder since it was made."""
        with closing(self._connect()) as database:
            row = database.execute("SELECT count FROM writes WHERE vectors = ?", (vectors,)).fetchone()
            return int(row[0]) if row else 0

    def tidy(self, vectors: int, remove: Callable[[set[str]], None]) -> None:
        """Have the vectors removed that no revision needs; where this is killed midway, it is done the next time."""
        with closing(self._connect()) as database:
            if database.execute("SELECT 1 FROM spare").fetchone() is None:
                return
            spare = spare_vectors(database)
        remove(spare)
        with self._writing() as database:
            database.execute("UPDATE writes SET count = count + ? WHERE vectors = ?", (len(spare), vectors))
            database.execute("DELETE FROM spare")

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction: all of it, or nothing where the block raises."""
        with closing(self._connect()) as database, database:
            database.execute("BEGIN IMMEDIATE")
            yield database

    def _connect(self) -> sqlite3.Connection:
        # Transactions are begun by hand: the module's own rules begin them too late for a view to be one revision.
        return sqlite3.connect(self._path, timeout=30, isolation_level=None, check_same_thread=False)


def _begin_revision(database: sqlite3.Connection, changes: Changes) -> None:
    """Keep what is about to change, and count on; the empty catalogue before the first build is no revision."""
    if View(database).revision():
        files = (*changes.gone_files, *(state.file for state in changes.files))
        keep_previous(database, changes.articles, files)
    database.execute("UPDATE state SET value = value + 1 WHERE key = 'latest'")
    database.execute(_NEXT)


def _go_on_in(database: sqlite3.Connection, vectors: int) -> None:
    """The folder of that number holds the vectors from now on; one that is new has its graph written."""
    if vectors != View(database).vectors():
        database.execute("UPDATE state SET value = ? WHERE key = 'vectors'", (vectors,))
        database.execute("UPDATE writes SET count = 0 WHERE vectors = ?", (vectors,))


def _forget(database: sqlite3.Connection, id: str) -> None:
    database.execute("DELETE FROM words WHERE rowid IN (SELECT number FROM passages WHERE article = ?)", (id,))
    database.execute("DELETE FROM passages WHERE article = ?", (id,))
    database.execute("DELETE FROM articles WHERE id = ?", (id,))


def _remember(database: sqlite3.Connection, article: Article, passages: Sequence[Passage]) -> None:
    text, details = article_to_json(article), article.details
    database.execute(
        "INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?)",
        (article.id, article.file, details.song, details.artist, text, checksum(text.encode("ascii"))),
    )
    for passage in passages:
        row = (passage.id, passage.article, passage.span.start, passage.span.end, passage.header, passage.ordinal)
        cursor = database.execute(
            "INSERT INTO passages (id, article, start, end, header, ordinal) VALUES (?, ?, ?, ?, ?, ?)", row
        )
        body = article.text[passage.span.start : passage.span.end]
        database.execute(
            "INSERT INTO words (rowid, body, header) VALUES (?, ?, ?)", (cursor.lastrowid, body, passage.header)
        )


def _file_row(state: FileState) -> tuple[str, int, int, str, str, str]:
    return (state.file, state.size, state.mtime_ns, state.revision, state.problem, state.fix)

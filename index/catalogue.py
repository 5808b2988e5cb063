"""What is indexed, in one SQLite file: articles, passages and words (FTS5), one revision after another in one step.

The vectors of a passage are written before the catalogue names it and removed after the catalogue has forgotten it,
so a search that goes by the catalogue sees one revision whole, whenever a build is killed.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from corpus import Article, Span, split_names
from index.article_json import article_from_json, article_to_json
from index.passage import Passage
from index.words import match_any, match_phrase

_SCHEMA = """
CREATE TABLE IF NOT EXISTS state (key TEXT PRIMARY KEY, value INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS files (
    file TEXT PRIMARY KEY, size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL,
    revision TEXT NOT NULL, problem TEXT NOT NULL, fix TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS articles (
    id TEXT PRIMARY KEY, file TEXT NOT NULL UNIQUE, song TEXT NOT NULL, artist TEXT NOT NULL, json TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS passages (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, article TEXT NOT NULL,
    start INTEGER NOT NULL, end INTEGER NOT NULL, header TEXT NOT NULL, ordinal INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS passages_by_article ON passages (article, ordinal);
CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5 (
    body, header, tokenize = 'porter unicode61 remove_diacritics 2');
INSERT OR IGNORE INTO state VALUES ('revision', 0);
"""
_PASSAGES = "SELECT passages.id, passages.article, start, end, passages.header, ordinal FROM passages "
_MENTIONING = "SELECT DISTINCT article FROM words JOIN passages ON passages.number = words.rowid WHERE words MATCH ?"
_PASSAGE_IDS_OF = "SELECT id FROM passages WHERE article IN (SELECT value FROM json_each(?))"
_MATCHING = (
    _PASSAGES + "JOIN words ON passages.number = words.rowid WHERE words MATCH ? "
    "AND (? OR article IN (SELECT value FROM json_each(?))) ORDER BY bm25(words, 1.0, 0.5), number LIMIT ?"
)


@dataclass(frozen=True, slots=True)
class FileState:
    """What the catalogue knows of a file. `problem` is "" for one that was read, `revision` "" for one that was not."""

    file: str
    size: int
    mtime_ns: int
    revision: str
    problem: str = ""
    fix: str = ""


@dataclass(frozen=True, slots=True)
class Subject:
    """The songs and artists of one article."""

    article: str
    songs: tuple[str, ...]
    artists: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """What one build changes: articles with all their passages to put in, ids of articles to take out, files seen."""

    put: Sequence[tuple[Article, Sequence[Passage]]]
    take_out: Sequence[str]
    files: Sequence[FileState]
    gone_files: Sequence[str]

    def __bool__(self) -> bool:
        return bool(self.put or self.take_out or self.files or self.gone_files)


class View:
    """One revision of the catalogue, however long it is read and whatever is built meanwhile."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def revision(self) -> int:
        """How many builds had changed the catalogue."""
        return _revision(self._database)

    def files(self) -> Mapping[str, FileState]:
        """Every file that the last build saw, by name."""
        rows = self._database.execute("SELECT file, size, mtime_ns, revision, problem, fix FROM files ORDER BY file")
        return {row[0]: FileState(*row) for row in rows}

    def articles(self) -> tuple[Article, ...]:
        """All articles, by file name."""
        rows = self._database.execute("SELECT json FROM articles ORDER BY file")
        return tuple(article_from_json(json) for (json,) in rows)

    def subjects(self) -> tuple[Subject, ...]:
        """What each article is about, without reading the articles."""
        rows = self._database.execute("SELECT id, song, artist FROM articles ORDER BY file")
        return tuple(Subject(id, split_names(song), split_names(artist)) for id, song, artist in rows)

    def mentioning(self, phrase: Sequence[str]) -> set[str]:
        """The ids of the articles that have the words of `phrase` in a row in some passage."""
        if not phrase:
            return set()
        return {id for (id,) in self._database.execute(_MENTIONING, (match_phrase(phrase),))}

    def article(self, id: str) -> Article | None:
        """The article of that id as it was when it was indexed."""
        row = self._database.execute("SELECT json FROM articles WHERE id = ?", (id,)).fetchone()
        return article_from_json(row[0]) if row else None

    def passage_count(self) -> int:
        """How many passages are live."""
        return int(self._database.execute("SELECT count(*) FROM passages").fetchone()[0])

    def passages_of(self, article: str) -> tuple[Passage, ...]:
        """The passages of an article, in order."""
        rows = self._database.execute(_PASSAGES + "WHERE passages.article = ? ORDER BY ordinal", (article,))
        return tuple(map(_passage, rows))

    def passages(self, ids: Sequence[str]) -> Mapping[str, Passage]:
        """Those of `ids` that are live: a vector that no catalogue names is left from a build and is not served."""
        rows = self._database.execute(
            _PASSAGES + "WHERE passages.id IN (SELECT value FROM json_each(?))", (_list(ids),)
        )
        return {row[0]: _passage(row) for row in rows}

    def passage_ids(self) -> set[str]:
        """The ids of all live passages."""
        return {id for (id,) in self._database.execute("SELECT id FROM passages")}

    def matching(self, words: Sequence[str], limit: int, articles: Sequence[str] | None) -> list[Passage]:
        """The passages that hold any of `words`, best first by BM25; among `articles` where those are given."""
        if not words or (articles is not None and not articles):
            return []
        rows = self._database.execute(_MATCHING, (match_any(words), articles is None, _list(articles or ()), limit))
        return list(map(_passage, rows))


class Catalogue:
    """The catalogue in `path`, made where there is none. Each view and each change has a connection of its own."""

    def __init__(self, path: Path) -> None:
        self._path = path
        path.parent.mkdir(parents=True, exist_ok=True)
        with closing(self._connect()) as database:
            database.execute("PRAGMA journal_mode = WAL")
            database.executescript(_SCHEMA)

    @contextmanager
    def view(self) -> Iterator[View]:
        """One revision to read, for the thread that asked."""
        with closing(self._connect()) as database:
            database.execute("BEGIN")
            yield View(database)

    def apply(self, changes: Changes) -> tuple[int, set[str]]:
        """Take over to the next revision in one transaction; gives its number and the ids of passages that died."""
        outgoing = [*changes.take_out, *(article.id for article, _ in changes.put)]
        with closing(self._connect()) as database, database:
            database.execute("BEGIN IMMEDIATE")
            died = {id for (id,) in database.execute(_PASSAGE_IDS_OF, (_list(outgoing),))}
            for id in outgoing:
                _forget(database, id)
            for article, passages in changes.put:
                _remember(database, article, passages)
            database.executemany("DELETE FROM files WHERE file = ?", [(file,) for file in changes.gone_files])
            database.executemany(
                "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?)", map(_file_row, changes.files)
            )
            if outgoing:
                database.execute("UPDATE state SET value = value + 1 WHERE key = 'revision'")
            revision = _revision(database)
        return revision, died - {passage.id for _, passages in changes.put for passage in passages}

    def _connect(self) -> sqlite3.Connection:
        # Transactions are begun by hand: the module's own rules begin them too late for a view to be one revision.
        return sqlite3.connect(self._path, timeout=30, isolation_level=None)


def _forget(database: sqlite3.Connection, id: str) -> None:
    database.execute("DELETE FROM words WHERE rowid IN (SELECT number FROM passages WHERE article = ?)", (id,))
    database.execute("DELETE FROM passages WHERE article = ?", (id,))
    database.execute("DELETE FROM articles WHERE id = ?", (id,))


def _remember(database: sqlite3.Connection, article: Article, passages: Sequence[Passage]) -> None:
    database.execute(
        "INSERT INTO articles VALUES (?, ?, ?, ?, ?)",
        (article.id, article.file, article.details.song, article.details.artist, article_to_json(article)),
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


def _passage(row: tuple[str, str, int, int, str, int]) -> Passage:
    id, article, start, end, header, ordinal = row
    return Passage(id, article, Span(start, end), header, ordinal)


def _revision(database: sqlite3.Connection) -> int:
    return int(database.execute("SELECT value FROM state WHERE key = 'revision'").fetchone()[0])


def _list(values: Iterable[str]) -> str:
    """Any number of values as one parameter, for json_each."""
    return json.dumps(list(values))

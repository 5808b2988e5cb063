"""The revision before the one that is served: the rows that the last take-over replaced, so that they can be put back.

What is kept is as large as that change was, not as the library. `spare` names vectors that a build may leave behind: it
is written before they are, so that those of a build that was killed are found again without looking through all.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

SCHEMA = """
CREATE TABLE IF NOT EXISTS previous_state (key TEXT PRIMARY KEY, value INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS previous_files AS SELECT * FROM files WHERE 0;
CREATE TABLE IF NOT EXISTS previous_articles AS SELECT * FROM articles WHERE 0;
CREATE TABLE IF NOT EXISTS previous_passages AS SELECT * FROM passages WHERE 0;
CREATE INDEX IF NOT EXISTS previous_passages_by_id ON previous_passages (id);
CREATE TABLE IF NOT EXISTS previous_words (number INTEGER PRIMARY KEY, body TEXT NOT NULL, header TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS touched_files (file TEXT PRIMARY KEY);
CREATE TABLE IF NOT EXISTS touched_articles (id TEXT PRIMARY KEY);
CREATE TABLE IF NOT EXISTS spare (id TEXT PRIMARY KEY);
"""
_FORGET_PREVIOUS = """
DELETE FROM previous_state;
DELETE FROM previous_files;
DELETE FROM previous_articles;
DELETE FROM previous_passages;
DELETE FROM previous_words;
DELETE FROM touched_files;
DELETE FROM touched_articles;
"""
_KEEP = """
INSERT INTO previous_state SELECT key, value FROM state WHERE key IN ('revision', 'vectors');
INSERT INTO previous_files SELECT * FROM files WHERE file IN touched_files;
INSERT INTO previous_articles SELECT * FROM articles WHERE id IN touched_articles;
INSERT INTO previous_passages SELECT * FROM passages WHERE article IN touched_articles;
INSERT INTO previous_words SELECT rowid, body, header FROM words
    WHERE rowid IN (SELECT number FROM previous_passages);
"""
_PUT_BACK = """
UPDATE state SET value = (SELECT value FROM state WHERE key = 'revision') WHERE key = 'undone';
UPDATE state SET value = (SELECT value FROM previous_state WHERE previous_state.key = state.key)
    WHERE key IN (SELECT key FROM previous_state);
INSERT OR IGNORE INTO spare SELECT id FROM passages WHERE article IN touched_articles;
DELETE FROM words WHERE rowid IN (SELECT number FROM passages WHERE article IN touched_articles);
DELETE FROM passages WHERE article IN touched_articles;
DELETE FROM articles WHERE id IN touched_articles;
DELETE FROM files WHERE file IN touched_files;
INSERT INTO files SELECT * FROM previous_files;
INSERT INTO articles SELECT * FROM previous_articles;
INSERT INTO passages SELECT * FROM previous_passages;
INSERT INTO words (rowid, body, header) SELECT * FROM previous_words;
"""
_SPARE = """
SELECT id FROM spare WHERE NOT EXISTS (SELECT 1 FROM passages WHERE passages.id = spare.id)
    AND NOT EXISTS (SELECT 1 FROM previous_passages WHERE previous_passages.id = spare.id)
"""


def keep_previous(database: sqlite3.Connection, articles: Iterable[str], files: Iterable[str]) -> None:
    """Within a take-over, before its first change: keep what these articles (ids) and files (names) are now."""
    database.execute("INSERT OR IGNORE INTO spare SELECT id FROM previous_passages")
    _run(database, _FORGET_PREVIOUS)
    database.executemany("INSERT OR IGNORE INTO touched_articles VALUES (?)", [(id,) for id in articles])
    database.executemany("INSERT OR IGNORE INTO touched_files VALUES (?)", [(file,) for file in files])
    _run(database, _KEEP)


def has_previous(database: sqlite3.Connection) -> bool:
    """True where a revision is kept that can be put back."""
    return database.execute("SELECT 1 FROM previous_state").fetchone() is not None


def put_back_previous(database: sqlite3.Connection) -> None:
    """Within a transaction: be the previous revision again. What it replaces is not kept."""
    _run(database, _PUT_BACK)
    _run(database, _FORGET_PREVIOUS)


def spare_vectors(database: sqlite3.Connection) -> set[str]:
    """The ids of vectors that neither this revision nor the one before it needs."""
    return {id for (id,) in database.execute(_SPARE)}


def _run(database: sqlite3.Connection, script: str) -> None:
    """The statements of a script, one by one: `executescript` would end the transaction first."""
    for statement in script.split(";"):
        database.execute(statement)

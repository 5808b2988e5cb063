"""What can go wrong with an index, and what a database's own errors amount to."""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path

from corpus.errors import LinerNotesError

_CANNOT_WRITE_CODES = {
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
}
_DAMAGED_CODES = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_NOT_TEXT = "Could not decode to UTF-8"
_CANNOT_WRITE = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM, errno.ENOTDIR, errno.EEXIST}
REBUILD = "Build again: python -m index."


class IndexFault(LinerNotesError):
    """An index, a store or a model that cannot be used as it is."""


class StoreNotWritable(IndexFault):
    """A store that is read-only or on a full disk. What it holds is whole."""


class StoreDamaged(IndexFault):
    """A store whose files are not as they were written. A build sets them aside and starts from the articles."""


def store_fault(store: Path, error: Exception) -> IndexFault | None:
    """What an error of SQLite or of the system says of `store`; None for one that says nothing of it."""
    if isinstance(error, OSError) and error.errno in _CANNOT_WRITE:
        return not_writable(store, error.strerror or str(error))
    if isinstance(error, sqlite3.Error):
        if _NOT_TEXT in str(error):
            return damaged(store, str(error))
        return sqlite_fault(store, getattr(error, "sqlite_errorcode", 0), str(error))
    return None


def sqlite_fault(store: Path, code: int, problem: str) -> IndexFault | None:
    """What a result code of SQLite says of `store`; None for one that says nothing of it."""
    primary = code & 0xFF
    if primary in _CANNOT_WRITE_CODES:
        return not_writable(store, problem)
    return damaged(store, problem) if primary in _DAMAGED_CODES else None


def damaged(store: Path, problem: str) -> StoreDamaged:
    """A store that is damaged, and what mends it."""
    return StoreDamaged(f"store {store}", f"it is damaged ({problem})", REBUILD)


def not_writable(store: Path, problem: str) -> StoreNotWritable:
    """A store that cannot be written, and what mends it."""
    fix = "Free some space, check its permissions, or give another --store."
    return StoreNotWritable(f"store {store}", f"it cannot be written ({problem})", fix)

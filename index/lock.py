"""One builder at a time. The system holds the lock, so it ends with its process; a note beside it says who that is."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from index.errors import IndexFault

_LOCK, _NOTE = "build.lock", "builder.json"


@contextmanager
def build_lock(store: Path, seconds: float, waiting: Callable[[str], None]) -> Iterator[None]:
    """Hold the lock of `store`; where another builder has it, tell `waiting` who, and wait for at most `seconds`."""
    store.mkdir(parents=True, exist_ok=True)
    lock, note = FileLock(store / _LOCK), store / _NOTE
    try:
        lock.acquire(timeout=0)
    except Timeout:
        waiting(_holder(note))
        _wait(lock, store, seconds)
    try:
        since = datetime.now().astimezone().strftime("%Y-%m-%d %H:%M:%S")
        note.write_text(json.dumps({"pid": os.getpid(), "since": since}), encoding="utf-8")
        yield
    finally:
        note.unlink(missing_ok=True)
        lock.release()


def _wait(lock: FileLock, store: Path, seconds: float) -> None:
    try:
        lock.acquire(timeout=seconds)
    except Timeout as error:
        fix = "Wait for it, or end that process; the lock goes with it."
        raise IndexFault(f"store {store}", f"{_holder(store / _NOTE)} is building", fix) from error


def _holder(note: Path) -> str:
    """Who builds and since when, as far as the note tells."""
    try:
        told = json.loads(note.read_text(encoding="utf-8"))
        return f"process {told['pid']} (since {told['since']})"
    except (OSError, ValueError, KeyError, TypeError):
        return "another process"

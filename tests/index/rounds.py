"""Builds and starts in processes of their own, which can be killed: what test_kill.py does over and over."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sqlite3
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import FrameType
from typing import Any
from unittest.mock import patch

import chromadb  # noqa: F401  the fork server imports it once for all

import index.build
import index.catalogue
from index import Index, IndexSettings
from index.catalogue import Catalogue
from index.tokens import load_encoding
from tests.fakes import FakeEmbedder

_OURS = tuple(str(Path(__file__).parents[2] / package) + os.sep for package in ("index", "corpus"))
_PROCESSES = multiprocessing.get_context("forkserver")
_PROCESSES.set_forkserver_preload([__name__])
load_encoding("tekken")


@dataclass(frozen=True)
class Start:
    """What a start serves, what the build after it says, and what that leaves."""

    revision: int
    texts: dict[str, str]
    without_vector: int
    not_found: list[str]
    texts_built: dict[str, str]
    vectors_left_over: int


def settings_in(folder: Path) -> IndexSettings:
    return IndexSettings(articles=folder / "articles", store=folder / "store", threads=1)


def start(folder: Path) -> Start:
    """Start in a new process, look at all that is served, and build."""
    result = _call(_start, folder)
    assert isinstance(result, Start), result
    return result


def count_calls(folder: Path) -> int:
    """Build in a new process; how many calls of our own functions that takes."""
    result = _call(_count_calls, folder)
    assert isinstance(result, int), result
    return result


def build_process(folder: Path, dies_at: int = 0, in_place: int = 1_000) -> BaseProcess:
    """A process that builds, and kills itself at that call of a function of ours where one is given."""
    process = _PROCESSES.Process(target=_build, args=(folder, dies_at, in_place))
    process.start()
    return process


def build_dying_in_take_over(folder: Path, in_one_step: bool) -> None:
    """Build in a process that kills itself between taking an article out and putting it in again."""
    process = _PROCESSES.Process(target=_die_in_take_over, args=(folder, in_one_step))
    process.start()
    process.join()
    assert process.exitcode == -signal.SIGKILL


def _call(target: Callable[[Path, Connection], None], folder: Path) -> object:
    receiving, sending = _PROCESSES.Pipe(duplex=False)
    process = _PROCESSES.Process(target=target, args=(folder, sending))
    process.start()
    sending.close()
    try:
        return receiving.recv()
    except EOFError:
        process.join()
        return f"the process ended with {process.exitcode}"
    finally:
        process.join()


def _start(folder: Path, to: Connection) -> None:
    try:
        index = Index(settings_in(folder), FakeEmbedder())
        with index.view() as view:
            articles = view.articles()
            passages = [passage for article in articles for passage in view.passages_of(article.id)]
            known, _ = view.vectors([passage.id for passage in passages])
            not_found = []
            for article in articles:
                first = view.passages_of(article.id)[0]
                hits = view.search(article.text[first.span.start : first.span.end], 3)
                if article.id not in {hit.passage.article for hit in hits}:
                    not_found.append(article.file)
            revision = view.revision()
        index.build()
        with index.view() as view:
            built = {article.file: article.text for article in view.articles()}
        status = index.status()
        texts = {article.file: article.text for article in articles}
        left = status.vectors - status.passages
        to.send(Start(revision, texts, len(passages) - len(known), not_found, built, left))
    except BaseException:
        to.send(traceback.format_exc())


def _count_calls(folder: Path, to: Connection) -> None:
    calls = 0

    def count(frame: FrameType, event: str, _argument: Any) -> None:
        nonlocal calls
        calls += event == "call" and frame.f_code.co_filename.startswith(_OURS)

    sys.setprofile(count)
    Index(settings_in(folder), FakeEmbedder()).build()
    sys.setprofile(None)
    to.send(calls)


def _build(folder: Path, dies_at: int, in_place: int) -> None:
    calls = 0

    def count(frame: FrameType, event: str, _argument: Any) -> None:
        nonlocal calls
        calls += event == "call" and frame.f_code.co_filename.startswith(_OURS)
        if calls == dies_at:
            os.kill(os.getpid(), signal.SIGKILL)

    index.build._WRITES_IN_PLACE = in_place
    if dies_at:
        sys.setprofile(count)
    Index(settings_in(folder), FakeEmbedder()).build()


def _die_in_take_over(folder: Path, in_one_step: bool) -> None:
    def die(*_: object) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    @contextmanager
    def step_by_step(catalogue: Catalogue) -> Iterator[sqlite3.Connection]:
        with closing(catalogue._connect()) as database:
            yield database

    patch.object(index.catalogue, "_remember", die).start()
    if not in_one_step:
        patch.object(Catalogue, "_writing", step_by_step).start()
    Index(settings_in(folder), FakeEmbedder()).build()

"""`kill -9` at any moment of builds that add, change and remove articles: nothing is lost, mixed or left behind.

12 moments in CI; all 60 with `KILLS=60 python -m pytest tests/index/test_kill.py`, which takes minutes.
"""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from corpus import Library
from tests.fakes import write_library
from tests.index.rounds import Start, build_dying_in_take_over, build_process, count_calls, start

KILLS, SEED = int(os.environ.get("KILLS", "12")), 20261125
WORDS = "harbour lantern ferry cinder barn chorus tape drum night train Bergen Leeds Vienna verse".split()


@dataclass
class Round:
    """One folder of articles that is changed, and whose build is killed, over and over."""

    folder: Path
    random: random.Random
    made: int = 0

    @property
    def articles(self) -> Path:
        return self.folder / "articles"

    def texts(self) -> dict[str, str]:
        library = Library(self.articles)
        return {entry.file: library.read(entry.file).text for entry in library.files()}

    def change(self) -> None:
        """Add an article, change one and remove one."""
        files = sorted(path.name for path in self.articles.iterdir())
        self.random.shuffle(files)
        self._write(f"song-{self.made}.txt")
        self._write(files[0])
        if len(files) > 3:
            (self.articles / files[1]).unlink()

    def _write(self, name: str) -> None:
        self.made += 1
        sentences = [" ".join(self.random.sample(WORDS, 6)) for _ in range(40)]
        text = f"Song number {self.made}.\n\n" + "\n\n".join(f"The {sentence} {self.made}." for sentence in sentences)
        (self.articles / name).write_text(text, encoding="utf-8")


@pytest.fixture
def killed(tmp_path: Path) -> Round:
    write_library(tmp_path / "articles")
    first = Round(tmp_path, random.Random(SEED))
    build_process(tmp_path).join()
    return first


def bytes_in(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def check_whole(found: Start, old: dict[str, str], new: dict[str, str]) -> None:
    assert found.texts in (old, new)
    assert (found.without_vector, found.not_found) == (0, [])
    assert found.texts_built == new
    assert found.vectors_left_over == 0


def check_space(folder: Path) -> None:
    """What a dead build wrote is gone: at most the vectors that are served and those before, and no spare ones."""
    (generation,) = (folder / "store" / "chroma").iterdir()
    assert len(list(generation.iterdir())) <= 2
    (catalogue,) = (folder / "store").glob("*/catalogue.sqlite")
    with closing(sqlite3.connect(catalogue)) as database:
        assert database.execute("SELECT count(*) FROM spare").fetchone() == (0,)


@pytest.mark.timeout(100 + 20 * KILLS)
def test_a_build_killed_at_any_moment_leaves_one_revision_whole(killed: Round) -> None:
    killed.change()
    calls = count_calls(killed.folder)
    began = time.monotonic()
    killed.change()
    build_process(killed.folder).join()
    seconds = time.monotonic() - began
    served, deaths = [], 0
    for number in range(KILLS):
        old = killed.texts()
        killed.change()
        new, before = killed.texts(), bytes_in(killed.articles)
        # Every other build is killed at a call of ours, which takes it apart evenly, the others at a moment of time;
        # and every third writes its vectors beside those that are served.
        dies_at = killed.random.randint(1, calls) if number % 2 else 0
        process = build_process(killed.folder, dies_at, in_place=0 if number % 3 == 0 else 1_000)
        if not dies_at:
            # From the first moment to a little after the last: the last ones find the build at its end.
            time.sleep(1.3 * seconds * (number + killed.random.random()) / KILLS)
            process.kill()
        process.join()
        deaths += process.exitcode == -signal.SIGKILL
        found = start(killed.folder)
        check_whole(found, old, new)
        check_space(killed.folder)
        assert bytes_in(killed.articles) == before
        served.append(found.texts == new)
    # Both come about, else the moments tell nothing.
    assert deaths >= KILLS / 2
    assert 0 < sum(served) < KILLS


@pytest.mark.parametrize("in_one_step", [True, False])
def test_a_take_over_that_is_not_one_step_would_be_seen(killed: Round, in_one_step: bool) -> None:
    old = killed.texts()
    killed.change()
    new = killed.texts()
    build_dying_in_take_over(killed.folder, in_one_step)
    if in_one_step:
        check_whole(start(killed.folder), old, new)
    else:
        with pytest.raises(AssertionError):
            check_whole(start(killed.folder), old, new)

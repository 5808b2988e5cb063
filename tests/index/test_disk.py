"""A disk that is full and a store that is read-only, on a small file system of its own."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from index import Index, IndexSettings, StoreNotWritable
from tests.fakes import FakeEmbedder
from tests.index.test_build import rewrite
from tests.index.test_rollback import served

MEGABYTES = 8


@pytest.fixture
def small(settings: IndexSettings) -> Iterator[IndexSettings]:
    """Settings whose store is a file system of 8 MB."""
    settings.store.mkdir()
    mounted = mount("-t", "tmpfs", "-o", f"size={MEGABYTES}m", "tmpfs", settings.store)
    if mounted.returncode:
        pytest.skip(f"no tmpfs can be mounted here, so no disk can be full: {mounted.stderr.strip()}")
    yield settings
    while settings.store.is_mount():
        subprocess.run(["umount", "--lazy", settings.store], check=True)


def mount(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(["mount", *arguments], capture_output=True, text=True)
    except FileNotFoundError as error:
        return subprocess.CompletedProcess("mount", 1, "", str(error))


def make_read_only(store: Path) -> None:
    """A second mount above the first, since files that are open for writing keep that one writable."""
    for arguments in (("--bind", store, store), ("-o", "remount,ro,bind", store)):
        done = mount(*arguments)
        assert done.returncode == 0, done.stderr


def fill(store: Path, leave: int = 0) -> Path:
    """Leave so many bytes free."""
    filler = store / "filler"
    with filler.open("wb", buffering=0) as file:
        for size in (65_536, 4_096, 1):
            try:
                while file.write(b"x" * size):
                    pass
            except OSError:
                continue
    os.truncate(filler, filler.stat().st_size - leave)
    return filler


def grow(settings: IndexSettings, articles: int) -> None:
    for number in range(articles):
        sentences = [f"The harbour number {number} has a lantern number {line}." for line in range(100)]
        (settings.articles / f"long-{number}.txt").write_text("\n\n".join(sentences))


def one_line(error: object) -> str:
    line = str(error)
    assert "\n" not in line
    assert "cannot be written" in line
    assert "Free some space" in line
    return line


@pytest.mark.parametrize("beside", [False, True])
def test_where_the_disk_fills_up_midway_the_old_index_goes_on_and_the_space_comes_back(
    small: IndexSettings, monkeypatch: pytest.MonkeyPatch, beside: bool
) -> None:
    index = Index(small, FakeEmbedder())
    index.build()
    before, used = served(index), sum(path.stat().st_size for path in small.store.rglob("*") if path.is_file())
    monkeypatch.setattr("index.build._WRITES_IN_PLACE", 0 if beside else 1_000_000)
    # A copy of what is served fits in, what is written to it does not.
    fill(small.store, 1_200_000 if beside else 300_000)
    used += (small.store / "filler").stat().st_size
    grow(small, 60)
    with pytest.raises(StoreNotWritable) as raised:
        index.build()
    one_line(raised.value)
    assert served(index) == before
    assert served(Index(small, FakeEmbedder())) == before
    if beside:
        now = sum(path.stat().st_size for path in small.store.rglob("*") if path.is_file())
        assert now < used + 400_000


@pytest.mark.parametrize("start_anew", [False, True])
def test_with_no_byte_free_one_line_is_said_and_the_old_index_goes_on(small: IndexSettings, start_anew: bool) -> None:
    index = Index(small, FakeEmbedder())
    index.build()
    before = served(index)
    rewrite(small, "harbour.md", "lighthouse near Bergen", "windmill near Delft")
    filler = fill(small.store)
    asked = Index(small, FakeEmbedder()) if start_anew else index
    update = asked.update()
    assert update.report is None
    assert "Revision 1 goes on being served" in one_line(update.notice)
    assert served(asked) == before
    filler.unlink()
    report = asked.update().report
    assert report is not None
    assert report.changed == ("harbour.md",)
    assert served(asked) != before


@pytest.mark.parametrize("changed", [False, True])
@pytest.mark.parametrize("start_anew", [False, True])
def test_from_a_read_only_store_the_old_index_is_served(small: IndexSettings, start_anew: bool, changed: bool) -> None:
    index = Index(small, FakeEmbedder())
    index.build()
    before = served(index)
    if changed:
        rewrite(small, "harbour.md", "lighthouse near Bergen", "windmill near Delft")
    make_read_only(small.store)
    asked = Index(small, FakeEmbedder()) if start_anew else index
    with pytest.raises(StoreNotWritable):
        asked.build()
    update = asked.update()
    assert update.report is None
    if changed or start_anew:
        assert "Revision 1" in one_line(update.notice)
    assert served(asked) == before


def test_a_read_only_store_that_was_never_built_says_so(small: IndexSettings) -> None:
    make_read_only(small.store)
    with pytest.raises(StoreNotWritable) as raised:
        Index(small, FakeEmbedder()).update()
    one_line(raised.value)


def test_a_store_below_a_file_says_so(settings: IndexSettings) -> None:
    (settings.store).write_text("")
    with pytest.raises(StoreNotWritable) as raised:
        Index(replace(settings, store=settings.store / "below"), FakeEmbedder()).update()
    one_line(raised.value)

from __future__ import annotations

import os
import re
import threading
from dataclasses import replace
from datetime import datetime

import pytest

from index import Index, IndexFault, IndexSettings
from index.lock import build_lock
from tests.fakes import FakeEmbedder
from tests.index.rounds import build_process


def test_a_second_builder_says_who_holds_the_lock_and_since_when(settings: IndexSettings) -> None:
    hasty = Index(replace(settings, lock_seconds=0.1), FakeEmbedder())
    with build_lock(settings.store, 1, print), pytest.raises(IndexFault) as raised:
        hasty.build()
    pid, since = re.search(r"process (\d+) \(since ([-0-9: ]+)\) is building", str(raised.value)).groups()  # type: ignore[union-attr]
    assert int(pid) == os.getpid()
    assert abs((datetime.now() - datetime.fromisoformat(since)).total_seconds()) < 60


def test_a_second_builder_waits_and_says_for_whom(index: Index, settings: IndexSettings) -> None:
    told = threading.Event()
    stages: list[str] = []

    def progress(stage: str, _done: int, _total: int) -> None:
        stages.append(stage)
        told.set()

    with build_lock(settings.store, 1, print):
        second = threading.Thread(target=index.build, args=(progress,))
        second.start()
        assert told.wait(10)
        assert stages == [f"waiting for {stages[0].removeprefix('waiting for ')}"]
        assert f"process {os.getpid()} " in stages[0]
    second.join(30)
    assert index.status().revision == 1


@pytest.mark.parametrize("note", ['{"pid": 1, "since": "2020-01-01 00:00:00"}', "", "[]"])
def test_a_lock_that_a_dead_builder_left_does_not_block(settings: IndexSettings, index: Index, note: str) -> None:
    settings.store.mkdir()
    (settings.store / "build.lock").write_text("")
    (settings.store / "builder.json").write_text(note)
    stages: set[str] = set()
    index.build(lambda stage, _done, _total: stages.add(stage))
    assert not any(stage.startswith("waiting") for stage in stages)
    assert not (settings.store / "builder.json").exists()


def test_a_builder_that_was_killed_blocks_nobody(settings: IndexSettings) -> None:
    build_process(settings.articles.parent, dies_at=60).join()
    assert (settings.store / "builder.json").exists()
    assert Index(replace(settings, lock_seconds=0), FakeEmbedder()).build().revision == 1

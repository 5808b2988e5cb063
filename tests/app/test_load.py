"""`make load` made small: a few clients, a few seconds, the fake models; and that it would tell what goes wrong."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.assistant import Assistant
from assistant.gate import Bounds, Exposure
from index import Index, IndexSettings
from tests.app.conftest import Serve
from tests.benchmarks.asking import Asked
from tests.benchmarks.load import Load, Result, check, resident_megabytes, run
from tests.fakes import BY_SCORE, FakeReader, fake_settings

SMALL = Load(clients=8, quiet_seconds=3.0, busy_seconds=10.0)
PATIENT = replace(Exposure(), bounds=Bounds(requests_per_minute=1_000_000))


def test_who_asks_while_the_library_changes_is_answered_from_one_revision(
    serve: Serve, index: Index, settings: IndexSettings, tmp_path: Path
) -> None:
    index.build()
    address = serve(Assistant(fake_settings(settings), index, FakeReader(), BY_SCORE), PATIENT)
    result = run(address, settings.articles, tmp_path, SMALL, lambda: resident_megabytes(os.getpid()))
    assert result.problems == []
    assert result.wrong == ()
    assert result.rebuilds > 2
    assert result.quotes > 50
    assert len({quote["revision"] for quote in quotes(result)}) > 2, "the answers never changed"


def quotes(result: Result) -> list[dict[str, str]]:
    return [quote for asked in result.busy if asked.answer for quote in asked.answer["quotes"]]


@pytest.mark.parametrize(
    ("change", "wrong"),
    [({}, 0), ({"start": 1}, 1), ({"revision": "2"}, 1), ({"file": "b"}, 1), ({"text": "Ivory"}, 1)],
)
def test_a_quote_that_is_not_in_its_revision_is_told(change: dict[str, object], wrong: int) -> None:
    quote = {"file": "a", "revision": "1", "start": 0, "end": 5, "text": "Ebony"} | change
    versions = {("a", "1"): "Ebony and", ("a", "2"): "Irony and"}
    assert len(check([Asked(1.0, {"quotes": [quote]})], versions)[1]) == wrong

"""What most tests start from: a small library, and an index of it made with the fake embedder."""

from __future__ import annotations

from pathlib import Path

import pytest

from index import Index, IndexSettings
from tests.fakes import FakeEmbedder, write_library


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest tests first: begun last, one worker would end alone with them."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


@pytest.fixture
def settings(tmp_path: Path) -> IndexSettings:
    return IndexSettings(articles=write_library(tmp_path / "articles"), store=tmp_path / "store", threads=1)


@pytest.fixture
def embedder() -> FakeEmbedder:
    return FakeEmbedder()


@pytest.fixture
def index(settings: IndexSettings, embedder: FakeEmbedder) -> Index:
    return Index(settings, embedder)


@pytest.fixture
def shared() -> Path:
    """The seed pages and question sets that stand beside the repository while it is developed."""
    folder = Path(__file__).parents[2] / "shared"
    if not folder.is_dir():
        pytest.skip(f"{folder} is not on this machine: it holds the pages that this test reads")
    return folder

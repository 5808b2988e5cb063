"""The library that is shipped is indexed from nothing, with the real model, before a person loses patience."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from index import Index, IndexSettings, SentenceTransformerEmbedder

ARTICLES = Path(__file__).parents[2] / "corpus" / "articles"
SECONDS = 60


@pytest.mark.model
def test_the_shipped_library_is_indexed_from_nothing_within_a_minute(tmp_path: Path) -> None:
    settings = IndexSettings(articles=ARTICLES, store=tmp_path / "store")
    began = time.monotonic()
    report = Index(settings, SentenceTransformerEmbedder(settings.model, settings.threads)).build()
    assert time.monotonic() - began < SECONDS
    assert len(report.added) == len(list(ARTICLES.glob("*.md")))
    assert not report.skipped

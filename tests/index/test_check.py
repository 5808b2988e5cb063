"""A build that went wrong does not take over: each test breaks one thing that is looked at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from sqlite3 import Connection

import numpy as np
import pytest

from corpus import Article
from index import Index, IndexFault, IndexSettings, Passage, catalogue
from index.article_json import article_to_json
from index.embed import Vectors
from index.store import VectorStore
from tests.fakes import FakeEmbedder
from tests.index.test_build import rewrite

Break = Callable[[pytest.MonkeyPatch], None]


def lose_a_vector(patch: pytest.MonkeyPatch) -> None:
    add = VectorStore.add

    def adds_less(store: VectorStore, ids: Sequence[str], articles: Sequence[str], vectors: Vectors) -> None:
        add(store, ids[1:], articles[1:], vectors[1:])

    patch.setattr(VectorStore, "add", adds_less)


def embed_nothing(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(FakeEmbedder, "embed", lambda _, texts: np.zeros((len(texts), 64), dtype=np.float32))


def keep_another_text(patch: pytest.MonkeyPatch) -> None:
    def other(article: Article) -> str:
        return article_to_json(replace(article, text=article.text.replace("Delft", "Ghent")))

    patch.setattr(catalogue, "article_to_json", other)


def forget_words(patch: pytest.MonkeyPatch) -> None:
    patch.setattr("index.view.match_any", lambda _: '"nothing"')


def forget_a_passage(patch: pytest.MonkeyPatch) -> None:
    remember = catalogue._remember

    def less(database: Connection, article: Article, passages: Sequence[Passage]) -> None:
        remember(database, article, passages[1:])

    patch.setattr(catalogue, "_remember", less)


@pytest.mark.parametrize(
    ("breaks", "problem"),
    [
        (forget_a_passage, "has other passages than were made"),
        (lose_a_vector, "have no vector"),
        (embed_nothing, "by meaning"),
        (forget_words, "by words"),
        (keep_another_text, "is not as it was read"),
    ],
)
def test_a_revision_that_does_not_hold_together_is_not_served(
    index: Index, settings: IndexSettings, monkeypatch: pytest.MonkeyPatch, breaks: Break, problem: str
) -> None:
    before = index.build().revision
    rewrite(settings, "harbour.md", "lighthouse near Bergen", "windmill near Delft")
    with monkeypatch.context() as patch:
        breaks(patch)
        with pytest.raises(IndexFault, match=problem):
            index.build()
    with index.view() as view:
        assert view.revision() == before
        assert not any("windmill" in article.text for article in view.articles())
    assert index.build().changed == ("harbour.md",)

import threading
from collections.abc import Sequence

import pytest

from assistant.assistant import Assistant
from assistant.opening import BUILDING, LOADING, Opening
from corpus import LinerNotesError
from index import Index, IndexSettings
from index.embed import Vectors
from tests.fakes import BY_SCORE, FakeEmbedder, FakeReader, fake_settings


class WaitingEmbedder(FakeEmbedder):
    """Embeds once it is let."""

    def __init__(self) -> None:
        super().__init__()
        self.may = threading.Event()

    def embed(self, texts: Sequence[str]) -> Vectors:
        self.may.wait(10)
        return super().embed(texts)


def opening(settings: IndexSettings, embedder: FakeEmbedder) -> Opening:
    return Opening(Assistant(fake_settings(settings), Index(settings, embedder), FakeReader(), BY_SCORE))


def begin(opened: Opening) -> None:
    threading.Thread(target=opened.open, args=(lambda *_: None, lambda _: None), daemon=True).start()


def test_a_question_that_comes_too_early_waits_and_is_told_for_what(settings: IndexSettings) -> None:
    embedder = WaitingEmbedder()
    opened = opening(settings, embedder)
    begin(opened)
    assert opened.is_opening
    told: list[str] = []

    def on_step(step: str) -> None:
        told.append(step)
        embedder.may.set()

    answer = opened.ask("Where was Cinder Road recorded?", on_step=on_step)
    assert answer.quotes
    assert told[0] == BUILDING
    assert "read" in told
    assert not opened.is_opening


def test_questions_to_start_with_that_were_found_before_wait_for_no_model(settings: IndexSettings) -> None:
    before = opening(settings, FakeEmbedder())
    before.open(lambda *_: None, lambda _: None)
    *_, found = before.suggestions()
    embedder = WaitingEmbedder()
    opened = opening(settings, embedder)
    begin(opened)
    assert list(opened.suggestions()) == [found]
    assert opened.is_opening
    embedder.may.set()


def test_articles_are_there_as_soon_as_the_index_is_and_wait_for_no_model(settings: IndexSettings) -> None:
    Index(settings, FakeEmbedder()).build()
    embedder = WaitingEmbedder()
    opened = opening(settings, embedder)
    begin(opened)
    assert len(opened.articles()) == 3
    assert opened.is_opening
    told: list[str] = []
    embedder.may.set()
    opened.ask("Where was Cinder Road recorded?", on_step=told.append)
    assert told[0] in {LOADING, "rewrite"}


def test_what_goes_wrong_is_raised_to_everyone_who_waits(settings: IndexSettings) -> None:
    class Broken(FakeEmbedder):
        def embed(self, texts: Sequence[str]) -> Vectors:
            raise LinerNotesError("model", "it is broken", "Mend it")

    opened = opening(settings, Broken())
    begin(opened)
    for wait in (opened.wait, opened.articles, lambda: opened.ask("Who?")):
        with pytest.raises(LinerNotesError, match="it is broken"):
            wait()

"""An assistant that can be had at once: it builds the index and loads the models behind whoever waits for them."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from assistant.answer import Answer
from assistant.assistant import Assistant, Search
from assistant.inspect import Inspection
from assistant.library_map import LibraryMap
from corpus import Article, Library, LinerNotesError
from index import ArticleStatus, BuildReport, Passage, Progress, Update

LOADING, BUILDING = "load", "build"
"""The steps that a question is told when it comes before the models, or before the first index."""


class Opening:
    """Wraps an assistant. `open` is called once, in a thread of its own; every method waits for what it needs."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self._built = threading.Event()
        self._loaded = threading.Event()
        self._error: LinerNotesError | None = None

    def open(self, progress: Progress, report: Callable[[Update], None]) -> None:
        """Bring the index up to date where it is not, then load the models. What goes wrong is raised by `wait`."""
        try:
            report(self._assistant.index.update(progress))
            self._built.set()
            self._assistant.warm()
        except LinerNotesError as error:
            self._error = error
        finally:
            self._built.set()
            self._loaded.set()

    def wait(self) -> None:
        """Wait until all is there. Raises what went wrong."""
        self._loaded.wait()
        self._check()

    @property
    def is_opening(self) -> bool:
        """True until the models are loaded."""
        return not self._loaded.is_set()

    @property
    def library(self) -> Library:
        """The folder of articles; it is there from the start."""
        return self._assistant.library

    def ask(
        self,
        question: str,
        history: Sequence[str] = (),
        within: Sequence[str] | None = None,
        on_step: Callable[[str], None] = lambda _name: None,
    ) -> Answer:
        """The answer, once it can be given; `on_step` is told what is waited for."""
        for step, event in ((BUILDING, self._built), (LOADING, self._loaded)):
            if not event.is_set():
                on_step(step)
                event.wait()
        return self._open.ask(question, history, within, on_step)

    def follow_ups(self, asked: Sequence[str], answer: Answer, within: Sequence[str] | None = None) -> Iterator[str]:
        """Questions to go on with."""
        return self._open.follow_ups(asked, answer, within)

    def search(self, query: str, limit: int = 20) -> Search:
        """The passages for a question or words."""
        return self._open.search(query, limit)

    def inspect(self, query: str, article: str | None = None, limit: int = 20) -> Inspection:
        """What search and reader make of each passage."""
        return self._open.inspect(query, article, limit)

    def map(self, query: str = "") -> LibraryMap:
        """The passages in two dimensions."""
        return self._open.map(query)

    def suggestions(self) -> Iterator[tuple[str, ...]]:
        """Questions to start with; those that were found before need no model, and so no waiting."""
        kept = self._indexed.kept_suggestions()
        return self._open.suggestions() if kept is None else iter([kept])

    def articles(self) -> tuple[Article, ...]:
        """All articles, as indexed; they need no model."""
        return self._indexed.articles()

    def article(self, id: str) -> Article | None:
        """The article of that id, as indexed."""
        return self._indexed.article(id)

    def passages_of(self, article: str) -> tuple[Passage, ...]:
        """The passages of an article."""
        return self._indexed.passages_of(article)

    def statuses(self) -> tuple[ArticleStatus, ...]:
        """A row for every file of the library and of the index."""
        return self._indexed.statuses()

    def rebuild(self, progress: Progress) -> BuildReport:
        """Take the library's changes into the index."""
        return self._open.rebuild(progress)

    def payload(self, answer: Answer) -> dict[str, Any]:
        """The answer as the JSON object that `batch` writes."""
        return self._assistant.payload(answer)

    @property
    def _indexed(self) -> Assistant:
        """The assistant, once there is an index."""
        self._built.wait()
        self._check()
        return self._assistant

    @property
    def _open(self) -> Assistant:
        """The assistant, once all is there."""
        self.wait()
        return self._assistant

    def _check(self) -> None:
        if self._error:
            raise self._error

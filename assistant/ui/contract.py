"""What the browser side asks of an assistant, so that a page can be shown over a small fake as over the real one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from assistant.answer import Answer
from corpus import Article, Details
from index import Hit
from index.report import ArticleStatus, BuildReport, Progress


class Search(Protocol):
    """What a search found."""

    @property
    def query(self) -> str:
        """What was searched for."""
        ...

    @property
    def terms(self) -> tuple[str, ...]:
        """The words that the lexical side looked for."""
        ...

    @property
    def lock(self) -> str:
        """What the search was narrowed to, such as "song: Hello"; "" where it was not."""
        ...

    @property
    def hits(self) -> tuple[Hit, ...]:
        """The passages, best first."""
        ...


class Library(Protocol):
    """The folder of articles. Every method raises LinerNotesError with one line that a person can act on."""

    def read(self, file: str) -> Article:
        """The article in `file` as it would be indexed now."""
        ...

    def add(self, name: str, content: bytes, replace: bool = False) -> str:
        """Keeps a file that can be read as an article; the name it was given below the folder."""
        ...

    def add_text(self, text: str, details: Details) -> str:
        """Keeps pasted text as an article; the name of its file."""
        ...

    def remove(self, file: str) -> None:
        """Takes a file out of the library."""
        ...


class Assistant(Protocol):
    """Question -> answer over a library, with what a person needs to see behind it."""

    @property
    def library(self) -> Library:
        """The folder of articles that the assistant answers from."""
        ...

    def ask(self, question: str, history: Sequence[str] = ()) -> Answer:
        """The answer; `history` is the chat's earlier questions. Raises LinerNotesError on a bad question."""
        ...

    def search(self, query: str, limit: int = 20) -> Search:
        """The passages retrieved for a question or words, best first."""
        ...

    def suggestions(self, count: int = 4) -> tuple[str, ...]:
        """Questions to start with, made from the indexed articles."""
        ...

    def articles(self) -> tuple[Article, ...]:
        """All articles, as indexed."""
        ...

    def article(self, id: str) -> Article | None:
        """The article of that id, as indexed."""
        ...

    def statuses(self) -> tuple[ArticleStatus, ...]:
        """One row for each file of the library and of the index."""
        ...

    def rebuild(self, progress: Progress) -> BuildReport:
        """Takes the library's changes into the index."""
        ...

    def payload(self, answer: Answer) -> dict[str, Any]:
        """The answer as the JSON object that `batch` writes."""
        ...

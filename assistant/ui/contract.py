"""What the browser side asks of an assistant, so that a page can be shown over a small fake as over the real one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Protocol

from assistant.answer import Answer
from assistant.inspect import Inspection
from assistant.library_map import LibraryMap
from corpus import Article, Details, Removed, Span
from index import Hit, Passage
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

    def preview(self, name: str, content: bytes) -> Article:
        """The article that `add` would keep, without keeping it."""
        ...

    def add(self, name: str, content: bytes, replace: bool = False) -> str:
        """Keeps a file that can be read as an article; the name it was given below the folder."""
        ...

    def add_beside(self, name: str, content: bytes) -> str:
        """Keeps a file under a free name, though the library may hold the same already."""
        ...

    def add_text(self, text: str, details: Details) -> str:
        """Keeps pasted text as an article; the name of its file."""
        ...

    def remove(self, file: str) -> Removed:
        """Takes a file out of the library, so that it can be put back."""
        ...

    def put_back(self, removed: Removed) -> None:
        """Undoes a removal."""
        ...

    def correct(self, file: str, details: Details) -> None:
        """Has other details for an article than those that were found."""
        ...

    def restore_cut(self, file: str, cut: Span, restored: bool = True) -> None:
        """Takes back what cleaning cut there, or has it cut again."""
        ...

    def restored_cuts(self, file: str) -> tuple[Span, ...]:
        """The cuts of a file that were taken back."""
        ...


class Assistant(Protocol):
    """Question -> answer over a library, with what a person needs to see behind it."""

    @property
    def library(self) -> Library:
        """The folder of articles that the assistant answers from."""
        ...

    @property
    def is_opening(self) -> bool:
        """True while the models are loaded and the first index is built: a question waits for them."""
        ...

    def ask(
        self,
        question: str,
        history: Sequence[str] = (),
        within: Sequence[str] | None = None,
        on_step: Callable[[str], None] = lambda _name: None,
    ) -> Answer:
        """The answer; `history` is the chat's earlier questions. Raises LinerNotesError on a bad question.

        `within` are the ids of the articles that may answer, None being all; `on_step` is told each step by its name.
        """
        ...

    def follow_ups(self, asked: Sequence[str], answer: Answer, within: Sequence[str] | None = None) -> Iterator[str]:
        """Questions to go on with after an answer, each one answered, as it is found; none of those `asked`."""
        ...

    def search(self, query: str, limit: int = 20) -> Search:
        """The passages retrieved for a question or words, best first."""
        ...

    def inspect(self, query: str, article: str | None = None, limit: int = 20) -> Inspection:
        """What search and reader make of each passage for a query; `article` is the id of one whose rank is wanted."""
        ...

    def map(self, query: str = "") -> LibraryMap:
        """The passages in two dimensions, with a question and its passages marked where there is one."""
        ...

    def suggestions(self) -> Iterator[tuple[str, ...]]:
        """Questions to start with, each one answered: all that were found so far, each time that another one is."""
        ...

    def articles(self) -> tuple[Article, ...]:
        """All articles, as indexed."""
        ...

    def article(self, id: str) -> Article | None:
        """The article of that id, as indexed."""
        ...

    def passages_of(self, article: str) -> tuple[Passage, ...]:
        """The passages of the article of that id, as indexed, in order."""
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

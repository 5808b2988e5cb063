"""The answer: what was asked, what the articles say, and where. One that is not verbatim cannot be constructed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from corpus import Article, Span
from index import Hit


class Status(StrEnum):
    """How a question came out. `not_found` is a normal answer."""

    ANSWERED = "answered"
    DISPUTED = "disputed"
    NOT_FOUND = "not_found"


class UnverifiedQuote(ValueError):
    """A slice that may not be shown as evidence: outside its article, cut from it, or with its span outside it."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A slice of an article shown as evidence. `span` is the short answer in it, in offsets of the article's text.

    `score` is the reader's probability, in [0, 1], that the answer stands here: relevance, not truth.
    """

    article: Article
    start: int
    end: int
    span: Span | None
    speaker: str | None
    score: float

    def __post_init__(self) -> None:
        where = Span(self.start, self.end)
        if not 0 <= self.start < self.end <= len(self.article.text):
            raise UnverifiedQuote(f"{self.article.file} has no characters {self.start} to {self.end}")
        if any(where.overlaps(cut.span) for cut in self.article.cuts):
            raise UnverifiedQuote(f"characters {self.start} to {self.end} of {self.article.file} were cut")
        if self.span and not (where.contains(self.span) and self.span.start < self.span.end):
            raise UnverifiedQuote(f"the answer span {self.span} is not inside the quote {where}")

    @property
    def text(self) -> str:
        """The quote, word for word."""
        return self.article.text[self.start : self.end]

    @property
    def answer(self) -> str:
        """The short answer in the quote, word for word; the whole quote where none is marked."""
        return self.article.text[self.span.start : self.span.end] if self.span else self.text

    @property
    def is_comment(self) -> bool:
        """True for a reader's remark, which is never evidence."""
        return any(Span(self.start, self.end).overlaps(span) for span in self.article.comments)


@dataclass(frozen=True, slots=True)
class Account:
    """One answer to the question, with the quotes that give it, best first. `as_of` dates a figure that grows."""

    quotes: tuple[Quote, ...]
    as_of: str | None = None

    def __post_init__(self) -> None:
        if not self.quotes:
            raise UnverifiedQuote("an account rests on at least one quote")
        if any(quote.is_comment for quote in self.quotes):
            raise UnverifiedQuote("a reader's comment is no evidence")

    @property
    def answer(self) -> str:
        """The short answer, word for word from its best quote."""
        return self.quotes[0].answer


@dataclass(frozen=True, slots=True)
class Answer:
    """What the assistant says. `text` is what the chat shows, without markup; `hits` is all that was retrieved.

    `quotes` holds each account's quotes, best first; `nearest` is filled only when nothing was found. Where two
    questions were asked in one, `parts` are the answers to each, and the accounts are theirs.
    """

    question: str
    standalone_question: str
    status: Status
    text: str
    accounts: tuple[Account, ...] = ()
    quotes: tuple[Quote, ...] = ()
    nearest: tuple[Quote, ...] = ()
    hits: tuple[Hit, ...] = ()
    timings_ms: Mapping[str, float] = field(default_factory=dict)
    parts: tuple[Answer, ...] = ()

    def __post_init__(self) -> None:
        if self.parts:
            self._check_parts()
        else:
            self._check_accounts()
        cited = [quote for account in self.accounts for quote in account.quotes]
        if sorted(map(id, cited)) != sorted(map(id, self.quotes)):
            raise ValueError("the quotes of an answer are those of its accounts")
        if self.nearest and self.status is not Status.NOT_FOUND:
            raise ValueError("nearest passages are shown only where nothing was found")

    def _check_accounts(self) -> None:
        expected = {Status.NOT_FOUND: 0, Status.ANSWERED: 1}.get(self.status)
        if expected is not None and len(self.accounts) != expected:
            raise ValueError(f"an answer that is {self.status} has {expected} accounts, not {len(self.accounts)}")
        if self.status is Status.DISPUTED and len(self.accounts) < 2:
            raise ValueError("a disputed answer has two accounts or more")

    def _check_parts(self) -> None:
        if self.accounts != tuple(account for part in self.parts for account in part.accounts):
            raise ValueError("the accounts of an answer in parts are those of its parts")
        if self.status is not status_of(self.parts):
            raise ValueError(f"an answer in parts is {status_of(self.parts)} by its parts, not {self.status}")


def status_of(parts: Sequence[Answer]) -> Status:
    """What an answer in parts comes out as: disputed where a part is, not found where each is."""
    found = {part.status for part in parts}
    return next((status for status in (Status.DISPUTED, Status.ANSWERED) if status in found), Status.NOT_FOUND)

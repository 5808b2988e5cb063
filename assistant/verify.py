"""Replays the quotes of an exported answer against the articles as they are now."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus import Article, Library, LinerNotesError

_FIX = "Give a file that `ask --json` printed, or a chat exported as JSON."


class BadExport(LinerNotesError):
    """A file that is no exported answer."""


@dataclass(frozen=True, slots=True)
class Check:
    """One quote of an export, and whether its article still has those words at that place."""

    file: str
    start: int
    end: int
    problem: str = ""

    @property
    def holds(self) -> bool:
        """True where the quote is verbatim."""
        return not self.problem

    def __str__(self) -> str:
        return f"{'ok  ' if self.holds else 'FAIL'} {self.file} [{self.start}:{self.end}] {self.problem}".rstrip()


def verify(answer: Path, articles: Path) -> list[Check]:
    """A check for every quote of the answer, or of the conversation, in the JSON file. Raises BadExport, naming why."""
    library = Library(articles)
    return [_check(quote, library) for quote in _quotes(answer)]


def _quotes(path: Path) -> list[dict[str, Any]]:
    try:
        exported = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BadExport(str(path), f"it cannot be read as JSON ({error})", _FIX) from error
    turns = exported.get("turns") if isinstance(exported, dict) else None
    answers = turns if isinstance(turns, list) else [exported]
    return [quote for answer in answers for quote in _quotes_of(answer, path)]


def _quotes_of(answer: object, path: Path) -> list[dict[str, Any]]:
    kinds: Mapping[str, type] = {"file": str, "start": int, "end": int, "text": str}
    quotes = answer.get("quotes") if isinstance(answer, dict) else None
    if not isinstance(quotes, list):
        raise BadExport(str(path), "it has no list of quotes", _FIX)
    for number, quote in enumerate(quotes, start=1):
        for key, kind in kinds.items():
            if not isinstance(quote, dict) or not isinstance(quote.get(key), kind):
                raise BadExport(str(path), f"quote {number} has no {key!r}", _FIX)
    return quotes


def _check(quote: Mapping[str, Any], library: Library) -> Check:
    file, start, end = quote["file"], quote["start"], quote["end"]
    try:
        article = library.read(file)
    except LinerNotesError as error:
        return Check(file, start, end, str(error))
    return Check(file, start, end, _problem(article, start, end, quote["text"]))


def _problem(article: Article, start: int, end: int, text: str) -> str:
    if 0 <= start < end and article.text[start:end] == text:
        return ""
    if text and text in article.text:
        return f"the words stand at {article.text.index(text)} now: the article changed"
    return "the article does not have these words"

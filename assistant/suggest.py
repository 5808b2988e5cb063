"""Questions to start with: suggested by the articles that the library really holds, each tried, of different songs."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from itertools import islice, zip_longest
from pathlib import Path

from assistant.question_forms import Candidate, candidates
from corpus import Article

# Each try costs a whole answer; a page that waits for its starters is worse than a page with fewer.
_MOST_TRIES = 12
_ENOUGH = 4


class Starters:
    """The suggested questions of one edition of the index, kept in the store: a restart shows them at once."""

    def __init__(self, store: Path) -> None:
        self._path = store / "starters.json"

    def read(self, edition: str) -> tuple[str, ...] | None:
        """The questions of that edition; None where they are not known."""
        try:
            kept = json.loads(self._path.read_text(encoding="utf-8"))
            return tuple(kept["questions"]) if kept["edition"] == edition else None
        except (OSError, ValueError, KeyError, TypeError):
            # What is damaged is worked out again; nothing rests on it.
            return None

    def find(
        self, edition: str, articles: Sequence[Article], is_good: Callable[[Candidate], bool]
    ) -> Iterator[tuple[str, ...]]:
        """The questions found so far, each time that another one is; all of them are kept for the next time."""
        found: tuple[str, ...] = ()
        for question in islice(_good(articles, is_good), _ENOUGH):
            found = (*found, question)
            yield found
        self._path.write_text(json.dumps({"edition": edition, "questions": found}), encoding="utf-8")


def _good(articles: Sequence[Article], is_good: Callable[[Candidate], bool]) -> Iterator[str]:
    """Good questions of different forms."""
    used: set[int] = set()
    tries = 0
    for candidate in _in_turn(articles):
        if candidate.form in used:
            continue
        if tries == _MOST_TRIES:
            return
        tries += 1
        if is_good(candidate):
            used.add(candidate.form)
            yield candidate.question


def _in_turn(articles: Sequence[Article]) -> Iterator[Candidate]:
    """A question of each song, another form every time, then a second of each, and so on."""
    of: dict[str, list[Article]] = {}
    for article in articles:
        for song in article.songs:
            of.setdefault(song, []).append(article)
    rows = []
    for place, song in enumerate(sorted(of, key=_shuffled)):
        row = candidates(song, of[song])
        first = place % max(1, len(row))
        rows.append(row[first:] + row[:first])
    for turn in zip_longest(*rows):
        yield from (candidate for candidate in turn if candidate)


def _shuffled(song: str) -> str:
    """An order that is the same at every start and has nothing to do with the alphabet."""
    return hashlib.sha256(song.encode("utf-8", "replace")).hexdigest()

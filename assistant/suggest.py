"""Questions to start with: about the songs that the library really holds, each tried, so that it has an answer."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from assistant.answer import Answer
from assistant.lock import titles
from index import Subject

_FORMS = (
    "Where did the idea for {song} come from?",
    "Who wrote {song}?",
    "Who directed the video for {song}?",
    "Where was {song} recorded?",
    "What number did {song} reach in the charts?",
    "What is {song} about?",
    "How many views does the video for {song} have?",
)
# Each try costs a whole answer; a page that waits for its starters is worse than a page with fewer.
_MOST_TRIES = 12
_ENOUGH = 4


class Starters:
    """The suggested questions of one edition of the index, kept in the store: to find them takes seconds."""

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

    def write(self, edition: str, questions: Sequence[str]) -> None:
        """Keep the questions of that edition."""
        self._path.write_text(json.dumps({"edition": edition, "questions": list(questions)}), encoding="utf-8")


def suggest(subjects: Sequence[Subject], ask: Callable[[str], Answer]) -> tuple[str, ...]:
    """A few questions that are answered, the surest first."""
    answers = [ask(question) for question in islice(_questions(subjects), _MOST_TRIES)]
    surest = sorted((answer for answer in answers if answer.quotes), key=lambda answer: -answer.quotes[0].score)
    return tuple(answer.question for answer in surest[:_ENOUGH])


def _questions(subjects: Sequence[Subject]) -> Iterator[str]:
    """Every form for every song, one song after another before the next form, so that many songs show."""
    songs = list(dict.fromkeys(titles(song)[-1] for subject in subjects for song in subject.songs))
    for turn, form in enumerate(_FORMS):
        for place in range(len(songs)):
            yield form.format(song=songs[(place + turn) % len(songs)])

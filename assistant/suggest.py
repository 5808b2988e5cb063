"""Questions to start with: about the songs that the library really holds, each tried, so that it has an answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from assistant.answer import Answer, Status
from assistant.lock import titles
from index import Subject

_FORMS = (
    "Where did the idea for {song} come from?",
    "Who wrote {song}?",
    "Who directed the video for {song}?",
    "Where was {song} recorded?",
    "What number did {song} reach in the charts?",
    "What is {song} about?",
)
# Each try costs a whole answer; a page that waits for its starters is worse than a page with fewer.
_MOST_TRIES = 12


def suggest(subjects: Sequence[Subject], ask: Callable[[str], Answer], count: int) -> tuple[str, ...]:
    """At most `count` questions that are answered; those on which the articles disagree come first."""
    answered: list[tuple[bool, str]] = []
    for tries, question in enumerate(_questions(subjects)):
        if tries == _MOST_TRIES or len(answered) == count:
            break
        status = ask(question).status
        if status is not Status.NOT_FOUND:
            answered.append((status is not Status.DISPUTED, question))
    return tuple(question for _, question in sorted(answered, key=lambda pair: pair[0]))


def _questions(subjects: Sequence[Subject]) -> Iterator[str]:
    """Every form for every song, one song after another before the next form, so that many songs show."""
    songs = list(dict.fromkeys(titles(song)[-1] for subject in subjects for song in subject.songs))
    for turn, form in enumerate(_FORMS):
        for place in range(len(songs)):
            yield form.format(song=songs[(place + turn) % len(songs)])

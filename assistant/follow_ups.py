"""Questions to go on with: about the song that was just asked about, each tried, answered by other words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from assistant.answer import Answer
from assistant.question_forms import Candidate, candidates
from assistant.text import words
from corpus import Article

_MOST = 3
_MOST_TRIES = 9


def follow_ups(
    asked: Sequence[str],
    answer: Answer,
    articles: Sequence[Article],
    quoted: Callable[[Candidate], frozenset[str]],
) -> Iterator[str]:
    """A few questions about the answer's song that were not asked, answered by other quotes than its own.

    `quoted` gives the words that answer a candidate. One by one: each costs a whole answer, and who asks on before the
    next one is found needs no more of them.
    """
    known = {words(question) for question in (*asked, answer.standalone_question)}
    shown = frozenset(quote.text for quote in answer.quotes)
    new = (candidate for candidate in _about(answer, articles) if words(candidate.question) not in known)
    good = (candidate.question for candidate in islice(new, _MOST_TRIES) if quoted(candidate) - shown)
    yield from islice(good, _MOST)


def _about(answer: Answer, articles: Sequence[Article]) -> list[Candidate]:
    """What the articles suggest about the song of the best quote."""
    songs = [song for quote in answer.quotes[:1] for song in quote.article.songs[:1]]
    return [one for song in songs for one in candidates(song, [held for held in articles if song in held.songs])]

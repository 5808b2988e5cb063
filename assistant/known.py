"""The songs and artists of a library, looked up by their words: what a question costs hardly grows with them."""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from rapidfuzz.distance import Indel
from rapidfuzz.process import extract

from assistant.text import words
from index import Subjects

Words = tuple[str, ...]
_ROUNDING = 1e-6

_ASIDE = re.compile(r"\s*[(\[][^)\]]*[)\]]")
_SEVERAL = re.compile(
    r"\s*(?:[;,&/]|\bfeaturing\b|\bfeat\b\.?|\bft\b\.?|\bwith\b|\band\b|\bvs\b\.?|\bx\b)\s*", re.IGNORECASE
)


class Names:
    """Names of one kind, each with the ids of the articles about it."""

    def __init__(self, given: Iterable[tuple[str, str]]) -> None:
        """`given` are names, each with an article; a name of several articles comes several times."""
        self._articles: dict[Words, list[str]] = {}
        self._spelt: dict[Words, str] = {}
        for name, article in given:
            if found := words(name):
                self._articles.setdefault(found, []).append(article)
                # Of several spellings of the same words always the same one is shown.
                self._spelt[found] = min(name, self._spelt.get(found, name))
        self._joined = {" ".join(found): name for found, name in self._spelt.items()}
        self._first, self._last = defaultdict[str, list[Words]](list), defaultdict[str, list[Words]](list)
        for found in self._spelt:
            self._first[found[0]].append(found)
            self._last[found[-1]].append(found)

    def of(self, found: Words) -> list[str]:
        """The name of just these words; an empty list where there is none."""
        return [self._spelt[found]] if found in self._spelt else []

    def standing_in(self, text: Words) -> Iterator[str]:
        """The names whose words stand in `text` one after another."""
        for at, word in enumerate(text):
            for found in self._first.get(word, ()):
                if text[at : at + len(found)] == found:
                    yield self._spelt[found]

    def at_an_end(self, word: str) -> Iterator[str]:
        """The names that begin or end with a word."""
        for found in (*self._first.get(word, ()), *self._last.get(word, ())):
            yield self._spelt[found]

    def close_to(self, name: str, cutoff: float) -> dict[str, str]:
        """The names that may be spelt like `name` up to `cutoff`, by their words."""
        # But for rounding this similarity is never under difflib's, and it sees through thousands of names at once.
        least = cutoff - _ROUNDING
        close = extract(name, self._joined.keys(), scorer=Indel.normalized_similarity, score_cutoff=least, limit=None)
        return {joined: self._joined[joined] for joined, *_ in close}

    def articles(self, names: Sequence[str]) -> tuple[str, ...]:
        """The ids of the articles about any of `names`, each once."""
        return tuple(dict.fromkeys(article for name in names for article in self._articles.get(words(name), ())))


class KnownNames:
    """What the articles of one revision are about."""

    def __init__(self, subjects: Subjects) -> None:
        self.articles = len(subjects)
        self.songs = Names(
            (title, subject.article) for subject in subjects for song in subject.songs for title in titles(song)
        )
        self.artists = Names(
            (name, subject.article) for subject in subjects for artist in subject.artists for name in performers(artist)
        )


@lru_cache(maxsize=4)
def known_names(subjects: Subjects) -> KnownNames:
    """The names of a revision, worked out once: `subjects` are the same object for as long as it is served."""
    return KnownNames(subjects)


def nearest(name: Words, among: Sequence[Names], cutoff: float) -> list[str]:
    """The one name that is spelt most like `name` by difflib's ratio; an empty list where none reaches `cutoff`."""
    sought = " ".join(name)
    close = {joined: printed for names in among for joined, printed in names.close_to(sought, cutoff).items()}
    return [close[joined] for joined in difflib.get_close_matches(sought, close, n=1, cutoff=cutoff)]


def titles(song: str) -> tuple[str, ...]:
    """A song's title as it is printed, and without what stands in brackets."""
    return tuple(dict.fromkeys(title for title in (song, _ASIDE.sub("", song).strip()) if title))


def performers(artist: str) -> tuple[str, ...]:
    """The artist as printed, and each of those who are joined in it."""
    parts = _SEVERAL.split(_ASIDE.sub("", artist))
    return tuple(dict.fromkeys(part.strip() for part in (artist, *parts) if part.strip()))

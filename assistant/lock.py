"""Which song or artist a question names, and so which articles may answer it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from assistant.names import Name
from assistant.text import stands_in, words
from index import Subject

_ASIDE = re.compile(r"\s*[(\[][^)\]]*[)\]]")
_SEVERAL = re.compile(
    r"\s*(?:[;,&/]|\bfeaturing\b|\bfeat\b\.?|\bft\b\.?|\bwith\b|\band\b|\bvs\b\.?|\bx\b)\s*", re.IGNORECASE
)

_ONE_SLIP = 0.88
# "Did you mean" is an offer: it may be further off than what is taken for a slip.
_NEAR = 0.7


@dataclass(frozen=True, slots=True)
class Lock:
    """The names that were recognised and the articles about them. An empty lock leaves the whole library open."""

    kind: str = ""
    names: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """What a person is shown: "song: We Don't Talk Anymore", or ""."""
        return f"{self.kind}: {', '.join(self.names)}" if self.kind else ""

    def covers(self, name: Name) -> bool:
        """True where `name` is one of the names that were recognised, or a part of one."""
        return any(
            stands_in(name.words, words(known)) or stands_in(words(known), name.words) or _misspelt([name], [known])
            for known in self.names
        )


def find_lock(question: str, names: Sequence[Name], subjects: Sequence[Subject]) -> Lock:
    """The songs that a question names, else the artists. The longest titles win over titles inside them."""
    songs = {title for subject in subjects for title in _titles_of(subject)}
    named = _longest([title for title in songs if _is_named(title, question, names)] or _misspelt(names, songs))
    if named:
        return Lock("song", named, _about(subjects, named, _titles_of))
    artists = {artist for subject in subjects for artist in _performers_of(subject)}
    named = _longest([artist for artist in artists if _is_artist(artist, names)] or _misspelt(names, artists))
    if named:
        return Lock("artist", named, _about(subjects, named, _performers_of))
    return Lock()


def nearest_spelling(names: Sequence[Name], subjects: Sequence[Subject]) -> tuple[str, ...]:
    """The song or artist of the library that is spelt most like each of `names`; nothing where none is near."""
    known = {
        " ".join(words(name)): name for subject in subjects for name in (*_titles_of(subject), *_performers_of(subject))
    }
    found = [difflib.get_close_matches(" ".join(name.words), known, n=1, cutoff=_NEAR) for name in names]
    return tuple(dict.fromkeys(known[match] for matches in found for match in matches))


def titles(song: str) -> tuple[str, ...]:
    """A song's title as it is printed, and without what stands in brackets."""
    return tuple(dict.fromkeys(title for title in (song, _ASIDE.sub("", song).strip()) if title))


def performers(artist: str) -> tuple[str, ...]:
    """The artist as printed, and each of those who are joined in it."""
    parts = _SEVERAL.split(_ASIDE.sub("", artist))
    return tuple(dict.fromkeys(part.strip() for part in (artist, *parts) if part.strip()))


def _titles_of(subject: Subject) -> tuple[str, ...]:
    return tuple(title for song in subject.songs for title in titles(song))


def _performers_of(subject: Subject) -> tuple[str, ...]:
    return tuple(name for artist in subject.artists for name in performers(artist))


def _is_named(title: str, question: str, names: Sequence[Name]) -> bool:
    """Titles of several words are recognised however they are typed; one word must be capitalised or quoted."""
    sought = words(title)
    if len(sought) > 1:
        return stands_in(sought, _without_possessives(words(question)))
    return any(name.words == sought or (not name.title and stands_in(sought, name.words)) for name in names)


def _is_artist(artist: str, names: Sequence[Name]) -> bool:
    """An artist is named in full, or by the first or the last word of the name, capitalised."""
    sought = words(artist)
    return any(
        name.words == sought or (not name.title and len(name.words) == 1 and name.words[0] in (sought[0], sought[-1]))
        for name in names
        if sought
    )


def _misspelt(names: Sequence[Name], known: Iterable[str]) -> list[str]:
    """The known names that a name of several words in the question is one slip away from."""
    folded = {" ".join(words(name)): name for name in known}
    slips = [
        difflib.get_close_matches(" ".join(name.words), folded, n=1, cutoff=_ONE_SLIP)
        for name in names
        if len(name.words) > 1
    ]
    return [folded[match] for matches in slips for match in matches]


def _longest(found: Sequence[str]) -> tuple[str, ...]:
    kept: list[str] = []
    for title in sorted(found, key=lambda title: (-len(words(title)), title)):
        if not any(stands_in(words(title), words(longer)) for longer in kept):
            kept.append(title)
    return tuple(kept)


def _about(
    subjects: Sequence[Subject], named: Sequence[str], names_of: Callable[[Subject], Sequence[str]]
) -> tuple[str, ...]:
    wanted = {words(name) for name in named}
    return tuple(subject.article for subject in subjects if wanted & {words(name) for name in names_of(subject)})


def _without_possessives(found: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word.removesuffix("'s").removesuffix("'") for word in found)

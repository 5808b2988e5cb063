"""Which song or artist a question names, and so which articles may answer it."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.known import KnownNames, Names, nearest
from assistant.names import Name
from assistant.text import stands_in, words

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
            stands_in(name.words, words(known)) or stands_in(words(known), name.words) or _is_slip(name, known)
            for known in self.names
        )


def find_lock(question: str, names: Sequence[Name], known: KnownNames) -> Lock:
    """The songs that a question names, else the artists. The longest titles win over titles inside them."""
    songs = known.songs
    if named := _longest(_songs_named(question, names, songs) or _misspelt(names, songs)):
        return Lock("song", named, songs.articles(named))
    artists = known.artists
    if named := _longest(_artists_named(names, artists) or _misspelt(names, artists)):
        return Lock("artist", named, artists.articles(named))
    return Lock()


def nearest_spelling(names: Sequence[Name], known: KnownNames) -> tuple[str, ...]:
    """The song or artist of the library that is spelt most like each of `names`; nothing where none is near."""
    return tuple(
        dict.fromkeys(near for name in names for near in nearest(name.words, (known.songs, known.artists), _NEAR))
    )


def _songs_named(question: str, names: Sequence[Name], songs: Names) -> list[str]:
    """Titles of several words are recognised however they are typed; one word must be capitalised or quoted."""
    found = [title for title in songs.standing_in(_without_possessives(words(question))) if len(words(title)) > 1]
    for name in names:
        single = [name.words] if name.title else [(word,) for word in name.words]
        found += [title for sought in single if len(sought) == 1 for title in songs.of(sought)]
    return found


def _artists_named(names: Sequence[Name], artists: Names) -> list[str]:
    """An artist is named in full, or by the first or the last word of the name, capitalised."""
    found = [artist for name in names for artist in artists.of(name.words)]
    for name in names:
        if not name.title and len(name.words) == 1:
            found += artists.at_an_end(name.words[0])
    return found


def _misspelt(names: Sequence[Name], known: Names) -> list[str]:
    """The known names that a name of several words in the question is one slip away from."""
    return [near for name in names if len(name.words) > 1 for near in nearest(name.words, (known,), _ONE_SLIP)]


def _is_slip(name: Name, known: str) -> bool:
    spelt = " ".join(name.words)
    return len(name.words) > 1 and bool(difflib.get_close_matches(spelt, [" ".join(words(known))], 1, _ONE_SLIP))


def _longest(found: Sequence[str]) -> tuple[str, ...]:
    kept: list[str] = []
    for title in sorted(found, key=lambda title: (-len(words(title)), title)):
        if not any(stands_in(words(title), words(longer)) for longer in kept):
            kept.append(title)
    return tuple(kept)


def _without_possessives(found: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word.removesuffix("'s").removesuffix("'") for word in found)

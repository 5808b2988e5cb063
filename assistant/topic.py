"""What a question is about: its names, the songs or artists that lock the search, the names that nobody mentions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.known import known_names
from assistant.lock import Lock, find_lock, nearest_spelling
from assistant.names import Name, names_in
from index import IndexView, terms


@dataclass(frozen=True, slots=True)
class Topic:
    """`unknown` names stand in no article, so no article can be about them; `no_articles`: there are none at all.

    `near` are the songs and artists of the library that are spelt most like the unknown names.
    """

    names: tuple[Name, ...]
    lock: Lock
    unknown: tuple[Name, ...]
    no_articles: bool
    near: tuple[str, ...] = ()

    @property
    def others(self) -> tuple[Name, ...]:
        """The names that the lock does not account for: an answer has to mention them."""
        return tuple(name for name in self.names if not self.lock.covers(name))


def find_topic(question: str, view: IndexView) -> Topic:
    """The topic of a question that stands alone."""
    names, known = names_in(question), known_names(view.subjects())
    lock = find_lock(question, names, known)
    unknown = tuple(name for name in names if not lock.covers(name) and _is_unknown(name, view))
    return Topic(names, lock, unknown, no_articles=not known.articles, near=nearest_spelling(unknown, known))


def inherit(topic: Topic, history: Sequence[str], view: IndexView) -> Topic:
    """The topic with the song or artist of the latest earlier question, where it names nothing of its own."""
    if topic.names or topic.lock.kind:
        return topic
    known = known_names(view.subjects())
    locks = (find_lock(turn, names_in(turn), known) for turn in reversed(history))
    lock = next((lock for lock in locks if lock.kind), None)
    # Where every article is about that song, naming it would tell nobody anything.
    return replace(topic, lock=lock) if lock and len(lock.articles) < known.articles else topic


def _is_unknown(name: Name, view: IndexView) -> bool:
    """True for a title, or a name of several words, with a word that stands in no article: it cannot be from there."""
    found = _telling(name)
    return (name.title or len(found) > 1) and any(not view.holds(word) for word in found)


def _telling(name: Name) -> Sequence[str]:
    return [word for part in name.words for word in terms(part) if len(word) > 1]

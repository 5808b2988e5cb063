"""One revision of the catalogue, to read: its files, articles, passages and words."""

from __future__ import annotations

import json
import math
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from corpus import Article, Span, split_names
from index.article_json import article_from_json, checksum
from index.errors import REBUILD, StoreDamaged
from index.passage import Passage
from index.words import match_any

_COLUMNS = "passages.id, passages.article, start, end, passages.header, ordinal"
_PASSAGES = f"SELECT {_COLUMNS} FROM passages "
_PASSAGES_NUMBERED = f"SELECT number, {_COLUMNS} FROM passages WHERE number IN (SELECT value FROM json_each(?))"
_IDS_OF = "SELECT id FROM passages WHERE article IN (SELECT value FROM json_each(?)) LIMIT ?"
_ARTICLES = "SELECT CAST(json AS BLOB), sum FROM articles "
_HOLDS = "SELECT 1 FROM words WHERE words MATCH ? LIMIT 1"
_HOLDING = "SELECT count(*) FROM words WHERE words MATCH ?"
_KEPT = "SELECT count(*) FROM previous_passages WHERE id NOT IN (SELECT id FROM passages)"
# The plus keeps SQLite from asking the full-text index anew for every passage.
_SCORES = (
    "SELECT passages.id, -bm25(words, 1.0, 0.5) FROM words JOIN passages ON passages.number = words.rowid "
    "WHERE words MATCH ? AND +words.rowid IN "
    "(SELECT number FROM passages WHERE id IN (SELECT value FROM json_each(?)))"
)
# FTS5's own constants: an inverse document frequency below the least counts as it, and k1 + 1 times it is the most
# that a word can score.
_LEAST_IDF = 1e-6
_K1 = 1.2
_RANKED = "AND rank MATCH 'bm25(1.0, 0.5)' ORDER BY rank, rowid LIMIT ?"
_MATCHING = f"SELECT rowid FROM words WHERE words MATCH ? {_RANKED}"
_MATCHING_AMONG = (
    "SELECT rowid FROM words WHERE words MATCH ? AND +rowid IN "
    f"(SELECT number FROM passages WHERE article IN (SELECT value FROM json_each(?))) {_RANKED}"
)
# So many passages are weighed at most: a share of the library, and in a small one all.
_WEIGHED, _LEAST_WEIGHED = 4, 5_000


@dataclass(frozen=True, slots=True)
class FileState:
    """What the catalogue knows of a file. `problem` is "" for one that was read, `revision` "" for one that was not."""

    file: str
    size: int
    mtime_ns: int
    revision: str
    problem: str = ""
    fix: str = ""


@dataclass(frozen=True, slots=True)
class Subject:
    """The songs and artists of one article."""

    article: str
    songs: tuple[str, ...]
    artists: tuple[str, ...]


class View:
    """One revision of the catalogue, however long it is read and whatever is built meanwhile."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def revision(self) -> int:
        """How many builds had changed the catalogue."""
        return self._state("revision")

    def edition(self) -> str:
        """Names this revision of this catalogue; one that is made anew counts from 1 again under another name."""
        return f"{self._state('born')}:{self.revision()}"

    def undone(self) -> int:
        """The revision that a rollback took back, 0 where this is the newest."""
        return self._state("undone")

    def vectors(self) -> int:
        """The number of the folder that holds the vectors of this revision; 0 before the first build."""
        return self._state("vectors")

    def files(self) -> Mapping[str, FileState]:
        """Every file that the last build saw, by name."""
        rows = self._database.execute("SELECT file, size, mtime_ns, revision, problem, fix FROM files ORDER BY file")
        return {row[0]: FileState(*row) for row in rows}

    def articles(self) -> tuple[Article, ...]:
        """All articles, by file name."""
        return tuple(map(_article, self._database.execute(_ARTICLES + "ORDER BY file")))

    def article_count(self) -> int:
        """How many articles there are."""
        return int(self._database.execute("SELECT count(*) FROM articles").fetchone()[0])

    def subjects(self) -> tuple[Subject, ...]:
        """What each article is about, without reading the articles."""
        rows = self._database.execute("SELECT id, song, artist FROM articles ORDER BY file")
        return tuple(Subject(id, split_names(song), split_names(artist)) for id, song, artist in rows)

    def holds(self, word: str) -> bool:
        """True where a word stands in any passage, in any of its forms."""
        return self._database.execute(_HOLDS, (match_any([word]),)).fetchone() is not None

    def article(self, id: str) -> Article | None:
        """The article of that id as it was when it was indexed."""
        row = self._database.execute(_ARTICLES + "WHERE id = ?", (id,)).fetchone()
        return _article(row) if row else None

    def passage_count(self) -> int:
        """How many passages are live."""
        return int(self._database.execute("SELECT count(*) FROM passages").fetchone()[0])

    def previous_articles(self) -> list[str]:
        """The ids of the articles that the revision before this one had otherwise."""
        return [id for (id,) in self._database.execute("SELECT id FROM previous_articles")]

    def kept_vectors(self) -> set[int]:
        """The numbers of the folders that this revision and the one before it need."""
        before = self._database.execute("SELECT value FROM previous_state WHERE key = 'vectors'")
        return {self.vectors(), *(number for (number,) in before)}

    def kept_count(self) -> int:
        """How many passages of the revision before this one are kept that this one does not have."""
        return int(self._database.execute(_KEPT).fetchone()[0])

    def passages_of(self, article: str) -> tuple[Passage, ...]:
        """The passages of an article, in order."""
        rows = self._database.execute(_PASSAGES + "WHERE passages.article = ? ORDER BY ordinal", (article,))
        return tuple(map(_passage, rows))

    def passages(self, ids: Sequence[str]) -> Mapping[str, Passage]:
        """Those of `ids` that are live: a vector that no catalogue names is left from a build and is not served."""
        rows = self._database.execute(
            _PASSAGES + "WHERE passages.id IN (SELECT value FROM json_each(?))", (_list(ids),)
        )
        return {row[0]: _passage(row) for row in rows}

    def ids_of(self, articles: Sequence[str], limit: int) -> list[str]:
        """The ids of the passages of these articles, at most `limit` of them."""
        rows = self._database.execute(_IDS_OF, (_list(articles), limit))
        return [id for (id,) in rows]

    def passage_ids(self) -> set[str]:
        """The ids of all live passages."""
        return {id for (id,) in self._database.execute("SELECT id FROM passages")}

    def holding(self, words: Sequence[str]) -> dict[str, int]:
        """How many passages hold each of `words`, in any of its forms; without those that stand in none."""
        counts = {word: self._database.execute(_HOLDING, (match_any([word]),)).fetchone()[0] for word in words}
        return {word: int(count) for word, count in counts.items() if count}

    def matching(self, holding: Mapping[str, int], limit: int, articles: Sequence[str] | None) -> list[Passage]:
        """The passages that hold any of the words, best first by BM25; among `articles` where those are given.

        `holding` is what `holding` gives. In a large library the commonest words find no passage by themselves: they
        weigh little, and each of the many that hold them would have to be weighed. `coverage` counts them all.
        """
        if not holding or (articles is not None and not articles):
            return []
        sought = match_any(_rarest(holding, max(_LEAST_WEIGHED, self.passage_count() // _WEIGHED)))
        if articles is None:
            found = self._database.execute(_MATCHING, (sought, limit))
        else:
            found = self._database.execute(_MATCHING_AMONG, (sought, _list(articles), limit))
        numbers = [number for (number,) in found]
        rows = self._database.execute(_PASSAGES_NUMBERED, (_list(numbers),))
        passages = {number: _passage(row) for number, *row in rows}
        return [passages[number] for number in numbers if number in passages]

    def coverage(self, holding: Mapping[str, int], passages: Sequence[str]) -> dict[str, float]:
        """BM25 of those `passages` (ids) that hold any of the words, as a share of the most that these could score.

        `holding` is what `holding` gives.
        """
        total = self.passage_count()
        most = sum(_most_bm25(total, count) for count in holding.values())
        if not most:
            return {}
        rows = self._database.execute(_SCORES, (match_any(list(holding)), _list(passages)))
        return {id: score / most for id, score in rows}

    def _state(self, key: str) -> int:
        return int(self._database.execute("SELECT value FROM state WHERE key = ?", (key,)).fetchone()[0])


def _rarest(holding: Mapping[str, int], most: int) -> list[str]:
    """The rarest words, the first always and others as long as no more than `most` passages hold them, all counted."""
    rarest: list[str] = []
    held = 0
    for word, count in sorted(holding.items(), key=lambda item: (item[1], item[0])):
        held += count
        if rarest and held > most:
            break
        rarest.append(word)
    return rarest


def _most_bm25(total: int, holding: int) -> float:
    """The most that BM25 gives a passage for a word that `holding` of `total` passages hold, as FTS5 reckons it."""
    return (_K1 + 1) * max(_LEAST_IDF, math.log((total - holding + 0.5) / (holding + 0.5)))


def _article(row: tuple[bytes, int]) -> Article:
    """The article of a row. A quote is a slice of it, so text that is not as it was written is never given."""
    text, written = row
    if checksum(text) != written:
        raise StoreDamaged("article in the index", "it is not as it was written", REBUILD)
    return article_from_json(text.decode("ascii"))


def _passage(row: tuple[str, str, int, int, str, int]) -> Passage:
    id, article, start, end, header, ordinal = row
    return Passage(id, article, Span(start, end), header, ordinal)


def _list(values: Iterable[str]) -> str:
    """Any number of values as one parameter, for json_each."""
    return json.dumps(list(values))

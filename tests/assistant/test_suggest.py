"""Which of the suggested questions are shown: those that are answered by what suggested them, of different songs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from assistant.answer import Answer
from assistant.question_forms import Candidate, candidates
from assistant.suggest import Starters
from assistant.trying import Tried
from corpus import Article, Details, article_id
from tests.app.fake_assistant import answer, quote

TEXT = "The band sued him. The council banned it. It was produced by Ann Lee. The idea was hers."


def article(song: str) -> Article:
    return Article(article_id(song), song, "1", TEXT, Details(song=song))


SONGS = [article(f"Song {name}") for name in ("One", "Two", "Three", "Four", "Five", "Six")]


def starters(store: Path, articles: Sequence[Article], bad: Sequence[str] = ()) -> tuple[str, ...]:
    def is_good(candidate: Candidate) -> bool:
        return not any(words in candidate.question for words in bad)

    *_, last = Starters(store).find("1", articles, is_good)
    return last


def test_starters_are_of_different_songs_and_forms(tmp_path: Path) -> None:
    found = starters(tmp_path, SONGS)
    assert len({question.partition("“")[2] for question in found}) == 4
    assert len({question.partition("“")[0] for question in found}) == 4


def test_one_song_alone_gives_several(tmp_path: Path) -> None:
    assert len(starters(tmp_path, SONGS[:1])) == 4


def test_a_question_that_is_not_answered_is_not_suggested(tmp_path: Path) -> None:
    assert not any("banned" in question for question in starters(tmp_path, SONGS, bad=["banned"]))


def test_they_come_as_they_are_found_and_are_kept_for_their_edition(tmp_path: Path) -> None:
    counts = [len(found) for found in Starters(tmp_path).find("1", SONGS, lambda _: True)]
    assert counts == [1, 2, 3, 4]
    kept = Starters(tmp_path).read("1")
    assert kept is not None
    assert len(kept) == 4
    assert Starters(tmp_path).read("2") is None


def test_who_leaves_before_all_are_found_leaves_none_behind(tmp_path: Path) -> None:
    search = Starters(tmp_path).find("1", SONGS, lambda _: True)
    next(search)
    search.close()  # type: ignore[attr-defined]
    assert Starters(tmp_path).read("1") is None


class Asked:
    """Quotes one sentence for every question, and counts."""

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence
        self.count = 0

    def __call__(self, question: str, history: Sequence[str] = (), within: Sequence[str] | None = None) -> Answer:
        self.count += 1
        return answer(question, ((quote(SONGS[0], self.sentence),),))


def banned() -> Candidate:
    return next(one for one in candidates("Song One", SONGS[:1]) if "banned" in one.question)


def test_only_the_words_that_suggested_a_question_answer_it() -> None:
    assert Tried().quoted("1", banned(), Asked("The council banned it."))
    assert not Tried().quoted("1", banned(), Asked("The band sued him."))


def test_a_question_is_tried_once_an_edition_and_scope() -> None:
    tried, ask = Tried(), Asked("The council banned it.")
    for edition, within in (("1", None), ("1", None), ("1", ["a"]), ("2", None)):
        tried.quoted(edition, banned(), ask, within)
    assert ask.count == 3

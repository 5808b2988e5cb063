from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.accounts import Accounts
from assistant.agree import agree
from assistant.answer import Account
from assistant.confidence import weigh
from assistant.evidence import Evidence, Source
from assistant.lock import Lock
from assistant.logistic import Logistic
from assistant.names import names_in
from assistant.topic import Topic
from corpus import Article, Details, Kind, Span
from index import Hit, IndexSettings, Passage
from tests.fakes import BY_SCORE, fake_settings


def evidence(text: str, answer: str, score: float = 3.0, published: str = "") -> Evidence:
    """The whole text as one passage and one sentence, with `answer` as its span."""
    article = Article(text, f"{text}.txt", "r", text, Details(published=published))
    hit = Hit(Passage(text, text, Span(0, len(text)), "", 0), 1, 0.5, 1, 0.03)
    start = text.index(answer)
    kind = Kind.ITEM if text.startswith(("#", "Gold")) else Kind.SENTENCE
    return Evidence(Source(hit, article, ()), Span(0, len(text)), kind, Span(start, start + len(answer)), score)


def accounts(question: str, *found: Evidence) -> list[list[str]]:
    return [[quote.answer for quote in account.quotes] for account in _found(question, *found)]


def _found(question: str, *found: Evidence) -> tuple[Account, ...]:
    topic = Topic(names_in(question), Lock(), (), no_articles=False)
    return Accounts(fake_settings(IndexSettings()), BY_SCORE).find(question, weigh(question, topic, found))


def test_the_same_answer_of_two_articles_is_one_account() -> None:
    bergen, again = (
        evidence("She wrote it in Bergen.", "Bergen"),
        evidence("It was written at night in bergen.", "bergen", 2),
    )
    assert accounts("Where was it written?", bergen, again) == [["Bergen", "bergen"]]


def test_a_heading_is_no_reprint_of_a_sentence_with_its_words() -> None:
    video, heading = evidence("Tomas Ek directed the music video.", "Tomas Ek"), evidence("The video", "video", 2)
    assert ["Tomas Ek", "video"] not in accounts("Who directed it?", video, heading)


def test_words_that_are_quoted_already_are_not_quoted_again() -> None:
    short = evidence("She wrote it in Bergen. It was cold.", "Bergen")
    again = replace(short, where=Span(0, 23), score=2.0)
    assert accounts("Where was it written?", short, again) == [["Bergen"]]


def test_a_sentence_with_its_answer_exchanged_is_no_reprint() -> None:
    first, altered = (
        evidence("Mara Quill wrote it in one night in a lighthouse near Bergen.", "Mara Quill"),
        evidence("Tomas Ek wrote it in one night in a lighthouse near Bergen.", "Tomas Ek", 2),
    )
    assert accounts("Who wrote it?", first, altered) == [["Mara Quill"], ["Tomas Ek"]]


def test_different_answers_are_accounts_side_by_side() -> None:
    bergen, vienna = (
        evidence("She wrote it in Bergen.", "Bergen"),
        evidence("It came to her on a train to Vienna.", "Vienna", 2),
    )
    assert accounts("Where was it written?", bergen, vienna) == [["Bergen"], ["Vienna"]]


def test_more_detail_is_no_disagreement() -> None:
    short, long = (
        evidence("She sang in a closet.", "a closet"),
        evidence("It was in a closet of the house.", "a closet of the house", 2),
    )
    assert len(accounts("Where did she sing?", short, long)) == 1


@pytest.mark.parametrize(("one", "other"), [("2 weeks", "two weeks"), ("twice", "2 times")])
def test_a_figure_in_words_is_the_same_figure(one: str, other: str) -> None:
    first, second = evidence(f"It took {one}.", one), evidence(f"They tried and tried, {other} in all.", other, 2)
    assert len(accounts("How much did it take?", first, second)) == 1


def test_different_figures_are_different_accounts() -> None:
    first, second = (
        evidence("It had 2.6 billion views.", "2.6 billion"),
        evidence("Now at 3.3 billion.", "3.3 billion", 2),
    )
    assert len(accounts("How many views has it?", first, second)) == 2


def test_a_figure_that_grows_is_dated() -> None:
    first = evidence("By June 2021 it had 2.6 billion views.", "2.6 billion")
    second = evidence("It stands at 3.3 billion.", "3.3 billion", 2, published="2026-11-22")
    assert [account.as_of for account in _found("How many views has it?", first, second)] == ["2021-06", "2026-11"]


def test_the_items_of_a_list_are_one_account() -> None:
    items = [evidence(f"Gold in {country}", country) for country in ("Norway", "Denmark", "Spain")]
    assert accounts("Which countries gave it gold?", *items) == [["Norway", "Denmark", "Spain"]]


def test_a_line_of_a_list_answers_for_what_it_names() -> None:
    text = "#14 in Norway - #1 in Lebanon"
    norway, lebanon = evidence("#14 in Norway", "#14", 5), evidence("#1 in Lebanon", "#1")
    article = Article("one", "one.txt", "r", text, Details())
    both = [replace(item, source=replace(item.source, article=article)) for item in (norway, lebanon)]
    both[1] = replace(both[1], where=Span(16, 29), span=Span(16, 18))
    assert accounts("What number did it reach in Lebanon?", *both) == [["#1"]]


def test_what_is_under_the_bar_is_no_answer() -> None:
    assert accounts("Where was it written?", evidence("She wrote it in Bergen.", "Bergen", -1)) == []


def test_a_figure_that_grew_is_an_account_whatever_speaks_against_it() -> None:
    earlier = evidence("By June 2021 it had 2.6 billion views.", "2.6 billion")
    later = evidence("It stands at 3.3 billion.", "3.3 billion", 2)
    never_differs = replace(BY_SCORE, differs=Logistic(-30.0, {}))
    topic = Topic((), Lock(), (), no_articles=False)
    for question, accounts in (("How many views does it have?", 2), ("How many verses does it have?", 1)):
        weighed = weigh(question, topic, [earlier, later])
        found = Accounts(fake_settings(IndexSettings()), never_differs).find(question, weighed)
        assert len(found) == accounts


def test_a_rival_under_the_bar_is_no_account() -> None:
    bergen, bus = evidence("She wrote it in Bergen.", "Bergen"), evidence("They left by bus.", "by bus", -2)
    assert accounts("Where was it written?", bergen, bus) == [["Bergen"]]


def test_another_songs_story_is_no_answer_about_a_song_that_is_only_mentioned() -> None:
    video = evidence("The video was directed by Tomas Ek.", "Tomas Ek")
    assert accounts("Who directed the video for Thriller?", video) == []
    assert accounts("Who directed the video?", video) == [["Tomas Ek"]]


def test_two_streets_are_two_places() -> None:
    conti, louis = (
        evidence("It stood in Conti Street.", "Conti Street"),
        evidence("No: St. Louis Street.", "St. Louis Street"),
    )
    assert not agree(conti, louis)


def test_a_denial_agrees_with_nothing_that_it_denies() -> None:
    claim = evidence("He drove a tram himself, he says.", "drove a tram himself")
    denial = evidence("Fares never drove a tram in his life.", "never drove a tram in his life")
    assert not agree(claim, denial)
    assert agree(denial, evidence("He never drove a tram.", "never drove a tram"))

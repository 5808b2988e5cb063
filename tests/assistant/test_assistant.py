from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.answer import Status
from assistant.assistant import Assistant
from assistant.errors import BadQuestion
from index import Index, IndexSettings
from tests.fakes import BY_SCORE, FakeEmbedder, FakeReader, fake_settings


@pytest.fixture
def assistant(index: Index, settings: IndexSettings) -> Assistant:
    index.build()
    return Assistant(fake_settings(settings), index, FakeReader(), BY_SCORE)


def test_an_answer_is_a_sentence_of_an_article(assistant: Assistant) -> None:
    answer = assistant.ask("Who directed the video of Harbour Lights, the single that reached number 4?")
    assert answer.status is not Status.NOT_FOUND
    for quote in answer.quotes:
        assert quote.text == quote.article.text[quote.start : quote.end]


def test_articles_that_differ_are_two_accounts(assistant: Assistant) -> None:
    answer = assistant.ask("Where was it that Mara Quill wrote Harbour Lights?")
    assert answer.status is Status.DISPUTED
    assert {account.quotes[0].article.file for account in answer.accounts} == {"harbour.md", "harbour-again.md"}
    assert "Bergen" in answer.text
    assert "Vienna" in answer.text


def test_nothing_found_shows_the_nearest_passages_as_nearest(assistant: Assistant) -> None:
    answer = assistant.ask("What colour was the drummer's hat?")
    assert answer.status is Status.NOT_FOUND
    assert answer.quotes == ()
    assert answer.nearest
    assert answer.text == "The articles don't say."


def test_a_song_that_no_article_mentions_is_refused_by_name(assistant: Assistant) -> None:
    answer = assistant.ask("Who directed the video of “Velvet Morning”, the single that reached number 4?")
    assert answer.status is Status.NOT_FOUND
    assert answer.text == "No article here is about “Velvet Morning”."


def test_an_empty_library_says_how_to_add_an_article(tmp_path: Path, embedder: FakeEmbedder) -> None:
    (tmp_path / "articles").mkdir()
    settings = IndexSettings(articles=tmp_path / "articles", store=tmp_path / "store", threads=1)
    empty = Assistant(fake_settings(settings), Index(settings, embedder), FakeReader(), BY_SCORE)
    assert empty.rebuild(lambda _stage, _done, _total: None).passages == 0
    answer = empty.ask("Who wrote Harbour Lights?")
    assert answer.status is Status.NOT_FOUND
    assert "no articles yet" in answer.text
    assert list(empty.suggestions()) == []


def test_a_named_song_keeps_the_search_to_its_articles(assistant: Assistant) -> None:
    found = assistant.search("Where was Cinder Road recorded?")
    assert found.lock == "song: Cinder Road"
    articles = [assistant.article(hit.passage.article) for hit in found.hits]
    assert {article.file for article in articles if article} == {"cinder.txt"}


def test_a_follow_up_is_answered_with_what_came_before(assistant: Assistant) -> None:
    answer = assistant.ask("And in Denmark?", ["What did Harbour Lights get in Norway?"])
    assert answer.standalone_question == "What did Harbour Lights get in Denmark?"


def test_of_a_long_chat_only_the_latest_questions_are_looked_at(assistant: Assistant) -> None:
    told = "What did Harbour Lights get in Norway?"
    assert "Harbour" in assistant.ask("And in Denmark?", [told, *["and then?"] * 19]).standalone_question
    assert "Harbour" not in assistant.ask("And in Denmark?", [told, *["and then?"] * 20]).standalone_question


def test_she_is_the_answer_to_who_just_before(assistant: Assistant) -> None:
    who = "Who recorded Cinder Road in a barn outside?"
    [account] = assistant.ask(who).accounts
    assert account.answer == "Leeds"
    assert assistant.ask("And how old was she?", [who]).standalone_question == f"{who} And how old was she? (Leeds)"


def test_two_questions_in_one_are_answered_each_by_itself(assistant: Assistant) -> None:
    answer = assistant.ask("Who recorded Cinder Road in a barn outside, and who painted the drums?")
    assert [part.status for part in answer.parts] == [Status.ANSWERED, Status.NOT_FOUND]
    assert answer.status is Status.ANSWERED
    assert [account.answer for account in answer.accounts] == ["Leeds"]
    assert answer.text.startswith("Who recorded Cinder Road in a barn outside\nLeeds\n")
    assert answer.text.endswith("who painted the drums?\nThe articles don't say.")
    assert answer.nearest == ()
    assert answer.standalone_question == answer.question


def test_two_questions_in_a_follow_up_take_their_song_from_what_came_before(assistant: Assistant) -> None:
    answer = assistant.ask("who recorded it, and who painted the drums?", ["Where is Cinder Road from?"])
    assert answer.standalone_question == "Where is Cinder Road from? who recorded it, and who painted the drums?"


def test_the_json_of_two_questions_in_one_says_which_account_answers_which(assistant: Assistant) -> None:
    told = "Where was it that Mara Quill wrote Harbour Lights, and who recorded Cinder Road in a barn outside?"
    payload = assistant.payload(assistant.ask(told))
    assert payload["status"] == "disputed"
    assert [part["accounts"] for part in payload["parts"]] == [[0, 1], [2]]
    assert [payload["quotes"][account["quotes"][0]]["file"] for account in payload["accounts"]][2] == "cinder.txt"


def test_two_questions_without_an_answer_show_the_nearest_passages_once(assistant: Assistant) -> None:
    answer = assistant.ask("What colour was the drummer's hat, and who was the hatter?")
    assert answer.status is Status.NOT_FOUND
    places = [(quote.article.id, quote.start) for quote in answer.nearest]
    assert places
    assert len(set(places)) == len(places)


@pytest.mark.parametrize("question", ["", "   ", "?!", '"*" - ()', "a" * 20_000])
def test_a_question_that_cannot_be_asked_gets_one_plain_line(assistant: Assistant, question: str) -> None:
    with pytest.raises(BadQuestion) as caught:
        assistant.ask(question)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 200


@pytest.mark.parametrize(
    "question", ['NEAR("x" y) AND NOT z*', "title: x OR 1=1; --", "<script>alert(1)</script>", "{$in: []}"]
)
def test_query_operators_are_only_words(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).status is Status.NOT_FOUND


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=300), st.lists(st.text(max_size=60), max_size=3))
def test_any_question_is_answered_or_refused_in_verbatim_quotes(
    assistant: Assistant, question: str, history: list[str]
) -> None:
    try:
        answer = assistant.ask(question, history)
    except BadQuestion:
        return
    for quote in (*answer.quotes, *answer.nearest):
        assert quote.text == quote.article.text[quote.start : quote.end]


def test_suggestions_are_questions_that_the_articles_answer(assistant: Assistant) -> None:
    *_, suggestions = assistant.suggestions()
    assert suggestions
    assert all(assistant.ask(question).status is not Status.NOT_FOUND for question in suggestions)


def test_suggestions_are_kept_for_the_edition_that_they_were_tried_on(
    assistant: Assistant, settings: IndexSettings
) -> None:
    kept = settings.store / "starters.json"
    *_, first = assistant.suggestions()
    kept.write_text(kept.read_text().replace(json.dumps(first[0])[1:-1], "A question from the file?"))
    assert next(assistant.suggestions())[0] == "A question from the file?"
    (settings.articles / "cinder.txt").unlink()
    assistant.rebuild(lambda _stage, _done, _total: None)
    assert all("A question from the file?" not in found for found in assistant.suggestions())


def test_the_json_object_has_the_fields_of_the_contract(assistant: Assistant) -> None:
    payload = assistant.payload(assistant.ask("Where was it that Mara Quill wrote Harbour Lights?"))
    assert list(payload) == [
        "question",
        "standalone_question",
        "status",
        "answer",
        "accounts",
        "quotes",
        "nearest",
        "timings_ms",
    ]
    assert set(payload["quotes"][0]) == {
        "article", "revision", "file", "title", "publisher", "published", "speaker",
        "start", "end", "text", "span", "score",
    }  # fmt: skip
    assert set(payload["timings_ms"]) == {"rewrite", "embed", "dense", "lexical", "read", "compose"}
    cited = [number for account in payload["accounts"] for number in account["quotes"]]
    assert sorted(cited) == list(range(len(payload["quotes"])))

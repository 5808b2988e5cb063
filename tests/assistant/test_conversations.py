import json
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.answer import UnverifiedQuote
from assistant.compose import join
from assistant.conversation import Conversation, Rating, Scope, Turn, Verdict, retrieved
from assistant.conversations import Conversations, new_conversation
from assistant.export import Format, export
from assistant.feedback import SHOULD_REFUSE, WRONG_QUOTE, BadFeedback, Feedback
from assistant.verify import verify
from corpus import Article, Details
from tests.app.fake_assistant import ARTICLES, NEAREST, PLACES, WRITERS, FakeAssistant, answer, hit


@pytest.fixture
def kept(tmp_path: Path) -> Conversations:
    return Conversations(tmp_path / "conversations")


@pytest.fixture
def chat() -> Conversation:
    found = [hit(article, rank) for rank, article in enumerate(ARTICLES, start=1)]
    disputed = answer("Where?", PLACES)
    turns = (
        Turn("Who?", answer=answer("Who?", WRITERS), retrieved=retrieved(found, FakeAssistant().article)),
        Turn("Where?", "Where was it?", answer=disputed, rating=Rating(Verdict.BAD, WRONG_QUOTE, "a boathouse")),
        Turn("Why?", answer=answer("Why?", (), NEAREST)),
        Turn("Who and why?", answer=join("Who and why?", [answer("Who?", WRITERS), answer("Why?", (), NEAREST)])),
        Turn("x", problem="It is too long."),
    )
    return replace(new_conversation(), scope=Scope(("Paper Lanterns",), ("a.txt",)), turns=turns)


def test_a_conversation_comes_back_as_it_was(kept: Conversations, chat: Conversation) -> None:
    kept.save(chat)
    assert kept.load(chat.id) == chat


def test_a_question_that_was_waiting_is_not_kept(kept: Conversations, chat: Conversation) -> None:
    kept.save(replace(chat, turns=(*chat.turns, Turn("And?"))))
    assert kept.load(chat.id) == chat


def test_an_answer_keeps_the_text_it_quoted_whatever_the_library_holds_now(
    kept: Conversations, chat: Conversation
) -> None:
    kept.save(chat)
    again = kept.load(chat.id)
    assert again is not None
    assert again.turns[0].answer is not None
    assert again.turns[0].answer.quotes[0].article == ARTICLES[0]


def test_an_article_is_kept_once_a_revision(kept: Conversations, chat: Conversation) -> None:
    kept.save(chat)
    kept.save(replace(chat, id="0" * 32))
    assert len(list((kept.folder / "articles").iterdir())) == len(ARTICLES)


@pytest.mark.parametrize("id", ["", "../../etc/passwd", "0" * 31, "A" * 32, "0" * 32])
def test_an_id_that_is_none_opens_nothing(kept: Conversations, id: str) -> None:
    assert kept.load(id) is None


def test_a_kept_quote_that_no_longer_fits_its_article_is_not_shown(
    kept: Conversations, chat: Conversation, caplog: pytest.LogCaptureFixture
) -> None:
    kept.save(chat)
    path = kept.folder / f"{chat.id}.json"
    raw = json.loads(path.read_text())
    raw["turns"][0]["answer"]["quotes"][0]["end"] = 10**6
    path.write_text(json.dumps(raw))
    assert issubclass(UnverifiedQuote, ValueError)
    assert kept.load(chat.id) is None
    assert "cannot be read" in caplog.text


def test_a_forgotten_conversation_is_gone(kept: Conversations, chat: Conversation) -> None:
    kept.save(chat)
    kept.remove(chat.id)
    assert kept.load(chat.id) is None


def test_the_json_export_is_replayed_by_verify(chat: Conversation, tmp_path: Path) -> None:
    for article in ARTICLES:
        if article.file.endswith((".txt", ".md")):
            (tmp_path / article.file).write_text(article.text)
    path = tmp_path / "chat.json"
    path.write_text(export(chat, Format.JSON))
    checks = verify(path, tmp_path)
    # The magazine page is left out: its file is HTML in the fake library, and its text none.
    assert {check.file for check in checks if check.holds} == {"paper-lanterns-facts.txt", "ten-favourites.md"}
    assert len(checks) == 7
    path.write_text(path.read_text().replace("hotel bathroom", "hotel lobby"))
    assert any("does not have these words" in check.problem for check in verify(path, tmp_path))


HOSTILE = Article(
    "id", "a.txt", "1", "# <script>x</script> ![a](javascript:x)", Details(title="[t](javascript:x) <img onerror=x>")
)


def test_an_export_as_markdown_or_html_lets_no_article_write_markup() -> None:
    from assistant.answer import Quote

    quote = Quote(HOSTILE, 0, len(HOSTILE.text), None, None, 0.9)
    made = replace(new_conversation(), turns=(Turn("<b> [q](x)", answer=answer("q", ((quote,),))),))
    markdown, html = export(made, Format.MARKDOWN), export(made, Format.HTML)
    assert "\\# \\<script\\>" in markdown
    assert "\\!\\[a\\]\\(javascript:x\\)" in markdown
    assert not any(tag in html for tag in ("<script", "<img", "<b>", "<a "))
    assert "&lt;script&gt;x&lt;/script&gt;" in html


def test_an_export_holds_each_quote_with_its_source(chat: Conversation) -> None:
    markdown, html = export(chat, Format.MARKDOWN), export(chat, Format.HTML)
    assert "> Written by Mara Vell and Teo Brandt\\." in markdown
    assert "Songbook, 2021\\-06" in markdown
    assert "Written by Mara Vell and Teo Brandt." in html
    assert "Understood as" not in html
    assert "The articles don&#39;t say." in html


@pytest.fixture
def feedback(tmp_path: Path) -> Feedback:
    return Feedback(tmp_path / "store" / "feedback.jsonl")


def test_what_was_good_becomes_a_question_whose_gold_is_what_was_quoted(feedback: Feedback, chat: Conversation) -> None:
    feedback.add(chat, 0, Rating(Verdict.GOOD))
    (row,) = feedback.questions()
    assert (row["kind"], row["question"]) == ("fact", "Who?")
    assert "Written\\ by\\ Mara\\ Vell" in row["gold"][0][0]


def test_a_wrong_quote_fails_until_the_words_are_found(feedback: Feedback, chat: Conversation) -> None:
    feedback.add(chat, 1, Rating(Verdict.BAD, WRONG_QUOTE))
    assert feedback.questions()[0]["gold"] == [["(?!)"]]
    feedback.add(chat, 1, Rating(Verdict.BAD, WRONG_QUOTE, "a boathouse"))
    (row,) = feedback.questions()
    assert row["gold"] == [["a\\ boathouse"]]
    assert row["question"] == "Where was it?"
    assert row["comment"].startswith("the quote is wrong; it quoted: They recorded it")


def test_what_should_have_been_refused_becomes_unanswerable(feedback: Feedback, chat: Conversation) -> None:
    feedback.add(chat, 0, Rating(Verdict.BAD, SHOULD_REFUSE))
    feedback.add(chat, 2, Rating(Verdict.GOOD))
    rows = feedback.questions()
    assert [row["kind"] for row in rows] == ["unanswerable", "unanswerable"]
    assert rows[1]["history"] == ["Who?", "Where was it?"]


def test_feedback_that_is_damaged_is_named_by_its_line(feedback: Feedback, chat: Conversation) -> None:
    with pytest.raises(BadFeedback, match="nobody has rated"):
        feedback.questions()
    feedback.add(chat, 0, Rating(Verdict.GOOD))
    feedback.path.write_text(feedback.path.read_text() + "{}\n")
    with pytest.raises(BadFeedback, match=r"feedback\.jsonl line 2"):
        feedback.questions()

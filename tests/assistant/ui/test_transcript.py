from collections.abc import Sequence

from assistant.conversation import Conversation, Rating, Turn, Verdict
from assistant.ui.asking import Asking, Request, gave_up
from assistant.ui.transcript import transcript
from tests.app.driving import SlowAssistant
from tests.app.fake_assistant import WRITERS, FakeAssistant, answer


def chat(*turns: Turn) -> Conversation:
    return Conversation("id", "2026-11-25T10:00:00+00:00", turns=turns)


def test_a_question_is_escaped() -> None:
    assert "&lt;script&gt;" in transcript(chat(Turn("<script>")))


def test_an_unanswered_question_is_being_read() -> None:
    assert "Reading the articles" in transcript(chat(Turn("Who?")))


def test_the_step_under_way_is_set_off_from_those_that_are_done() -> None:
    shown = transcript(chat(Turn("Who?")), ("rewrite", "embed", "dense", "read"))
    assert "<li>Understanding the question</li><li>Searching the passages</li>" in shown
    assert '<li class="now">Reading the best passages' in shown


def test_what_an_answer_copies_cannot_leave_its_button() -> None:
    made = answer('"><script>', WRITERS)
    shown = transcript(chat(Turn("?", answer=made, rating=Rating(Verdict.BAD, "<b>"))))
    assert "<script>" not in shown
    assert "Noted: &lt;b&gt;." in shown


def test_a_failed_question_is_no_history_and_can_be_asked_again() -> None:
    asked = chat(Turn("a", problem="No."), Turn("b", answer=answer("b", WRITERS)), Turn("c"))
    assert asked.history(2) == ("b",)
    assert transcript(chat(Turn("a", problem="No."))).count("data-again") == 1


def test_a_corrected_question_is_asked_as_it_stands() -> None:
    assistant = FakeAssistant()
    before = chat(Turn("Who wrote it?", answer=answer("Who wrote it?", WRITERS)), Turn("And where?"), Turn("Why?"))
    *_, last = Asking(assistant).ask(Request("And where?", 1, "Where was it recorded?"), before)
    assert assistant.asked == [("Where was it recorded?", ())]
    assert [turn.question for turn in last.conversation.turns] == ["Who wrote it?", "And where?"]
    assert last.conversation.history(2) == ("Who wrote it?", "Where was it recorded?")


def test_only_a_question_that_waits_can_be_given_up() -> None:
    done = chat(Turn("Who?", answer=answer("Who?", WRITERS)))
    assert gave_up(done, "Stopped.") is done
    assert gave_up(chat(Turn("Who?")), "Stopped.").turns[0].problem == "Stopped."


def test_who_asks_again_at_once_is_answered_though_the_first_was_stopped() -> None:
    asking, stopped = Asking(SlowAssistant()), chat()
    first = asking.ask(Request("Who wrote it?"), stopped)
    next(first)
    asking.stop(stopped)
    *_, last = first
    assert last.conversation.turns[0].problem == "Stopped before it was answered."
    assert not asking.is_asking(stopped)
    asking.stop(stopped)
    *_, again = Asking(FakeAssistant()).ask(Request("Who wrote it?", 0), last.conversation)
    assert again.conversation.turns[0].answer


def test_a_new_question_of_a_chat_ends_the_one_before() -> None:
    slow = SlowAssistant()
    asking, one = Asking(slow), chat()
    first = asking.ask(Request("Who wrote it?"), one)
    next(first)
    second = asking.ask(Request("And why?"), one)
    next(second)
    assert list(first) == []  # a word of it would be written over the second
    assert asking.is_asking(one)
    slow.may_answer.set()
    *_, last = second
    assert last.conversation.turns[0].answer


def test_a_question_that_was_left_says_nothing_more() -> None:
    asking, one = Asking(SlowAssistant()), chat()
    first = asking.ask(Request("Who wrote it?"), one)
    next(first)
    asking.leave(one)
    assert list(first) == []
    assert not asking.is_asking(one)


def test_no_step_shows_a_quote_before_the_answer_is_there() -> None:
    *waiting, last = Asking(FakeAssistant()).ask(Request("Who wrote it?"), chat())
    assert len(waiting) > 3
    assert not any("Teo Brandt" in transcript(one.conversation, one.steps) for one in waiting)
    assert "Teo Brandt" in transcript(last.conversation)


def test_the_scope_goes_with_the_question() -> None:
    from dataclasses import replace

    from assistant.conversation import Scope

    class Noting(FakeAssistant):
        pass

    assistant = Noting()
    limited = replace(chat(), scope=Scope(songs=("paper lanterns",)))
    list(Asking(assistant).ask(Request("Who wrote it?"), limited))
    assert _files(assistant, assistant.within) == {article.file for article in assistant.articles()}
    limited = replace(chat(), scope=Scope(files=("ten-favourites.md",)))
    list(Asking(assistant).ask(Request("Who wrote it?"), limited))
    assert _files(assistant, assistant.within) == {"ten-favourites.md"}


def _files(assistant: FakeAssistant, ids: Sequence[str] | None) -> set[str]:
    return {article.file for article in assistant.articles() if article.id in (ids or ())}

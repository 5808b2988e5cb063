"""What can be done with a chat in a real browser: stop, ask again, edit, rate, limit, reload, take away."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from playwright.sync_api import Page, expect

from assistant.verify import verify
from tests.app.conftest import Serve
from tests.app.driving import SlowAssistant, ask, open_page
from tests.app.fake_assistant import ARTICLES, STARTERS, FakeAssistant

pytestmark = pytest.mark.browser


def test_a_question_can_be_stopped_and_asked_again(page: Page, serve: Serve) -> None:
    assistant = SlowAssistant()
    open_page(page, serve(assistant))
    page.keyboard.type("Who wrote it?")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Stop").click()
    expect(page.locator(".notice.problem")).to_have_text("Stopped before it was answered.")
    assistant.may_answer.set()
    expect(page.locator("#question .submit-button")).to_have_text("Ask")
    page.get_by_role("button", name="Ask again").click()
    expect(page.locator(".answer.answered")).to_be_visible()
    expect(page.locator(".turn")).to_have_count(1)


def test_a_new_chat_stays_new_though_the_last_question_was_not_answered_yet(page: Page, serve: Serve) -> None:
    assistant = SlowAssistant()
    open_page(page, serve(assistant))
    page.keyboard.type("Who wrote it?")
    page.keyboard.press("Enter")
    expect(page.locator(".reading .now")).to_contain_text("Reading the best passages")
    page.get_by_role("button", name="New chat").click()
    expect(page.locator(".turn")).to_have_count(0)
    assistant.may_answer.set()
    ask(page, "Where was it recorded?")
    expect(page.locator(".question")).to_have_text(["Where was it recorded?"])


def test_an_answer_rated_while_the_next_one_is_on_its_way_stays_rated(page: Page, serve: Serve) -> None:
    assistant = SlowAssistant()
    assistant.may_answer.set()
    ask(open_page(page, serve(assistant)), "Who wrote it?")
    assistant.may_answer.clear()
    page.locator("#question textarea").fill("Where was it recorded?")
    page.keyboard.press("Enter")
    expect(page.locator(".reading .now")).to_be_visible()
    page.get_by_role("button", name="A good answer", exact=True).click()
    expect(page.locator(".said").first).to_have_text("Noted.")
    assistant.may_answer.set()
    expect(page.locator(".answer.disputed")).to_be_visible()
    expect(page.locator(".said").first).to_have_text("Noted.")


class SlowStarters(FakeAssistant):
    """Finds its questions to start with when it may."""

    def __init__(self) -> None:
        super().__init__()
        self.may_suggest = Event()

    def suggestions(self) -> Iterator[tuple[str, ...]]:
        self.may_suggest.wait(20)
        yield STARTERS


def test_starters_that_come_late_are_not_written_over_a_chat(page: Page, serve: Serve) -> None:
    assistant = SlowStarters()
    open_page(page, serve(assistant))
    ask(page, "Who wrote it?")
    assistant.may_suggest.set()
    page.get_by_role("button", name="New chat").click()
    expect(page.locator(".starter")).to_have_text(list(STARTERS))
    page.locator(".menu.chats summary").click()
    page.locator(".menu.chats").get_by_role("button", name="Who wrote it?").click()
    expect(page.locator(".answer.answered")).to_be_visible()
    expect(page.locator(".welcome")).to_be_hidden()


def test_a_question_that_was_waiting_when_the_page_was_reloaded_can_be_asked_again(page: Page, serve: Serve) -> None:
    assistant = SlowAssistant()
    open_page(page, serve(assistant))
    page.keyboard.type("Who wrote it?")
    page.keyboard.press("Enter")
    expect(page.locator(".reading .now")).to_contain_text("Reading the best passages")
    page.reload()
    expect(page.locator(".notice.problem")).to_have_text("The page was left before this was answered.")
    assistant.may_answer.set()
    page.get_by_role("button", name="Ask again").click()
    expect(page.locator(".answer.answered")).to_be_visible()


def test_an_edited_question_takes_the_place_of_the_old_one_and_what_followed(page: Page, serve: Serve) -> None:
    assistant = FakeAssistant()
    open_page(page, serve(assistant))
    ask(page, "Who wrote it?")
    ask(page, "And why?")
    page.get_by_role("button", name="Edit the question").first.click()
    box = page.locator(".editing textarea")
    expect(box).to_be_focused()
    box.fill("Where was it recorded?")
    page.keyboard.press("Enter")
    expect(page.locator(".answer.disputed")).to_be_visible()
    expect(page.locator(".turn")).to_have_count(1)
    assert assistant.asked[-1] == ("Where was it recorded?", ())


def test_escape_leaves_a_question_as_it_was(page: Page, address: str) -> None:
    ask(open_page(page, address), "Who wrote it?")
    page.get_by_role("button", name="Edit the question").click()
    page.keyboard.press("Escape")
    expect(page.locator(".question")).to_have_text("Who wrote it?")
    expect(page.get_by_role("button", name="Edit the question")).to_be_focused()


def test_a_follow_up_that_was_misunderstood_can_be_corrected(page: Page, serve: Serve) -> None:
    assistant = FakeAssistant()
    open_page(page, serve(assistant))
    ask(page, "Who wrote it?")
    ask(page, "And why?")
    page.get_by_role("button", name="Correct how the question was understood").click()
    page.locator(".understood textarea").fill("Where was it recorded?")
    page.keyboard.press("Enter")
    turn = page.locator(".turn").nth(1)
    expect(turn.locator(".answer.disputed")).to_be_visible()
    expect(turn.locator(".question")).to_have_text("And why?")
    expect(turn.locator(".understood")).to_contain_text("Where was it recorded?")
    assert assistant.asked[-1] == ("Where was it recorded?", ())


def test_an_answer_is_copied_as_text_with_its_sources(page: Page, address: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    turn = ask(open_page(page, address), "How much did it cost?")
    turn.get_by_role("button", name="Copy the answer").click()
    expect(turn.locator(".said")).to_have_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()") == "The articles don't say."


def test_a_bad_answer_is_asked_why_and_kept_in_a_file(page: Page, serve: Serve) -> None:
    turn = ask(open_page(page, serve(FakeAssistant())), "Who wrote it?")
    turn.get_by_role("button", name="Not a good answer").click()
    turn.get_by_label("The quote is wrong").check()
    turn.locator(".note input").fill("Written by <b>Teo</b>")
    turn.get_by_role("button", name="Send").click()
    expect(turn.locator(".said")).to_have_text("Noted: the quote is wrong.")
    expect(turn.get_by_role("button", name="Not a good answer")).to_have_attribute("aria-pressed", "true")
    (line,) = (json.loads(text) for text in (serve.store() / "feedback.jsonl").read_text().splitlines())
    assert (line["question"], line["verdict"], line["note"]) == ("Who wrote it?", "bad", "Written by <b>Teo</b>")


def test_a_chat_survives_a_reload_and_a_rebuild_with_its_own_citations(page: Page, serve: Serve) -> None:
    assistant = FakeAssistant()
    open_page(page, serve(assistant))
    ask(page, "Who wrote it?")
    changed = replace(ARTICLES[0], revision="2", text="All is new.", cuts=(), comments=())
    assistant.indexed[changed.file] = changed
    page.reload()
    expect(page.locator(".answer.answered")).to_be_visible()
    page.locator(".chip").first.click()
    expect(page.locator("#sources mark.current").first).to_contain_text("Vell wrote the song")
    expect(page.locator("#sources .notice.changed")).to_contain_text("it no longer has quote 1")
    ask(page, "And where was it recorded?")
    assert assistant.asked[-1] == ("And where was it recorded?", ("Who wrote it?",))


def test_an_earlier_chat_can_be_opened_and_deleted(page: Page, serve: Serve) -> None:
    open_page(page, serve(FakeAssistant()))
    ask(page, "Who wrote it?")
    page.get_by_role("button", name="New chat").click()
    expect(page.locator(".welcome")).to_be_visible()
    ask(page, "Where was it recorded?")
    page.locator(".menu.chats summary").click()
    page.locator(".menu.chats").get_by_role("button", name="Who wrote it?").click()
    expect(page.locator(".answer.answered")).to_be_visible()
    page.locator(".menu.chats summary").click()
    page.get_by_role("button", name="Delete this chat").first.click()
    expect(page.locator(".welcome")).to_be_visible()
    page.locator(".menu.chats summary").click()
    expect(page.locator(".menu.chats [data-chat]")).to_have_text(["Where was it recorded?"])


@pytest.mark.parametrize(("name", "suffix"), [("Markdown", ".md"), ("Web page (HTML)", ".html"), ("JSON", ".json")])
def test_a_chat_is_exported_as_a_file(page: Page, address: str, tmp_path: Path, name: str, suffix: str) -> None:
    ask(open_page(page, address), "Where was it recorded?")
    page.locator(".menu.export summary").click()
    with page.expect_download() as download:
        page.locator(".menu.export").get_by_role("button", name=name).click()
    assert download.value.suggested_filename.endswith(suffix)
    path = tmp_path / download.value.suggested_filename
    download.value.save_as(path)
    assert "hotel bathroom in Madrid" in path.read_text()
    if suffix == ".json":
        (tmp_path / ARTICLES[1].file).write_text(ARTICLES[1].text)
        assert [check.holds for check in verify(path, tmp_path)] == [False, True, False]


def test_questions_are_limited_to_a_chosen_article(page: Page, serve: Serve) -> None:
    assistant = FakeAssistant()
    open_page(page, serve(assistant))
    page.locator("#scope input").click()
    page.get_by_role("option", name="Article: My ten favourite Quiet Hours songs").click()
    expect(page.locator("#scope .token")).to_have_count(1)
    page.keyboard.press("Escape")
    ask(page, "Who wrote it?")
    assert assistant.within == (ARTICLES[2].id,)
    page.reload()
    expect(page.locator("#scope .token")).to_contain_text("My ten favourite Quiet Hours songs")


def test_a_suggested_question_is_asked_by_a_click(page: Page, serve: Serve) -> None:
    open_page(page, serve(FakeAssistant()))
    ask(page, "Who wrote “Paper Lanterns”?")
    page.locator("#next .starter").first.click()
    expect(page.locator(".answer.disputed")).to_be_visible()


def test_passages_that_were_retrieved_and_not_cited_are_folded(page: Page, address: str) -> None:
    ask(open_page(page, address), "Who wrote it?")
    also = page.locator("#sources .also")
    expect(also.locator("summary")).to_contain_text("Also retrieved")
    expect(also.locator("li").first).to_be_hidden()
    also.locator("summary").click()
    expect(also.locator("li").first).to_be_visible()

"""The page in a real browser, over a small assistant: what a person does with it, tab by tab."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from threading import Event

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from assistant.answer import Answer
from corpus import Article, Cut, Details, Span, article_id
from tests.app.conftest import Serve
from tests.app.fake_assistant import FakeAssistant, quote

pytestmark = pytest.mark.browser


# 192.0.2.1 is an address that no machine has (RFC 5737).
_FETCH_ELSEWHERE = """() => new Promise((resolve) => {
  document.addEventListener("securitypolicyviolation", (event) => resolve(event.effectiveDirective));
  const signal = AbortSignal.timeout(2000);
  fetch("https://192.0.2.1/", { signal }).catch(() => setTimeout(resolve, 200, "not refused"));
})"""


class SlowAssistant(FakeAssistant):
    """Answers when it may."""

    def __init__(self) -> None:
        super().__init__()
        self.may_answer = Event()

    def ask(self, question: str, history: Sequence[str] = ()) -> Answer:
        self.may_answer.wait(10)
        return super().ask(question, history)


def ask(page: Page, question: str) -> Locator:
    """Asks and waits; the turn with its answer."""
    turns = page.locator("#transcript .turn")
    before = turns.count()
    page.locator("#question textarea").fill(question)
    page.keyboard.press("Enter")
    expect(turns).to_have_count(before + 1)
    expect(turns.last.locator(".reading")).to_have_count(0)
    return turns.last


def open_page(page: Page, address: str) -> Page:
    """The page, ready to be asked."""
    page.goto(address)
    expect(page.locator(".welcome")).to_be_visible()
    return page


def test_the_question_box_has_the_focus_and_enter_asks(page: Page, address: str) -> None:
    open_page(page, address)
    expect(page.locator("#question textarea")).to_be_focused()
    page.keyboard.type("Who wrote it?")
    page.keyboard.press("Enter")
    expect(page.locator(".answer.answered .short")).to_contain_text("Vell wrote the song")


def test_while_it_reads_it_says_so_and_keeps_what_is_typed(page: Page, serve: Serve) -> None:
    assistant = SlowAssistant()
    open_page(page, serve(assistant))
    page.keyboard.type("Who wrote it?")
    page.keyboard.press("Enter")
    expect(page.locator(".reading")).to_have_text("Reading the articles…")
    page.keyboard.type("And then?")
    assistant.may_answer.set()
    expect(page.locator(".answer.answered")).to_be_visible()
    expect(page.locator("#question textarea")).to_have_value("And then?")


def test_a_starter_question_is_asked_by_a_click(page: Page, address: str) -> None:
    open_page(page, address).locator(".starter").first.click()
    expect(page.locator(".answer.answered")).to_be_visible()


def test_hovering_a_chip_shows_its_quote(page: Page, address: str) -> None:
    turn = ask(open_page(page, address), "Who wrote it?")
    tip = turn.locator(".chip + .tip").nth(1)
    expect(tip).to_be_hidden()
    turn.locator(".chip").nth(1).hover()
    expect(tip).to_be_visible()
    expect(tip).to_contain_text("Written by Mara Vell and Teo Brandt.")


def test_a_chip_opens_its_quote_in_the_article(page: Page, address: str) -> None:
    turn = ask(open_page(page, address), "Who wrote it?")
    turn.locator(".chip").nth(1).click()
    mark = page.locator("#sources mark.current")
    expect(mark.first).to_have_text("Written by ")
    expect(mark.first).to_be_in_viewport()
    expect(mark.nth(1)).to_have_class(re.compile("answer"))
    expect(page.locator("#sources .source").nth(1)).to_contain_text("Low Tide Hotel")


def test_the_keyboard_opens_a_source_and_escape_goes_back(page: Page, address: str) -> None:
    chip = ask(open_page(page, address), "Who wrote it?").locator(".chip").first
    chip.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#sources mark").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(chip).to_be_focused()


def test_a_chip_of_an_earlier_answer_brings_its_sources_back(page: Page, address: str) -> None:
    first = ask(open_page(page, address), "Who wrote it?")
    chip = page.locator(".turn").nth(0).locator(".chip").first
    expect(first.locator(".chip")).to_have_count(2)
    ask(page, "Where was it recorded?")
    chip.click()
    expect(page.locator("#sources .sources:visible")).to_have_attribute("data-turn", "0")
    expect(page.locator("#sources mark.current").first).to_contain_text("Vell wrote the song")


def test_accounts_that_disagree_stand_side_by_side(page: Page, address: str) -> None:
    turn = ask(open_page(page, address), "Where was it recorded?")
    expect(turn.locator("h3")).to_have_text("The articles disagree: 3 accounts")
    tops = {card.bounding_box()["y"] for card in turn.locator(".account").all()}  # type: ignore[index]
    assert len(tops) == 1


def test_an_answer_that_is_not_there_has_no_chip_and_leads_to_adding_an_article(page: Page, address: str) -> None:
    turn = ask(open_page(page, address), "How much did the lanterns cost?")
    expect(turn.locator(".short")).to_have_text("The articles don't say.")
    expect(turn.locator("[data-cite]")).to_have_count(0)
    expect(turn.locator(".nearest blockquote").first).to_be_hidden()
    turn.get_by_role("button", name="Add an article").click()
    expect(page.locator("#files")).to_be_visible()


def test_a_follow_up_is_shown_as_it_was_understood(page: Page, serve: Serve) -> None:
    assistant = FakeAssistant()
    open_page(page, serve(assistant))
    ask(page, "Who wrote it?")
    ask(page, "x" * 2_000)
    turn = ask(page, "Where was it recorded?")
    expect(turn.locator(".understood")).to_have_text("Understood as: Where was it recorded? (Paper Lanterns)")
    assert assistant.asked[-1] == ("Where was it recorded?", ("Who wrote it?",))


def test_a_new_chat_forgets_the_old_one(page: Page, serve: Serve) -> None:
    assistant = FakeAssistant()
    open_page(page, serve(assistant))
    ask(page, "Who wrote it?")
    page.get_by_role("button", name="New chat").click()
    expect(page.locator(".welcome")).to_be_visible()
    ask(page, "Where was it recorded?")
    assert assistant.asked[-1] == ("Where was it recorded?", ())


def test_a_refused_question_gets_one_plain_line(page: Page, address: str) -> None:
    turn = ask(open_page(page, address), "x" * 20_000)
    expect(turn.locator(".notice.problem")).to_have_text(
        "question: it has more than 1,000 characters. Ask a shorter one."
    )


def test_an_unforeseen_error_ends_the_waiting_without_a_traceback(page: Page, address: str) -> None:
    turn = ask(open_page(page, address), "fault")
    expect(turn.locator(".notice.problem")).to_contain_text("Something went wrong here")
    expect(page.locator("body")).not_to_contain_text("Traceback")


def test_the_passages_say_which_side_found_them_and_why(page: Page, address: str) -> None:
    open_page(page, address).get_by_role("tab", name="Passages").click()
    page.locator("#query textarea").fill("spring message")
    page.keyboard.press("Enter")
    rows = page.locator("table.hits tbody tr")
    expect(rows).to_have_count(3)
    expect(rows.first.locator("mark").first).to_have_text("spring")
    expect(rows.first.locator("[data-head='Lexical rank']")).to_have_text("–")
    expect(page.locator(".lock")).to_have_text("Searched only song: Paper Lanterns")


def test_an_added_file_is_listed_rebuilt_and_shown(page: Page, serve: Serve, tmp_path: Path) -> None:
    story = tmp_path / "new-story.txt"
    story.write_text("The drummer kept time on a suitcase.")
    open_page(page, serve(FakeAssistant())).get_by_role("tab", name="Articles").click()
    page.locator("#files input[type=file]").set_input_files(story)
    expect(page.locator("#added")).to_contain_text("Added new-story.txt")
    row = page.locator("table.library tr", has_text="new-story.txt")
    expect(row).to_contain_text("not indexed yet")
    page.locator("#rebuild").click()
    expect(page.locator("#report")).to_contain_text("1 added")
    expect(page.locator("#report")).to_contain_text("scan.pdf: there is no text in it. Add it as text.")
    expect(row.locator(".state")).to_have_text("indexed")
    expect(page.locator("#added")).to_be_empty()
    row.locator(".open").click()
    expect(page.locator("#viewer")).to_contain_text("kept time on a suitcase")


def test_a_file_that_is_refused_is_named_with_the_fix(page: Page, serve: Serve, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text(" ")
    open_page(page, serve(FakeAssistant())).get_by_role("tab", name="Articles").click()
    page.locator("#files input[type=file]").set_input_files(empty)
    expect(page.locator("#added .problem")).to_have_text("empty.txt: it is empty. Add a file with text in it.")


def test_pasted_text_is_added_with_its_details(page: Page, serve: Serve) -> None:
    assistant = FakeAssistant()
    open_page(page, serve(assistant)).get_by_role("tab", name="Articles").click()
    page.get_by_text("Paste a text instead").click()
    page.get_by_label("Text", exact=True).fill("The bassist wrote it in an hour.")
    page.get_by_label("Title", exact=True).fill("An Hour")
    page.get_by_label("Song", exact=True).fill("Paper Lanterns")
    page.locator("#add-text").click()
    expect(page.locator("#added")).to_contain_text("Added An Hour.md")
    assert assistant.library.read("An Hour.md").details == Details("An Hour", "Paper Lanterns")
    expect(page.get_by_label("Text", exact=True)).to_have_value("")


def test_an_article_is_removed_only_after_a_second_yes(page: Page, serve: Serve) -> None:
    open_page(page, serve(FakeAssistant())).get_by_role("tab", name="Articles").click()
    page.get_by_role("button", name="Paper Lanterns: song facts").click()
    page.locator("#remove").click()
    expect(page.locator("table.library")).not_to_contain_text("gone")
    page.locator("#remove-now").click()
    expect(page.locator("table.library tr", has_text="paper-lanterns-facts.txt").locator(".state")).to_have_text("gone")
    expect(page.locator("#waiting")).to_contain_text("1 change not in the index yet")


def test_cleaning_is_shown_with_its_reasons(page: Page, address: str) -> None:
    open_page(page, address).get_by_role("tab", name="Articles").click()
    page.get_by_role("button", name="How the Quiet Hours Wrote").click()
    cut = page.locator("#viewer del.cut").last
    expect(cut).to_contain_text("cut: teaser for another article")
    expect(cut).to_contain_text("Ten Songs Written on Trains")


def test_an_empty_library_says_how_to_begin(page: Page, serve: Serve) -> None:
    open_page(page, serve(FakeAssistant(())))
    expect(page.locator(".welcome")).to_contain_text("No articles yet")
    page.locator(".welcome").get_by_role("button", name="Add an article").click()
    expect(page.locator("#library")).to_contain_text("The library is empty")


def test_nothing_is_asked_of_another_host(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    ask(open_page(page, address), "Who wrote it?")
    for tab in ("Passages", "Articles"):
        page.get_by_role("tab", name=tab).click()
    assert asked
    assert not [url for url in asked if not url.startswith((address, "data:", "blob:"))]


def test_the_browser_itself_refuses_another_host(page: Page, address: str) -> None:
    open_page(page, address)
    assert page.evaluate(_FETCH_ELSEWHERE) == "connect-src"
    assert page.evaluate("fetch(location.href).then((answer) => answer.ok)")


HOSTILE = (
    "<script>window.ran = 1</script> wrote <img src=x onerror='window.ran = 2'> ${window.ran = 3} `${window.ran = 4}` "
    "{{#each constructor}} **bold** [a link](javascript:window.ran=5) </mark></textarea><svg onload='window.ran = 6'>."
)


def hostile_article() -> Article:
    """An article that tries to run in every field."""
    text = f"{HOSTILE}\n\n<script>window.ran = 7</script>"
    title = '"><script>window.ran = 8</script><img src=x onerror=window.ran=9>'
    details = Details(title, title, title, title, "javascript:window.ran=10", title, (title,))
    file = "<img src=x onerror=window.ran=11>.txt"
    return Article(article_id(file), file, "1", text, details, (Cut(Span(len(HOSTILE), len(text)), title),))


def test_nothing_in_an_article_ever_runs_or_becomes_markup(page: Page, serve: Serve) -> None:
    article = hostile_article()
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    open_page(page, serve(FakeAssistant((article,), {"wrote": ((quote(article, HOSTILE, "<script>", HOSTILE),),)})))
    turn = ask(page, f"wrote {HOSTILE}")
    expect(turn.locator("blockquote")).to_have_text(HOSTILE)
    expect(page.locator("#sources .text")).to_contain_text(HOSTILE)
    page.get_by_role("tab", name="Passages").click()
    page.locator("#query textarea").fill(HOSTILE)
    page.keyboard.press("Enter")
    expect(page.locator("table.hits")).to_be_visible()
    page.get_by_role("tab", name="Articles").click()
    page.locator(".open").click()
    expect(page.locator("#viewer .text")).to_contain_text(HOSTILE)
    assert page.evaluate("window.ran") is None
    assert page.locator(":is(#transcript, #sources, #found, #library, #viewer) :is(script, img, svg, a)").count() == 0
    assert not said


@pytest.mark.parametrize("width", [390, 1280])
def test_the_page_is_never_wider_than_the_window(browser: Browser, address: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 844})
    ask(open_page(page, address), "Where was it recorded?")
    for tab in ("Chat", "Passages", "Articles"):
        page.get_by_role("tab", name=tab).click()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def test_on_a_phone_a_source_leads_back_to_its_answer(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    chip = ask(open_page(page, address), "Who wrote it?").locator(".chip").last
    chip.click()
    expect(page.locator("#sources mark.current").first).to_be_in_viewport()
    page.get_by_role("button", name="Back to the answer").click()
    expect(chip).to_be_in_viewport()
    expect(chip).to_be_focused()
    page.close()

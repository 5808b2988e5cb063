"""The page in a real browser, over a small assistant: what a person does with it, tab by tab."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from corpus import Article, Cut, Details, Span, article_id
from tests.app.conftest import Serve
from tests.app.driving import SlowAssistant, ask, open_page
from tests.app.fake_assistant import FakeAssistant, quote

pytestmark = pytest.mark.browser


# 192.0.2.1 is an address that no machine has (RFC 5737).
_FETCH_ELSEWHERE = """() => new Promise((resolve) => {
  document.addEventListener("securitypolicyviolation", (event) => resolve(event.effectiveDirective));
  const signal = AbortSignal.timeout(2000);
  fetch("https://192.0.2.1/", { signal }).catch(() => setTimeout(resolve, 200, "not refused"));
})"""


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
    expect(page.locator(".reading .now")).to_have_text("Reading the best passages…")
    page.keyboard.type("And then?")
    assistant.may_answer.set()
    expect(page.locator(".answer.answered")).to_be_visible()
    expect(page.locator("#question textarea")).to_have_value("And then?")


def test_what_is_typed_at_once_after_a_question_stays_apart_from_it(page: Page, address: str) -> None:
    open_page(page, address)
    page.keyboard.type("Who wrote it?\nAnd then?")
    expect(page.locator(".turn .question")).to_have_text("Who wrote it?")
    expect(page.locator(".answer.answered")).to_be_visible()
    expect(page.locator("#question textarea")).to_have_value("And then?")


def test_a_question_that_could_not_be_sent_is_still_in_the_box_when_the_page_has_come_back(
    page: Page, address: str
) -> None:
    open_page(page, address)
    page.route("**/queue/join*", lambda route: route.abort())
    page.keyboard.type("Who wrote it?\n")
    expect(page.locator(".toast-body.error").first).to_be_visible()
    page.unroute("**/queue/join*")
    with page.expect_response("**/queue/data*"):  # the new page's first
        pass
    expect(page.locator("#question textarea")).to_have_value("Who wrote it?")
    page.locator("#question textarea").press("Enter")
    expect(page.locator(".answer.answered")).to_be_visible()
    expect(page.locator("#question textarea")).to_have_value("")


def test_what_is_being_typed_survives_a_reload(page: Page, address: str) -> None:
    open_page(page, address)
    page.keyboard.type("Who wrote")
    page.reload()
    expect(page.locator("#question textarea")).to_have_value("Who wrote")


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
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()


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


def test_nothing_in_an_article_ever_runs_or_becomes_markup(page: Page, serve: Serve, tmp_path: Path) -> None:
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
    expect(page.locator(".hit")).to_be_visible()
    page.locator(".hit .open").click()
    expect(page.locator("#opened .text")).to_contain_text(HOSTILE)
    page.get_by_role("button", name="Map of the library").click()
    expect(page.locator("svg.map circle")).to_have_count(1)
    page.get_by_role("tab", name="Articles").click()
    page.locator("table.library .open").click()
    expect(page.locator("#viewer .text")).to_contain_text(HOSTILE)
    upload = tmp_path / "<img src=x onerror=window.ran=12>.txt"
    upload.write_text(HOSTILE)
    page.locator("#files input[type=file]").set_input_files(upload)
    expect(page.locator(".draft")).to_be_visible()
    page.reload()
    expect(page.locator(".turn blockquote")).to_have_text(HOSTILE)
    assert page.evaluate("window.ran") is None
    shown = ":is(#transcript, #next, #chat-menu, #sources, #found, #opened, #library, #viewer, #drafts, #added)"
    assert page.locator(f"{shown} :is(script, img, svg:not(.icon), a)").count() == 0
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

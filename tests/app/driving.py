"""What the browser tests do over and over: open the page, ask, wait for the answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from threading import Event

from playwright.sync_api import Locator, Page, expect

from assistant.answer import Answer
from tests.app.fake_assistant import FakeAssistant


class SlowAssistant(FakeAssistant):
    """Answers when it may."""

    def __init__(self) -> None:
        super().__init__()
        self.may_answer = Event()

    def ask(
        self,
        question: str,
        history: Sequence[str] = (),
        within: Sequence[str] | None = None,
        on_step: Callable[[str], None] = lambda _name: None,
    ) -> Answer:
        on_step("read")
        self.may_answer.wait(10)
        return super().ask(question, history, within, on_step)


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

"""The page before the page: there within moments, and gone when the real one comes."""

from __future__ import annotations

import socket
import urllib.error
import urllib.request

import pytest
from playwright.sync_api import Page, expect

from assistant.gate import Exposure
from assistant.greeting import Greeting
from assistant.ui import build_page, serve_page
from tests.app.conftest import Serve
from tests.app.fake_assistant import FakeAssistant


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def test_a_program_is_told_that_the_page_is_not_there_yet() -> None:
    port = free_port()
    greeting = Greeting("127.0.0.1", port)
    with pytest.raises(urllib.error.HTTPError, match="503"):
        urllib.request.urlopen(f"http://127.0.0.1:{port}/config", timeout=5)
    greeting.close()
    with pytest.raises(urllib.error.URLError):
        urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5)


@pytest.mark.browser
def test_the_greeting_gives_way_to_the_page_by_itself(page: Page, serve: Serve) -> None:
    port = free_port()
    greeting = Greeting("127.0.0.1", port)
    page.goto(f"http://127.0.0.1:{port}/")
    expect(page.get_by_role("status")).to_contain_text("Opening the page")
    greeting.close()
    shown = build_page(FakeAssistant(), serve.store(), Exposure())
    serve_page(shown, port, Exposure())
    expect(page.locator("#question textarea")).to_be_visible()
    shown.close(verbose=False)

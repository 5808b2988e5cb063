"""A real browser, and a server over a small assistant on a free port of this machine."""

from __future__ import annotations

import os
import shutil
import socket
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from assistant.ui import Assistant, build_page, launch_options
from tests.app.fake_assistant import FakeAssistant

_ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)
_PATIENCE_MS = 20_000
"""Waiting ends as soon as the page is as expected; a busy machine may take long to get there."""
Serve = Callable[[Assistant], str]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, without a window. Where there is none the tests are skipped, but not on CI."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium:
        reason = "no chromium here: apt-get install chromium"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    expect.set_options(timeout=_PATIENCE_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=_ARGUMENTS.split())
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def serve() -> Iterator[Serve]:
    """Serves a page over an assistant and returns its address; all are closed when the module's tests are done."""
    served = []

    def start(assistant: Assistant) -> str:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        page = build_page(assistant)
        served.append(page)
        address = f"http://127.0.0.1:{port}/"
        page.launch(server_name="127.0.0.1", server_port=port, prevent_thread_lock=True, quiet=True, **launch_options())
        return address

    yield start
    for page in served:
        page.close(verbose=False)


@pytest.fixture(scope="module")
def address(serve: Serve) -> str:
    """The address of a page whose library no test changes."""
    return serve(FakeAssistant())


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """An empty page in a session of its own, as wide as a laptop."""
    context = browser.new_context(viewport={"width": 1280, "height": 860})
    context.set_default_timeout(_PATIENCE_MS)
    yield context.new_page()
    context.close()

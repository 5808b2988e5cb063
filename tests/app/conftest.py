"""A real browser, and a server over a small assistant on a free port of this machine."""

from __future__ import annotations

import os
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path

import gradio as gr
import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from assistant.gate import Exposure
from assistant.ui import Assistant, build_page, serve_page
from tests.app.fake_assistant import FakeAssistant

ROOT = Path(__file__).parents[2]
BROWSER_ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
LOCAL = Exposure()
_PATIENCE_MS = 60_000
"""Waiting ends as soon as the page is as expected; a busy machine may take long to get there."""


def chromium() -> str | None:
    """Where the browser is; None where there is none."""
    return shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, without a window. Where there is none the tests are skipped, but not on CI."""
    found = chromium()
    if not found:
        reason = "no chromium here: apt-get install chromium"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    expect.set_options(timeout=_PATIENCE_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=BROWSER_ARGUMENTS)
        yield browser
        browser.close()


class Serve:
    """Serves a page over an assistant and gives its address; each has a store of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._served: list[gr.Blocks] = []

    def __call__(self, assistant: Assistant, exposure: Exposure = LOCAL, mcp: bool = False) -> str:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        page = build_page(assistant, self._folder / str(len(self._served)), exposure)
        self._served.append(page)
        serve_page(page, port, exposure, mcp)
        return f"http://127.0.0.1:{port}/"

    def store(self) -> Path:
        """The store of the page that was served last."""
        return self._folder / str(len(self._served) - 1)

    def close(self) -> None:
        """Ends every server."""
        for page in self._served:
            page.close(verbose=False)


@pytest.fixture(scope="module")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serve]:
    """Serves pages; all are closed when the module's tests are done."""
    serve = Serve(tmp_path_factory.mktemp("stores"))
    yield serve
    serve.close()


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

"""The product as a person uses it: the real app, the real models, a real browser."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.model, pytest.mark.browser]

ROOT = Path(__file__).parents[2]
SEED = "000_1425f6faedb259c7.txt"


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """`python app.py` over a library that holds the chart page alone; its address."""
    folder = tmp_path_factory.mktemp("end-to-end")
    (folder / "articles").mkdir()
    for article in (ROOT / "corpus" / "articles").glob("*-charts.md"):
        shutil.copy(article, folder / "articles")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = ["--articles", str(folder / "articles"), "--store", str(folder / "store"), "--port", str(port)]
    with subprocess.Popen([sys.executable, "app.py", *options], cwd=ROOT) as process:
        try:
            yield _served(f"http://127.0.0.1:{port}/", process)
        finally:
            process.terminate()


def _served(address: str, process: subprocess.Popen[bytes]) -> str:
    for _ in range(240):
        assert process.poll() is None, "the app ended before it served"
        try:
            urllib.request.urlopen(address, timeout=5)
            return address
        except OSError:
            time.sleep(0.5)
    raise AssertionError(f"nothing was served at {address} within two minutes")


def test_ask_open_add_rebuild_and_ask_again(app: str, page: Page, shared: Path) -> None:
    page.set_default_timeout(60_000)
    page.goto(app)
    _ask(page, "Who directed the music video?")
    answer = page.locator("#transcript .answer").last
    expect(answer).to_contain_text("Phil Pinto", timeout=60_000)

    answer.locator("button.chip").first.click()
    mark = page.locator("#sources mark.current").first
    expect(mark).to_be_visible()
    expect(mark).to_be_in_viewport()
    expect(mark).to_contain_text("Phil Pinto")

    page.get_by_role("tab", name="Articles").click()
    page.locator("#files input[type=file]").set_input_files(shared / "seeds" / SEED)
    expect(page.locator(".draft")).to_contain_text(SEED)
    page.get_by_role("button", name="Keep 1 article").click()
    expect(page.locator("#added")).to_contain_text(f"Added {SEED}", timeout=60_000)
    page.get_by_role("button", name="Rebuild").click()
    expect(page.locator("#report")).to_contain_text("1 added", timeout=60_000)

    page.get_by_role("tab", name="Chat").click()
    page.get_by_role("button", name="New chat").click()
    expect(page.locator("#transcript .answer")).to_have_count(0)
    _ask(page, "What did Selena start in the tour bus?")
    expect(page.locator("#transcript .answer").last).to_contain_text("mini dance party", timeout=60_000)


def _ask(page: Page, question: str) -> None:
    box = page.locator("#question textarea, #question input").first
    box.fill(question)
    box.press("Enter")

"""`make screenshots`: the README's pictures, of the real assistant over the articles that are shipped.

With `--all DIR`, every state in both widths and both schemes, to look at.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, expect, sync_playwright

from assistant.assemble import assemble
from assistant.settings import Settings
from index import IndexSettings
from tests.app.conftest import BROWSER_ARGUMENTS, Serve, chromium

HERE = Path(__file__).parents[2]
_PATIENCE_MS = 60_000


@dataclass(frozen=True, slots=True)
class Shot:
    """One state of the page, and how to get there."""

    name: str
    reach: Callable[[Page], None]


@dataclass(frozen=True, slots=True)
class Look:
    """How wide the window is, and which scheme."""

    width: int
    scheme: str

    @property
    def height(self) -> int:
        """A laptop's, or a phone's."""
        return 844 if self.width < 500 else 800


LOOKS = tuple(Look(width, scheme) for width in (1280, 390) for scheme in ("light", "dark"))


def _ask(page: Page, question: str) -> None:
    turns = page.locator("#transcript .turn")
    before = turns.count()
    page.locator("#question textarea").fill(question)
    page.keyboard.press("Enter")
    expect(turns).to_have_count(before + 1)
    expect(turns.last.locator(".answer")).to_be_visible()
    page.wait_for_timeout(800)  # the panel's glide


def _welcome(page: Page) -> None:
    expect(page.locator(".starter").first).to_be_visible()


def _answered(page: Page) -> None:
    _ask(page, "How much did the studio hour cost the Kingsmen for Louie Louie?")
    expect(page.locator("#next .starter").first).to_be_visible()


def _disputed(page: Page) -> None:
    _ask(page, "Who made the beat of Jerusalema?")


def _follow_up(page: Page) -> None:
    _ask(page, "What number did We Don't Talk Anymore reach in Italy?")
    _ask(page, "And in Lebanon?")


def _not_found(page: Page) -> None:
    _ask(page, "What did the guitar that he played cost?")
    if page.locator(".nearest summary").count():
        page.locator(".nearest summary").click()


def _rated(page: Page) -> None:
    _ask(page, "Who directed the music video?")
    page.get_by_role("button", name="Not a good answer").click()
    page.wait_for_timeout(300)


def _tab(page: Page, name: str) -> None:
    page.get_by_role("tab", name=name).click()
    page.wait_for_timeout(500)


def _passages(page: Page) -> None:
    _tab(page, "Passages")
    page.locator("#query textarea").fill("Where in New Orleans is the House of the Rising Sun?")
    page.keyboard.press("Enter")
    expect(page.locator(".hit").first).to_be_visible()


def _passage(page: Page) -> None:
    _passages(page)
    page.locator(".hit .open").first.click()
    expect(page.locator("#opened mark").first).to_be_focused()


def _map(page: Page) -> None:
    _passages(page)
    page.get_by_role("button", name="Map of the library").click()
    expect(page.locator("svg.map")).to_be_visible()


def _articles(page: Page) -> None:
    _tab(page, "Articles")
    expect(page.locator("table.library")).to_be_visible()


def _article(page: Page) -> None:
    _articles(page)
    page.locator("table.library .open").nth(2).click()
    expect(page.locator("#viewer .whole")).to_be_visible()
    page.locator("#viewer").scroll_into_view_if_needed()
    page.wait_for_timeout(500)


def _draft(page: Page) -> None:
    _articles(page)
    article = sorted((HERE / "corpus" / "articles").glob("*.md"))[0]
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "a-page-that-i-saved.md"
        copy.write_text(article.read_text("utf-8").rpartition("\n\n")[0], "utf-8")
        page.locator("#files input[type=file]").set_input_files(copy)
        expect(page.locator(".draft")).to_be_visible()
    page.locator(".draft").scroll_into_view_if_needed()


SHOTS = (
    Shot("welcome", _welcome),
    Shot("answered", _answered),
    Shot("disputed", _disputed),
    Shot("follow-up", _follow_up),
    Shot("not-found", _not_found),
    Shot("rated", _rated),
    Shot("passages", _passages),
    Shot("passage", _passage),
    Shot("map", _map),
    Shot("articles", _articles),
    Shot("article", _article),
    Shot("draft", _draft),
)
README = (
    ("disputed", LOOKS[0]),
    ("answered", LOOKS[1]),
    ("passages", LOOKS[0]),
    ("articles", LOOKS[0]),
    ("answered", LOOKS[2]),
)


@contextmanager
def _served() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as scratch:
        # A copy: looking must not change the articles that are shipped.
        articles = Path(shutil.copytree(HERE / "corpus" / "articles", Path(scratch) / "articles"))
        assistant = assemble(Settings(index=IndexSettings(articles=articles, store=Path(scratch) / "store")))
        assistant.index.build()
        assistant.warm()
        serve = Serve(Path(scratch) / "pages")
        yield serve(assistant)
        serve.close()


def _take(browser: Browser, address: str, shot: Shot, look: Look, path: Path) -> None:
    context = browser.new_context(
        viewport={"width": look.width, "height": look.height},
        color_scheme="dark" if look.scheme == "dark" else "light",
    )
    context.set_default_timeout(_PATIENCE_MS)
    page = context.new_page()
    page.goto(address)
    expect(page.locator(".welcome")).to_be_visible()
    shot.reach(page)
    page.screenshot(path=path)
    context.close()
    print(path)


def main(arguments: Sequence[str] | None = None) -> None:
    """Take the README's pictures, or all of them."""
    parser = argparse.ArgumentParser(prog="python -m tests.app.screenshots", description=__doc__)
    parser.add_argument("--all", type=Path, metavar="DIR", help="every state, into DIR")
    parser.add_argument("--only", nargs="*", help="only these states, with --all")
    options = parser.parse_args(arguments)
    folder = options.all or HERE / "docs" / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    wanted = [(shot.name, look) for shot in SHOTS for look in LOOKS] if options.all else README
    by_name = {shot.name: shot for shot in SHOTS}
    expect.set_options(timeout=_PATIENCE_MS)
    with _served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=BROWSER_ARGUMENTS)
        for name, look in wanted:
            if not options.only or name in options.only:
                path = folder / f"{name}-{look.width}-{look.scheme}.png"
                _take(browser, address, by_name[name], look, path)
        browser.close()


if __name__ == "__main__":
    main()

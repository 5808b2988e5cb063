"""The page for those who use a keyboard, a screen reader, or need contrast: measured in the browser, on every tab."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.app.conftest import Serve
from tests.app.driving import ask, open_page
from tests.app.fake_assistant import MAGAZINE, FakeAssistant

pytestmark = pytest.mark.browser

# Every text that is seen, with its contrast as WCAG 2.2 has it; what lies on it is found by going up the tree.
_CONTRASTS = """() => {
  const channel = (value) => (value /= 255) <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  const luminance = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const parse = (colour) => {
    const all = colour.match(/[\\d.]+/g).map(Number);
    return [all.slice(0, 3), all[3] ?? 1];
  };
  const seen = { opacityProperty: true, visibilityProperty: true };
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const [colour, alpha] = parse(getComputedStyle(at).backgroundColor);
      if (alpha > 0.9) return colour;
    }
    return [255, 255, 255];
  };
  const found = [];
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    const text = walker.currentNode.textContent.trim();
    if (!text || !element.checkVisibility(seen) || element.closest("svg, style, script")) continue;
    const both = [luminance(parse(getComputedStyle(element).color)[0]), luminance(ground(element))];
    const [light, dark] = both.sort((a, b) => b - a);
    found.push([(light + 0.05) / (dark + 0.05), text.slice(0, 60), element.className]);
  }
  return found;
}"""
_NAMELESS = """() => [...document.querySelectorAll("main :is(button, input, textarea, select, summary, [role=tab], a)")]
  .filter((element) => element.checkVisibility({ visibilityProperty: true }))
  .filter((element) => !(element.ariaLabel || element.textContent.trim() || element.title ||
    [...(element.labels ?? [])].some((label) => label.textContent.trim()) || element.getAttribute("aria-labelledby")))
  .map((element) => element.outerHTML.slice(0, 200))"""


def states(page: Page, address: str, folder: Path) -> Iterator[str]:
    """The page in one state after another."""
    open_page(page, address)
    yield "welcome"
    ask(page, "Who wrote it?")
    page.locator(".chip").first.hover()
    yield "answered"
    ask(page, "Where was it recorded?")
    yield "disputed"
    turn = ask(page, "How much did it cost?")
    turn.locator(".nearest summary").click()
    turn.get_by_role("button", name="Not a good answer").click()
    yield "not found and rated"
    page.get_by_role("tab", name="Passages").click()
    page.locator("#query textarea").fill("spring message")
    page.keyboard.press("Enter")
    page.locator(".hit .open").first.click()
    page.get_by_text("Compare the two sides").click()
    page.get_by_role("button", name="Map of the library").click()
    expect(page.locator("svg.map")).to_be_visible()
    yield "passages"
    page.get_by_role("tab", name="Articles").click()
    page.get_by_role("button", name="How the Quiet Hours Wrote").click()
    page.get_by_text("Correct the details").click()
    copy = folder / "copy.txt"
    copy.write_text(MAGAZINE)
    page.locator("#files input[type=file]").set_input_files(copy)
    expect(page.locator(".draft")).to_be_visible()
    yield "articles"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_can_be_read_and_every_control_has_a_name(
    browser: Browser, serve: Serve, tmp_path: Path, scheme: Any
) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 860}, color_scheme=scheme)
    page.set_default_timeout(60_000)
    for state in states(page, serve(FakeAssistant()), tmp_path):
        page.wait_for_timeout(300)  # colours that change slowly
        contrasts = page.evaluate(_CONTRASTS)
        assert contrasts, state
        assert not [(state, *found) for found in contrasts if found[0] < 4.5]
        assert not page.evaluate(_NAMELESS), state
    page.close()


def test_the_whole_way_from_question_to_source_is_made_by_keyboard(page: Page, address: str) -> None:
    open_page(page, address)
    page.keyboard.type("Who wrote it?")
    page.keyboard.press("Enter")
    expect(page.locator(".answer.answered")).to_be_visible()
    for _ in range(30):
        page.keyboard.press("Shift+Tab")
        if page.evaluate("document.activeElement.matches('.chip')"):
            break
    expect(page.locator(".chip").last).to_be_focused()
    expect(page.locator(".tip").last).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator("#sources mark.current").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".chip").last).to_be_focused()


def test_the_tabs_and_menus_work_by_keyboard(page: Page, address: str) -> None:
    ask(open_page(page, address), "Who wrote it?")
    page.get_by_role("tab", name="Chat").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#query textarea")).to_be_visible()
    page.get_by_role("tab", name="Chat").click()
    page.locator(".menu.export summary").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".menu.export li").first).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(page.locator(".menu.export li").first).to_be_hidden()
    expect(page.locator(".menu.export summary")).to_be_focused()


def test_what_goes_on_is_told_to_a_screen_reader(page: Page, address: str) -> None:
    ask(open_page(page, address), "Who wrote it?")
    expect(page.get_by_role("log", name="Chat")).to_contain_text("Who wrote it?")
    expect(page.get_by_role("region", name="Question 1")).to_be_visible()
    tip = page.locator(".chip").first.get_attribute("aria-describedby")
    assert page.locator(f"#{tip}").get_attribute("role") == "tooltip"


def test_the_fonts_are_those_of_the_system(page: Page, address: str) -> None:
    open_page(page, address)
    assert page.evaluate("document.fonts.size") == 0
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily").startswith("system-ui")

"""The Passages tab in a real browser: why a passage was found, where it stands, and the map."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.app.driving import open_page

pytestmark = pytest.mark.browser


def search(page: Page, address: str, query: str) -> Page:
    """The Passages tab after a search."""
    open_page(page, address).get_by_role("tab", name="Passages").click()
    page.locator("#query textarea").fill(query)
    page.keyboard.press("Enter")
    expect(page.locator(".hit").first).to_be_visible()
    return page


def test_each_passage_says_which_side_found_it_and_what_the_reader_made_of_it(page: Page, address: str) -> None:
    search(page, address, "spring message")
    hits = page.locator(".hit")
    expect(hits).to_have_count(3)
    expect(hits.first.locator("mark").first).to_have_text("spring")
    expect(hits.first.locator(".best")).to_be_visible()
    expect(hits.first.locator(".figures")).to_contain_text("Words–")
    expect(hits.first.locator(".figures")).to_contain_text("Answers90%")
    expect(hits.first.get_by_text("90%")).to_have_attribute("title", "The reader alone: +1.5 log-odds")
    expect(page.locator(".lock")).to_have_text("Searched only song: Paper Lanterns")


def test_a_passage_opens_marked_in_its_article(page: Page, address: str) -> None:
    search(page, address, "spring message").locator(".hit .open").first.click()
    mark = page.locator("#opened mark").first
    expect(mark).to_be_in_viewport()
    expect(mark).to_be_focused()


def test_the_two_sides_are_compared(page: Page, address: str) -> None:
    search(page, address, "spring message").get_by_text("Compare the two sides").click()
    expect(page.locator(".sides section").first).to_contain_text("By meaning")
    expect(page.locator(".sides section").nth(1)).to_contain_text("This side found nothing.")


def test_a_named_article_says_where_it_ranks(page: Page, address: str) -> None:
    search(page, address, "spring message")
    page.get_by_label("Where does this article rank?").click()
    page.get_by_role("option", name="My ten favourite Quiet Hours songs").click()
    expect(page.locator(".standing")).to_contain_text("Without it, its best passage would rank 3.")


def test_the_map_is_one_click_away_and_a_dot_opens_its_passage(page: Page, address: str) -> None:
    search(page, address, "spring message").get_by_role("button", name="Map of the library").click()
    expect(page.locator("svg.map .found")).to_have_count(3)
    expect(page.locator("svg.map .asked-here")).to_have_count(1)
    page.locator("svg.map .dot").last.click()
    expect(page.locator("#opened mark").first).to_be_focused()

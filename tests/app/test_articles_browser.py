"""The Articles tab in a real browser: add, correct, replace, look, take back, remove, rebuild."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest
from playwright.sync_api import Page, expect

from corpus import Details
from index.report import BuildReport, Progress
from tests.app.conftest import Serve
from tests.app.driving import open_page
from tests.app.fake_assistant import MAGAZINE, FakeAssistant

pytestmark = pytest.mark.browser


def articles(page: Page, address: str) -> Page:
    """The Articles tab of a page."""
    open_page(page, address).get_by_role("tab", name="Articles").click()
    expect(page.locator("table.library")).to_be_visible()
    return page


def upload(page: Page, *files: Path) -> None:
    page.locator("#files input[type=file]").set_input_files(files)


def test_files_are_checked_corrected_kept_rebuilt_and_shown(page: Page, serve: Serve, tmp_path: Path) -> None:
    one, two = tmp_path / "new-story.txt", tmp_path / "other.txt"
    one.write_text("The drummer kept time on a suitcase.")
    two.write_text("The bass was borrowed from a school nearby.")
    assistant = FakeAssistant()
    articles(page, serve(assistant))
    upload(page, one, two)
    drafts = page.locator(".draft")
    expect(drafts).to_have_count(2)
    expect(drafts.first.get_by_label("Title")).to_have_value("The drummer kept time on a suitcase.")
    assert "new-story.txt" not in assistant.library.held
    drafts.first.get_by_label("Title").fill("Suitcase")
    page.get_by_role("button", name="Keep 2 articles").click()
    expect(page.locator("#added")).to_contain_text("Added new-story.txt")
    assert assistant.library.held["new-story.txt"].details.title == "Suitcase"
    row = page.locator("table.library tr", has_text="new-story.txt")
    expect(row).to_contain_text("not indexed yet")
    page.locator("#rebuild").click()
    expect(page.locator("#report")).to_contain_text("2 added")
    expect(page.locator("#report")).to_contain_text("scan.pdf: there is no text in it. Add it as text.")
    expect(row.locator(".state")).to_have_text("indexed")
    expect(page.locator("#added")).to_be_empty()
    row.locator(".open").click()
    expect(page.locator("#viewer")).to_contain_text("kept time on a suitcase")


def test_a_file_that_is_refused_is_named_with_the_fix(page: Page, serve: Serve, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text(" ")
    articles(page, serve(FakeAssistant()))
    upload(page, empty)
    expect(page.locator("#drafts .problem")).to_have_text("empty.txt: it is empty. Add a file with text in it.")
    page.get_by_role("button", name="Discard").click()
    expect(page.locator("#drafts .draft")).to_have_count(0)


def test_a_duplicate_is_asked_about_by_name_and_not_kept_without_a_choice(
    page: Page, serve: Serve, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_text(MAGAZINE)
    assistant = FakeAssistant()
    articles(page, serve(assistant))
    upload(page, copy)
    expect(page.locator(".like")).to_contain_text("How the Quiet Hours Wrote “Paper Lanterns”")
    page.get_by_role("button", name="Keep 1 article").click()
    expect(page.locator("#added")).to_be_empty()
    page.get_by_label("Replace it").check()
    page.get_by_role("button", name="Keep 1 article").click()
    expect(page.locator("#added")).to_contain_text("Added copy.txt in place of quiet-hours-interview.html.")
    assert "quiet-hours-interview.html" not in assistant.library.held


def test_pasted_text_is_checked_and_added_with_its_details(page: Page, serve: Serve) -> None:
    assistant = FakeAssistant()
    articles(page, serve(assistant))
    page.get_by_text("Paste a text instead").click()
    page.get_by_label("Text", exact=True).fill("The bassist wrote it in an hour.")
    page.locator("#add-text").click()
    draft = page.locator(".draft")
    draft.get_by_label("Title").fill("An Hour")
    draft.get_by_label("Song").fill("Paper Lanterns")
    page.get_by_role("button", name="Keep 1 article").click()
    expect(page.locator("#added")).to_contain_text("Added An Hour.md")
    assert assistant.library.read("An Hour.md").details == Details("An Hour", "Paper Lanterns")
    expect(page.get_by_label("Text", exact=True)).to_have_value("")


def test_a_removed_article_comes_back_by_undo(page: Page, serve: Serve) -> None:
    articles(page, serve(FakeAssistant()))
    page.get_by_role("button", name="Paper Lanterns: song facts").click()
    page.get_by_role("button", name="Remove from the library").click()
    state = page.locator("table.library tr", has_text="paper-lanterns-facts.txt").locator(".state")
    expect(state).to_have_text("gone")
    expect(page.locator("#waiting")).to_contain_text("1 change not in the index yet")
    page.get_by_role("button", name="Undo").click()
    expect(state).to_have_text("indexed")
    expect(page.locator("#viewer")).to_contain_text("Low Tide Hotel")


def test_a_cut_is_shown_with_its_reason_taken_back_and_made_again(page: Page, serve: Serve) -> None:
    articles(page, serve(FakeAssistant()))
    page.get_by_role("button", name="How the Quiet Hours Wrote").click()
    cut = page.locator("#viewer .cut").last
    expect(cut).to_contain_text("cut: teaser for another article")
    expect(cut.locator("del")).to_have_text("Read more: Ten Songs Written on Trains")
    cut.get_by_role("button", name="take back").click()
    expect(page.locator("#removed")).to_contain_text("The cut was taken back. Rebuild")
    expect(page.locator("#viewer .cut")).to_have_count(1)
    page.get_by_text("Cuts that you took back").click()
    page.get_by_role("button", name="Cut it again").click()
    expect(page.locator("#viewer .cut")).to_have_count(2)


def test_details_are_corrected_in_place(page: Page, serve: Serve) -> None:
    assistant = FakeAssistant()
    articles(page, serve(assistant))
    page.get_by_role("button", name="My ten favourite").click()
    page.get_by_text("Correct the details").click()
    page.locator("#viewer").get_by_label("Publisher").fill("A <b>blog</b>")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#removed")).to_contain_text("The details were corrected.")
    assert assistant.library.held["ten-favourites.md"].details.publisher == "A <b>blog</b>"
    assert assistant.library.held["ten-favourites.md"].details.sources == ("A letter", "A sleeve")


def test_an_articles_passages_are_there_to_see(page: Page, address: str) -> None:
    articles(page, address)
    page.get_by_role("button", name="How the Quiet Hours Wrote").click()
    page.get_by_text("1 passage", exact=True).click()
    expect(page.locator("#viewer .passages li")).to_have_count(1)


def test_articles_are_counted_by_song_and_publisher(page: Page, address: str) -> None:
    articles(page, address)
    expect(page.locator(".plot").first).to_contain_text("Paper Lanterns")
    expect(page.locator(".plot").nth(1)).to_contain_text("Songbook")


class SlowBuilder(FakeAssistant):
    """Embeds one passage after another until it is let go."""

    def __init__(self) -> None:
        super().__init__()
        self.may_end = Event()

    def rebuild(self, progress: Progress) -> BuildReport:
        progress("reading", 3, 3)
        for number in range(1000):
            progress("embedding", number, 1000)
            if self.may_end.wait(0.05):
                break
        return super().rebuild(progress)


def test_a_rebuild_shows_its_stages_and_can_be_cancelled_with_nothing_lost(page: Page, serve: Serve) -> None:
    assistant = SlowBuilder()
    articles(page, serve(assistant))
    before = dict(assistant.indexed)
    assistant.library.add("new.txt", b"One more story.")
    page.locator("#rebuild").click()
    expect(page.locator(".stages li")).to_have_count(2)
    expect(page.locator(".stages li").last).to_contain_text("Embedding")
    page.get_by_role("button", name="Cancel").click()
    expect(page.locator("#cancel-rebuild")).to_be_hidden()
    expect(page.locator("#report")).to_contain_text("Cancelled. The index is as it was")
    assert assistant.indexed == before
    assistant.may_end.set()
    page.locator("#rebuild").click()
    expect(page.locator("#report")).to_contain_text("1 added")


class SlowTakeOver(FakeAssistant):
    """Takes over to the new index when it may."""

    def __init__(self) -> None:
        super().__init__()
        self.may_end = Event()

    def rebuild(self, progress: Progress) -> BuildReport:
        progress("taking over", 0, 1)
        self.may_end.wait(20)
        return super().rebuild(lambda _stage, _done, _total: None)


def test_the_take_over_says_that_it_cannot_be_cancelled(page: Page, serve: Serve) -> None:
    assistant = SlowTakeOver()
    articles(page, serve(assistant))
    page.locator("#rebuild").click()
    expect(page.locator(".stages")).to_contain_text("It takes a moment, and cannot be cancelled.")
    expect(page.get_by_role("button", name="Cancel")).to_be_disabled()
    assistant.may_end.set()
    expect(page.locator("#report")).to_contain_text("unchanged")
    expect(page.locator("#cancel-rebuild")).to_be_hidden()


def test_an_opened_article_comes_into_view(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 400})
    articles(page, address)
    page.get_by_role("button", name="How the Quiet Hours Wrote").click()
    expect(page.locator("#viewer h3")).to_be_in_viewport()


def test_from_an_opened_article_a_button_leads_back_to_its_line_in_the_list(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 600})
    articles(page, address)
    line = page.get_by_role("button", name="How the Quiet Hours Wrote")
    line.click()
    expect(line).not_to_be_in_viewport()
    page.get_by_role("button", name="Back to the list").click()
    expect(line).to_be_in_viewport()
    expect(line).to_be_focused()

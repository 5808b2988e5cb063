"""A page that others can reach, with no password: the library can be looked at, and nothing changes it."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import partial

import pytest
from playwright.sync_api import Browser, Page, expect

from assistant.gate import Bounds, Credentials, Exposure
from tests.app.calling import API, call, function_of, post, run
from tests.app.conftest import Serve
from tests.app.driving import SlowAssistant, ask, open_page
from tests.app.fake_assistant import FakeAssistant
from tests.app.test_mcp import call as call_tool
from tests.app.test_mcp import with_session

OPEN = Exposure("0.0.0.0")
LOCKED = Exposure("0.0.0.0", Credentials("ann", "hunter2"))
CHANGES = ["upload", "keep", "discard", "uncut", "correct", "remove", "undo"]
BASIC = {"Authorization": "Basic YW5uOmh1bnRlcjI="}


@pytest.fixture(scope="module")
def read_only(serve: Serve) -> str:
    return serve(FakeAssistant(), OPEN, mcp=True)


@pytest.fixture(scope="module")
def locked(serve: Serve) -> str:
    return serve(FakeAssistant(), LOCKED, mcp=True)


@pytest.mark.parametrize("event", CHANGES)
def test_the_page_has_no_function_that_changes_the_library(read_only: str, locked: str, event: str) -> None:
    assert function_of(read_only, event) == -1
    assert function_of(locked, event, BASIC) >= 0, "the event is not called so any more"


class Watched(FakeAssistant):
    """Notes what would change the library, and changes nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.changed: set[str] = set()
        for name in ("add", "add_text", "add_beside", "remove", "put_back", "correct", "restore_cut"):
            setattr(self.library, name, partial(self._note, name))
        self.rebuild = partial(self._note, "rebuild")  # type: ignore[method-assign, assignment]

    def _note(self, name: str, *_given: object) -> None:
        self.changed.add(name)


@pytest.mark.parametrize("exposure", [OPEN, Exposure()], ids=["read-only", "local"])
def test_whatever_function_of_the_page_is_called_a_read_only_library_stays(serve: Serve, exposure: Exposure) -> None:
    """Every one is called, so that one that is added later is tried too; the local page shows that the calls arrive."""
    assistant = Watched()
    address = serve(assistant, exposure)
    file = next(iter(assistant.library.held))
    event = {"file": file, "start": 0, "end": 1, "restored": True, "details": {}, "drafts": [], "turn": 0, "id": "x"}
    for function in json.loads(call(address, "GET", "/config").text)["dependencies"]:
        run(address, int(function["id"]), [None for _ in function["inputs"]], event)
    assert bool(assistant.changed) == exposure.can_change


def test_rebuild_is_no_endpoint_and_no_tool(read_only: str) -> None:
    assert post(read_only, f"{API}/call/rebuild", {"data": []}).status != 200
    named = json.loads(call(read_only, "GET", f"{API}/info").text)["named_endpoints"]
    assert set(named) == {"/ask", "/search"}
    tools = with_session(read_only + "gradio_api/mcp/", lambda session: session.list_tools()).tools
    assert {tool.name for tool in tools} == {"ask", "search"}


def test_questions_are_answered_all_the_same(read_only: str) -> None:
    answer = call_tool(read_only + "gradio_api/mcp/", "ask", {"question": "Who wrote it?", "history": []})
    assert answer["status"] == "answered"


def test_nothing_can_be_uploaded(read_only: str) -> None:
    told = call(read_only, "POST", f"{API}/upload", b"x")
    assert (told.status, told.text) == (403, "The library is read-only here, so nothing can be uploaded.")


@pytest.mark.parametrize(
    "path", ["mcp/", "call/rebuild", "call/ask", "queue/join", "component_server", "cancel", "upload"]
)
def test_without_the_password_nothing_is_called(locked: str, path: str) -> None:
    assert post(locked, f"{API}/{path}", {"data": []}).status == 401
    assert post(locked, f"{API}/{path}", {"data": []}, {"Authorization": "Basic YW5uOndyb25n"}).status in {401, 429}


@pytest.mark.parametrize("path", ["/", "/config", "/theme.css", f"{API}/info", f"{API}/heartbeat/x", f"{API}/mcp/"])
def test_without_the_password_nothing_is_shown(locked: str, path: str) -> None:
    assert call(locked, "GET", path).status == 401


def test_with_the_password_a_tool_is_called(serve: Serve) -> None:
    """MCP calls the page's own endpoints: the gate has to know those calls from a stranger's."""
    address = serve(FakeAssistant(), LOCKED, mcp=True)
    report = call_tool(address + "gradio_api/mcp/", "rebuild", {}, BASIC)
    assert report["passages"] == 12


@pytest.mark.browser
def test_the_page_says_that_the_library_is_read_only_and_shows_it(page: Page, read_only: str) -> None:
    open_page(page, read_only).get_by_role("tab", name="Articles").click()
    expect(page.locator("#read-only")).to_contain_text("The library is read-only here")
    page.get_by_role("button", name="How the Quiet Hours Wrote").click()
    expect(page.locator("#viewer")).to_contain_text("It began on a night train")
    for gone in ("#files", "#rebuild", "#viewer [data-remove]", "#viewer .correct", "#viewer [data-cut]"):
        expect(page.locator(gone)).to_have_count(0)


@pytest.mark.browser
def test_a_browser_that_knows_the_password_asks_and_changes(browser: Browser, locked: str) -> None:
    context = browser.new_context(http_credentials={"username": "ann", "password": "hunter2"})
    page = open_page(context.new_page(), locked)
    expect(ask(page, "Who wrote it?").locator(".short")).to_contain_text("Vell wrote the song")
    page.get_by_role("tab", name="Articles").click()
    page.locator("#rebuild").click()
    expect(page.locator("#report")).to_contain_text("skipped")
    context.close()


@pytest.mark.browser
def test_a_full_queue_is_said_on_the_page_and_the_question_stays(browser: Browser, serve: Serve) -> None:
    assistant = SlowAssistant()
    address = serve(assistant, replace(Exposure(), bounds=Bounds(waiting=2)))
    page = open_page(browser.new_page(), address)
    expect(page.locator(".starter").first).to_be_visible()
    asked = [post(address, f"{API}/call/ask", {"data": ["Who wrote it?", []]}).status for _ in range(6)]
    assert 429 in asked
    page.locator("#question textarea").fill("And who sang it?")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Busy: please ask again in a moment.").first).to_be_visible()
    expect(page.locator("#question textarea")).to_have_value("And who sang it?")
    assistant.may_answer.set()
    expect(ask(page, "Who wrote it?").locator(".short")).to_contain_text("Vell wrote the song")
    page.close()

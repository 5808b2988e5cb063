"""What Gradio's routes give away: nothing. The ways in are those of its past advisories, named where they are tried.

Every request is sent as it stands, to the page as it is served on this machine, where the library can be changed.
"""

from __future__ import annotations

import json
import socket
import threading
from pathlib import Path

import pytest

from tests.app.calling import API, call, function_of, post, run, upload, uploaded_file
from tests.app.conftest import ROOT, Serve
from tests.app.fake_assistant import FakeAssistant

SECRET = "root:x:0:0"
KEPT = "a chat that nobody else may read"


@pytest.fixture(scope="module")
def address(serve: Serve) -> str:
    address = serve(FakeAssistant())
    folder = serve.store() / "conversations"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "kept.json").write_text(KEPT, encoding="utf-8")
    return address.rstrip("/")


def wanted(store: Path) -> list[str]:
    """Files that are there and are nobody's business: the system's, the store's, the articles, the source, uploads."""
    articles = sorted((ROOT / "corpus" / "articles").glob("*.md"))
    kept = store / "conversations" / "kept.json"
    return [str(file) for file in ("/etc/passwd", kept, articles[0], ROOT / "app.py", "/proc/self/environ")]


# The ways to a file: PATH is absolute, UP leads to the root from wherever the route begins.
FILE_ROUTES = [
    f"{API}/file=PATH",  # CVE-2021-43831, CVE-2023-34239: any file
    "/file=PATH",
    f"{API}/file/PATH",  # the older spelling
    f"{API}/file=UP",  # CVE-2023-51449: /tmp/gradio/../../etc/passwd
    f"{API}/file=/tmp/gradio/UP",
    f"{API}/file=%2e%2e%2f%2e%2e%2f%2e%2e%2f%2e%2e%2fPATH",
    f"{API}/file=%252e%252e%252fPATH",
    f"{API}/file=..%5c..%5cPATH",
    f"{API}/file=file://PATH",  # file URLs
    f"{API}/file=C:PATH",
    f"{API}/file=%5c%5c127.0.0.1%5cshare",  # UNC paths: CVE-2024-34510
    f"{API}/file=./PATH%00.png",
    f"{API}/FILE=PATH",  # CVE-2025-23042: upper case
    "//gradio_api/file=PATH",
    f"/x/..{API}/file=PATH",
    "/static/UP",  # joins of a folder and what was asked for: CVE-2024-47164
    "/static/%2e%2e%2fUP",
    "/static//PATH",
    "/assets/UP",
    "/assets/..%2fUP",
    "/assets//PATH",
    "/svelte/UP",
    f"{API}/custom_component/0/client/component/..%2fUP",  # CVE-2024-47166: one level up in custom components
    f"{API}/custom_component/x/client/UP/x",
    f"{API}/stream/s/r/1/playlist-file",
    f"{API}/stream/s/r/1/UP.ts",
    f"{API}/proxy=file://PATH",  # CVE-2023-34239, CVE-2024-2206, CVE-2026-28416
    f"{API}/deep_link?session_hash=PATH",
    "/?deep_link=UP",  # DeepLinks name a file by what the link says
    f"{API}/deep_link?deep_link=UP",
    "/pwa_icon/UP",
    "/theme.css/UP",
    f"{API}/call/UP",
    f"{API}/call/ask/PATH",
]


def test_an_upload_that_is_not_there_cannot_be_watched(serve: Serve, address: str) -> None:
    """Gradio waits five seconds for it to begin, so this is asked once and not for every file."""
    file = wanted(serve.store())[0]
    assert call(address, "GET", f"{API}/upload_progress?upload_id={'../' * 12}{file.lstrip('/')}").status == 404


@pytest.mark.parametrize("route", FILE_ROUTES)
def test_no_route_gives_a_file_away(serve: Serve, address: str, route: str) -> None:
    for file in wanted(serve.store()):
        content = Path(file).read_text("utf-8", "replace")[:40]
        told = call(address, "GET", route.replace("PATH", file).replace("UP", "../" * 12 + file.lstrip("/")))
        assert content not in told.text
        assert told.status in {400, 404} or "<html" in told.text, (route, told)


@pytest.mark.parametrize(
    "path",
    [
        "/monitoring",  # CVE-2024-47168: there though it was switched off
        "/monitoring/summary",
        "/monitoring/key",
        f"{API}/dev/reload",
        f"{API}/token",  # gives the caller's token: read by a foreign origin, CVE-2024-47084
        f"{API}/runs",
        f"{API}/run-history/records",
        f"{API}/openapi.json",
        f"{API}/profiling/traces",
        f"{API}/vibe-code/",  # reads and writes the app's own source
        f"{API}/proxy=http://127.0.0.1/",
        f"{API}/file=http://127.0.0.1/",  # CVE-2024-1183, and as an open redirect CVE-2024-4940, CVE-2024-8021
        "/docs",
        "/openapi.json",
        "/logout",
        "/login/google",
    ],
)
def test_what_the_page_does_not_use_is_not_there(address: str, path: str) -> None:
    assert call(address, "GET", path).status == 404


@pytest.mark.parametrize(
    "path",
    ["vibe-edit/", "process_recording", "run-history/connect", "run/ask", "api/ask", "reset", "stream/x", "mcp/x"],
)
def test_what_the_page_does_not_post_to_is_not_there(address: str, path: str) -> None:
    assert post(address, f"{API}/{path}", {"data": ["Who wrote it?", []]}).status == 404


@pytest.mark.parametrize(
    "given",
    [
        uploaded_file("/etc/passwd"),  # CVE-2024-4941, CVE-2024-0964
        {"path": "/etc/passwd"},
        "/etc/passwd",
        uploaded_file("../../../../etc/passwd"),
        uploaded_file("/tmp/gradio/../../etc/passwd"),
        uploaded_file("file:///etc/passwd"),
        {**uploaded_file("x"), "url": "file:///etc/passwd"},
        uploaded_file("/proc/self/environ"),
    ],
)
def test_a_file_that_was_not_uploaded_cannot_be_named_as_one(address: str, given: object) -> None:
    told = run(address, function_of(address, "upload"), [[given], None])
    assert SECRET not in told.text
    assert '"success":false' in told.text, told


def test_a_file_that_was_uploaded_can_be_uploaded_file(address: str) -> None:
    """The tests above would pass if nothing could be added at all."""
    told = run(
        address, function_of(address, "upload"), [[uploaded_file(upload(address, "a.txt", "the words of a.txt"))], None]
    )
    assert "the words of a.txt" in told.text


@pytest.mark.parametrize(
    "name",
    ["../../../../etc/cron.d/x", "/etc/x", "..%2f..%2fx", "a/../../b.txt", "C:\\x.txt", "\\\\host\\x", "x" * 250],
)
def test_an_uploaded_files_name_leads_nowhere(address: str, name: str) -> None:
    """Names that leave the folder of uploads: CVE-2024-10648 by other means, CVE-2025-48889."""
    path = Path(upload(address, name, "A story."))
    assert path.resolve().is_relative_to(Path("/tmp/gradio").resolve())
    assert path.resolve() == path


class Listener:
    """A port of this machine that counts who connects to it."""

    def __init__(self) -> None:
        self.connections = 0
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        threading.Thread(target=self._count, daemon=True).start()

    def _count(self) -> None:
        while True:
            connection, _ = self._socket.accept()
            self.connections += 1
            connection.close()


def test_the_server_fetches_nothing_that_a_request_names(address: str) -> None:
    """SSRF by the file and proxy routes and by FileData: CVE-2023-51449, CVE-2024-4325, CVE-2024-47167."""
    listener = Listener()
    there = f"http://127.0.0.1:{listener.port}/x"
    socket.create_connection(("127.0.0.1", listener.port)).close()
    for path in (f"{API}/file={there}", f"{API}/proxy={there}", f"/proxy={there}"):
        call(address, "GET", path)
    for given in (uploaded_file(there), {**uploaded_file("x"), "url": there}, there):
        run(address, function_of(address, "upload"), [[given], None])
    assert listener.connections == 1, "only the test's own connection"


@pytest.mark.parametrize(
    "name", ["move_resource_to_block_cache", "preprocess", "get_config", "__init__", "export_chat.__globals__", "value"]
)
def test_only_what_is_meant_can_be_called_of_a_component(address: str, name: str) -> None:
    """CVE-2024-1561: any method of any component, with any argument."""
    for component in components(address):
        body = {"component_id": component, "fn_name": name, "data": ["/etc/passwd"], "session_hash": "s"}
        told = post(address, f"{API}/component_server", body)
        assert SECRET not in told.text
        assert told.status in {404, 500}, told


def test_a_chat_is_exported_by_its_own_id_and_not_by_a_path(address: str) -> None:
    component = _exporting(address)
    for id in ("kept", "../conversations/kept", "../../../../etc/passwd", "/etc/passwd"):
        body = {"component_id": component, "fn_name": "export_chat", "data": [id, "json"], "session_hash": "s"}
        told = post(address, f"{API}/component_server", body)
        assert KEPT not in told.text
        assert SECRET not in told.text


def components(address: str) -> list[int]:
    """The numbers of the page's components: they go on counting over all pages that a process makes."""
    found = [component["id"] for component in json.loads(call(address, "GET", "/config").text)["components"]]
    assert found
    return found


def _exporting(address: str) -> int:
    """The component that exports chats."""
    for component in components(address):
        body = {"component_id": component, "fn_name": "export_chat", "data": ["none", "json"], "session_hash": "s"}
        if post(address, f"{API}/component_server", body).status == 200:
            return component
    raise AssertionError("no component exports chats")


def test_no_other_origin_is_told_that_it_may_read(address: str) -> None:
    """CVE-2024-47084, CVE-2024-47165, CVE-2025-5320: a header said that another origin may read the answer."""
    for origin in ("https://evil.example", "null", "http://localhost.evil.example"):
        told = call(address, "GET", "/config", headers={"Origin": origin})
        assert told.status == 403

"""The gate around a small application that answers "in" to everything: what is let in, and what is told who is not."""

from __future__ import annotations

import base64
from dataclasses import replace

import pytest
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient
from starlette.types import Receive, Scope, Send

from assistant.gate import Bounds, Credentials, Exposure
from assistant.gate.gate import INSIDE, Gate

HERE = "http://127.0.0.1:7860"
JOIN = "/gradio_api/queue/join"
SECRET = "a token of this process"
LOCAL = Exposure()
LOCKED = Exposure("0.0.0.0", Credentials("ann", "pass:wörd"))


def client(exposure: Exposure = LOCAL, status: int = 200) -> TestClient:
    """Calls the gate as a program on this machine does; behind it everything is answered with `status`."""

    async def page(scope: Scope, receive: Receive, send: Send) -> None:
        await PlainTextResponse("in", status)(scope, receive, send)

    return TestClient(Gate(page, exposure, SECRET), base_url=HERE, client=("127.0.0.1", 1))


def basic(user: str, password: str) -> dict[str, str]:
    return {"Authorization": "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()}


def test_the_page_and_a_program_on_this_machine_are_let_in() -> None:
    assert client().get("/").text == "in"
    assert client().post(JOIN, json={}).text == "in"
    assert client().post(JOIN, json={}, headers={"Origin": HERE, "Sec-Fetch-Site": "same-origin"}).text == "in"


@pytest.mark.parametrize(
    "origin",
    [
        "https://evil.example",
        "http://127.0.0.1:9999",
        "http://localhost:7860",
        "null",
        "",
        "file://",
        "http://127.0.0.1",
    ],
)
@pytest.mark.parametrize("path", [JOIN, "/gradio_api/upload", "/gradio_api/call/ask", "/gradio_api/mcp/"])
def test_a_page_of_another_origin_can_neither_ask_nor_change(origin: str, path: str) -> None:
    told = client().post(path, content=b"{}", headers={"Origin": origin, "Content-Type": "text/plain"})
    assert told.status_code == 403
    assert "A page of another origin" in told.text


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_what_a_foreign_page_embeds_is_refused_though_it_names_no_origin(site: str) -> None:
    asked = {"Sec-Fetch-Site": site, "Sec-Fetch-Mode": "no-cors"}
    assert client().get("/gradio_api/heartbeat/x", headers=asked).status_code == 403
    assert client().post(JOIN, json={}, headers=asked).status_code == 403


def test_a_link_from_another_site_opens_the_page() -> None:
    followed = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
    assert client().get("/", headers=followed).text == "in"
    assert client().post("/", headers=followed).status_code == 403
    assert client().get("/config", headers=followed).status_code == 403


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:7860", "127.0.0.1.evil.example:7860", "", "localhost.evil:80"]
)
def test_a_name_that_was_pointed_here_is_not_served(host: str) -> None:
    told = client().get("/", headers={"Host": host, "Origin": f"http://{host}"})
    assert told.status_code == 421
    assert "--allow-host" in told.text


@pytest.mark.parametrize(
    "host", ["127.0.0.1:7860", "localhost:7860", "[::1]:7860", "LOCALHOST", "songs.example", "192.168.1.4"]
)
def test_addresses_and_known_names_are_served(host: str) -> None:
    exposure = replace(LOCAL, names=frozenset({"songs.example"}))
    assert client(exposure).post(JOIN, json={}, headers={"Host": host, "Origin": f"http://{host}"}).text == "in"


def test_a_proxy_that_ends_tls_is_the_same_origin() -> None:
    exposure = replace(LOCAL, names=frozenset({"songs.example"}))
    headers = {"Host": "songs.example:443", "Origin": "https://songs.example"}
    assert client(exposure).post(JOIN, json={}, headers=headers).text == "in"


@pytest.mark.parametrize(
    "path", ["/", "/config", "/assets/index.js", JOIN, "/gradio_api/mcp/", "/gradio_api/heartbeat/x"]
)
def test_everything_asks_for_the_password_where_there_is_one(path: str) -> None:
    told = client(LOCKED).get(path)
    assert told.status_code == 401
    assert told.headers["WWW-Authenticate"].startswith("Basic")
    assert client(LOCKED).get(path, headers=basic("ann", "pass:wörd")).text == "in"


@pytest.mark.parametrize(
    "headers",
    [
        basic("ann", "wrong"),
        basic("bob", "pass:wörd"),
        basic("ann", ""),
        {"Authorization": "Basic ????"},
        {"Authorization": "Bearer " + base64.b64encode("ann:pass:wörd".encode()).decode()},
        {"Authorization": "Basic"},
    ],
)
def test_another_password_is_refused(headers: dict[str, str]) -> None:
    assert client(LOCKED).get("/", headers=headers).status_code == 401


def test_passwords_cannot_be_tried_one_after_the_other() -> None:
    locked = client(LOCKED)
    told = [locked.get("/", headers=basic("ann", str(number))).status_code for number in range(12)]
    assert told == [401] * 10 + [429] * 2
    assert locked.get("/", headers=basic("ann", "pass:wörd")).status_code == 429


def test_too_many_requests_are_told_so_and_looking_at_the_page_is_not_one() -> None:
    bounded = client(replace(LOCAL, bounds=Bounds(requests_per_minute=3)))
    assert [bounded.post(JOIN, json={}).status_code for _ in range(4)] == [200, 200, 200, 429]
    assert bounded.post(JOIN, json={}).json()["detail"] == "Too many requests from here: please wait a moment."
    assert bounded.get("/").text == "in"


def test_what_is_too_large_is_told_so_before_it_is_read() -> None:
    bounded = client(replace(LOCAL, bounds=Bounds(request_bytes=1_000, upload_bytes=2_000)))
    assert bounded.post(JOIN, content=b"x" * 1_000).text == "in"
    assert "1,001 bytes; at most 1,000" in bounded.post(JOIN, content=b"x" * 1_001).json()["detail"]
    assert bounded.post("/gradio_api/upload", content=b"x" * 2_000).text == "in"
    told = bounded.post("/gradio_api/upload", content=b"x" * 2_001)
    assert (told.status_code, told.text[:11]) == (413, "That is 2,0")


def test_a_body_of_unknown_length_is_refused() -> None:
    assert client().post(JOIN, content=iter([b"x"])).status_code == 411
    assert client().post(JOIN, content=b"x", headers={"Content-Length": "-1"}).status_code == 411


def test_a_full_queue_is_said_plainly() -> None:
    for path in (JOIN, "/gradio_api/call/ask"):
        told = client(status=503).post(path, json={})
        assert (told.status_code, told.json()) == (429, {"detail": "Busy: please ask again in a moment."})
    assert client(status=503).get("/").text == "in"


def test_nothing_can_be_uploaded_where_the_library_is_read_only() -> None:
    told = client(Exposure("0.0.0.0")).post("/gradio_api/upload", content=b"x")
    assert (told.status_code, told.text) == (403, "The library is read-only here, so nothing can be uploaded.")


def test_methods_that_the_page_does_not_use_are_refused() -> None:
    assert [client().request(method, "/").status_code for method in ("PUT", "DELETE", "PATCH", "TRACE")] == [405] * 4


def test_the_server_lets_its_own_calls_in_and_nobody_elses() -> None:
    assert client(LOCKED).get("/config", headers={INSIDE: SECRET}).text == "in"
    assert client(LOCKED).get("/config", headers={INSIDE: "a guess"}).status_code == 401
    assert client(LOCKED).get("/gradio_api/file=/etc/passwd", headers={INSIDE: SECRET}).status_code == 404

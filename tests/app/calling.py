"""Requests as an attacker sends them: paths as they are, headers at will, no client that tidies them up."""

from __future__ import annotations

import http.client
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

API = "/gradio_api"
_PATIENCE_SECONDS = 30


@dataclass(frozen=True, slots=True)
class Told:
    """What came back."""

    status: int
    text: str


def call(
    address: str, method: str, path: str, body: bytes | None = None, headers: Mapping[str, str] | None = None
) -> Told:
    """One request to the server at `address`, its path sent as it stands."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=_PATIENCE_SECONDS)
    try:
        connection.request(method, path, body, dict(headers or {}))
        response = connection.getresponse()
        return Told(response.status, response.read().decode("utf-8", "replace"))
    finally:
        connection.close()


def post(address: str, path: str, content: Any, headers: Mapping[str, str] | None = None) -> Told:
    """One JSON request."""
    sent = {"Content-Type": "application/json", **(headers or {})}
    return call(address, "POST", path, json.dumps(content).encode(), sent)


def function_of(address: str, event: str, headers: Mapping[str, str] | None = None) -> int:
    """The number of the function that the page calls at an event, such as "upload"; -1 where there is none."""
    config = json.loads(call(address, "GET", "/config", headers=headers).text)
    return next(
        (
            int(function["id"])
            for function in config["dependencies"]
            if any(named == event for _component, named in function["targets"])
        ),
        -1,
    )


def run(address: str, function: int, data: list[Any], event_data: Any = None) -> Told:
    """Runs a function of the page through the queue, as the browser does; all that the server says of it."""
    joined = post(
        address,
        f"{API}/queue/join",
        {"data": data, "fn_index": function, "session_hash": "test", "event_data": event_data},
    )
    if joined.status != 200:
        return joined
    return call(address, "GET", f"{API}/queue/data?session_hash=test")


def upload(address: str, name: str, text: str) -> str:
    """Uploads a text under a name; the path that the server gives it."""
    body = (
        f'--b\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\n'
        f"Content-Type: text/plain\r\n\r\n{text}\r\n--b--\r\n"
    ).encode()
    told = call(address, "POST", f"{API}/upload", body, {"Content-Type": "multipart/form-data; boundary=b"})
    assert told.status == 200, told
    return str(json.loads(told.text)[0])


def uploaded_file(path: str) -> dict[str, object]:
    """A file as the browser names one that it has uploaded."""
    return {"path": path, "meta": {"_type": "gradio.FileData"}}

"""Clients that ask over HTTP, one question after another, and keep what they were told; and clients with no manners."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import httpx

_CALL = "gradio_api/call/"
_PATIENCE_SECONDS = 120


@dataclass(frozen=True, slots=True)
class Asked:
    """One question: how long its answer took in seconds, and the answer or what went wrong."""

    seconds: float
    answer: dict[str, Any] | None
    problem: str = ""


class CallFailed(Exception):
    """An endpoint that answered with an error."""


def call(client: httpx.Client, endpoint: str, data: Sequence[Any]) -> Any:
    """What a named endpoint gives. Raises CallFailed, and httpx.HTTPError."""
    told = client.post(_CALL + endpoint, json={"data": list(data)})
    if told.status_code != 200:
        raise CallFailed(f"{told.status_code} {told.text[:200]}")
    event = ""
    with client.stream("GET", f"{_CALL}{endpoint}/{told.json()['event_id']}") as lines:
        for line in lines.iter_lines():
            if line.startswith("event: "):
                event = line.removeprefix("event: ")
            elif line.startswith("data: ") and event == "complete":
                return json.loads(line.removeprefix("data: "))[0]
            elif line.startswith("data: ") and event == "error":
                raise CallFailed(line[:200])
    raise CallFailed("the stream ended before the answer")


def ask_for(address: str, questions: Sequence[str], clients: int, seconds: float) -> list[Asked]:
    """What so many clients are told, each asking the questions in turn from another one on, for so many seconds."""
    asked: list[Asked] = []
    until = time.monotonic() + seconds

    def ask_on(first: int) -> None:
        with httpx.Client(base_url=address, timeout=_PATIENCE_SECONDS) as client:
            number = first
            while time.monotonic() < until:
                asked.append(_ask(client, questions[number % len(questions)]))
                number += 1

    threads = [threading.Thread(target=ask_on, args=(number,)) for number in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return asked


def be_rude(address: str, until: threading.Event) -> None:
    """Until told to end: asks and hangs up before the answer; and begins requests that it never ends."""
    host, port = urlsplit(address).hostname, urlsplit(address).port
    held: list[socket.socket] = []
    while not until.wait(0.5):
        with httpx.Client(base_url=address, timeout=_PATIENCE_SECONDS) as client:
            event = client.post(f"{_CALL}ask", json={"data": ["Who wrote it?", []]}).json().get("event_id")
            with client.stream("GET", f"{_CALL}ask/{event}"):
                pass
        slow = socket.create_connection((host, port or 80))
        slow.sendall(b"POST /gradio_api/call/ask HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000\r\n\r\n{")
        held.append(slow)
    for slow in held:
        slow.close()


def _ask(client: httpx.Client, question: str) -> Asked:
    began = time.perf_counter()
    try:
        answer = call(client, "ask", [question, []])
    except (CallFailed, httpx.HTTPError) as error:
        return Asked(time.perf_counter() - began, None, f"{type(error).__name__}: {error}")
    return Asked(time.perf_counter() - began, answer)

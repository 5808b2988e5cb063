"""The gate before the page: every request passes it, and nothing behind it has to think of these things again."""

from __future__ import annotations

import secrets

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.gate.checks import Refusal, foreign_host, foreign_origin, needs_password, too_large, unserved
from assistant.gate.exposure import Exposure
from assistant.gate.rate import Rate
from assistant.gate.routes import API, UPLOAD, is_queued

INSIDE = "x-liner-notes-inside"
"""The header by which the server's own calls to itself, for MCP, are known: they were let in once already."""

_BUSY = Refusal(429, "Busy: please ask again in a moment.", {"Retry-After": "5"})
_TOO_OFTEN = Refusal(429, "Too many requests from here: please wait a moment.", {"Retry-After": "10"})
_GUESSING = Refusal(429, "Too many wrong passwords: please wait a minute.", {"Retry-After": "60"})
# Without a charset browsers send what is not ASCII in an encoding of their own.
_ASK = Refusal(
    401, "A name and a password are needed.", {"WWW-Authenticate": 'Basic realm="Liner Notes", charset="UTF-8"'}
)


class Gate:
    """Lets a request pass to the page, or turns it away with one line that says why.

    `inside` is the value of the header INSIDE in the server's own calls; nobody outside can know it.
    """

    def __init__(self, app: ASGIApp, exposure: Exposure, inside: str) -> None:
        self._app = app
        self._exposure = exposure
        self._inside = inside
        self._requests = Rate(exposure.bounds.requests_per_minute)
        self._guesses = Rate(exposure.bounds.guesses_per_minute)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on, or answers in its place. The page has no web sockets."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif scope["type"] == "http":
            await self._http(Request(scope), receive, send)

    async def _http(self, request: Request, receive: Receive, send: Send) -> None:
        refusal = self._refusal(request)
        if refusal:
            await _response(request, refusal)(request.scope, receive, send)
        elif is_queued(request.scope["path"]):
            await self._app(request.scope, receive, _plainly_busy(request, receive, send))
        else:
            await self._app(request.scope, receive, send)

    def _refusal(self, request: Request) -> Refusal | None:
        if secrets.compare_digest(request.headers.get(INSIDE, ""), self._inside):
            return unserved(request, self._exposure)
        return (
            foreign_host(request, self._exposure)
            or foreign_origin(request)
            or self._unknown(request)
            or unserved(request, self._exposure)
            or too_large(request, self._exposure)
            or self._too_often(request)
        )

    def _unknown(self, request: Request) -> Refusal | None:
        """Who has not said the password. A wrong one is counted, so that nobody can try them all."""
        header, client = request.headers.get("authorization", ""), _client(request)
        if not needs_password(request, self._exposure):
            return None
        if not self._guesses.has(client):
            return _GUESSING
        if self._exposure.credentials and self._exposure.credentials.match(header):
            return None
        if header:
            self._guesses.take(client)
        return _ASK

    def _too_often(self, request: Request) -> Refusal | None:
        return None if request.method != "POST" or self._requests.take(_client(request)) else _TOO_OFTEN


def _client(request: Request) -> str:
    return request.client.host if request.client else ""


def _response(request: Request, refusal: Refusal) -> Response:
    """The line as Gradio's clients read it: JSON for a call, plain text for an upload and for a person."""
    path = request.scope["path"]
    if path.startswith(API) and path != UPLOAD:
        return JSONResponse({"detail": refusal.line}, refusal.status, refusal.headers)
    return PlainTextResponse(refusal.line, refusal.status, refusal.headers)


def _plainly_busy(request: Request, receive: Receive, send: Send) -> Send:
    """Says in place of Gradio's 503, which its page has words of its own for, that the queue is full."""
    is_full = False

    async def send_on(message: Message) -> None:
        nonlocal is_full
        if message["type"] == "http.response.start" and message["status"] == 503:
            is_full = True
            await _response(request, _BUSY)(request.scope, receive, send)
        elif not is_full:
            await send(message)

    return send_on

"""Each reason to turn a request away, as one function: None lets it pass."""

from __future__ import annotations

from dataclasses import dataclass, field

from starlette.requests import Request

from assistant.gate.exposure import Exposure
from assistant.gate.routes import STARTUP, UPLOAD, is_served

_METHODS = frozenset({"GET", "HEAD", "POST"})


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a request is turned away: an HTTP status, and one line for a person."""

    status: int
    line: str
    headers: dict[str, str] = field(default_factory=dict)


def foreign_host(request: Request, exposure: Exposure) -> Refusal | None:
    """A request that was addressed to another name: a page elsewhere may have its name point here."""
    host = request.headers.get("host", "")
    if exposure.knows(_without_port(host)):
        return None
    return Refusal(
        421, f"This page is not known as {host[:100]!r}. Whoever serves it can allow that: --allow-host NAME"
    )


def foreign_origin(request: Request) -> Refusal | None:
    """A request that a page of another origin sends, which could ask and change in the name of whoever has it open.

    Browsers say so by `Origin`, and by `Sec-Fetch-Site` where there is none. Following a link is no such request.
    """
    origin, site = request.headers.get("origin"), request.headers.get("sec-fetch-site", "none")
    is_foreign = site in {"cross-site", "same-site"} if origin is None else _netloc(origin) != _own(request)
    follows_link = request.method == "GET" and request.headers.get("sec-fetch-mode") == "navigate"
    if not is_foreign or (follows_link and origin is None and request.url.path == "/"):
        return None
    return Refusal(403, "A page of another origin cannot ask this one, nor change its library.")


def unserved(request: Request, exposure: Exposure) -> Refusal | None:
    """A method or a path that no part of the page uses."""
    path = request.scope["path"]
    if path.startswith(UPLOAD) and not exposure.can_change:
        return Refusal(403, "The library is read-only here, so nothing can be uploaded.")
    if request.method not in _METHODS:
        return Refusal(405, "Only GET, HEAD and POST are served.")
    return None if is_served(path, exposure.can_change) else Refusal(404, "There is nothing at this address.")


def too_large(request: Request, exposure: Exposure) -> Refusal | None:
    """A body that is too large, or does not say how large it is; the server reads no more of it than was said."""
    if request.method != "POST":
        return None
    length = request.headers.get("content-length", "")
    if not length.isdecimal() or "transfer-encoding" in request.headers:
        return Refusal(411, "The request does not say how long it is (Content-Length).")
    bounds = exposure.bounds
    most = bounds.upload_bytes if request.scope["path"] == UPLOAD else bounds.request_bytes
    if int(length) <= most:
        return None
    return Refusal(413, f"That is {int(length):,} bytes; at most {most:,} are taken at once. Send less, or in parts.")


def needs_password(request: Request, exposure: Exposure) -> bool:
    """True where a password is asked for: everywhere, where there is one."""
    return exposure.credentials is not None and request.scope["path"] != STARTUP


def _own(request: Request) -> str:
    return _without_default_port(request.headers.get("host", "").lower())


def _netloc(origin: str) -> str:
    """The host and port of an origin of the web; any other, such as "null", is given back and is nobody's host."""
    scheme, mark, netloc = origin.lower().partition("://")
    return _without_default_port(netloc) if mark and scheme in {"http", "https"} else origin or "null"


def _without_default_port(netloc: str) -> str:
    return netloc.removesuffix(":80").removesuffix(":443")


def _without_port(netloc: str) -> str:
    name, colon, port = netloc.rpartition(":")
    return name if colon and port.isdecimal() and not netloc.endswith("]") else netloc

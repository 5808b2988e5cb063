"""The routes that are served, of the many that Gradio has: what the page, its clients and MCP use, and nothing else.

Closed are those that no part of this page needs and that were its way in before: files, proxy, streams, monitoring,
deep links, custom components, recordings, reloading. tests/app/test_routes.py has each of them.
"""

from __future__ import annotations

API = "/gradio_api/"
UPLOAD = f"{API}upload"
STARTUP = f"{API}startup-events"
"""Gradio itself calls it as it starts, and does not serve where that is refused. It says true or false."""

_PAGE = frozenset({"/", "/config", "/theme.css", "/favicon.ico", "/manifest.json", "/robots.txt"})
_CALLS = frozenset(
    API + name
    for name in (
        "app_id",
        "cancel",
        "component_server",
        "component_server/",  # as the page itself calls it
        "info",
        "mcp",
        "mcp/",
        "queue/data",
        "queue/join",
        "startup-events",
    )
)
_UPLOADS = frozenset({UPLOAD, f"{API}upload_progress"})
_BELOW = ("/assets/", "/static/", f"{API}call/", f"{API}heartbeat/")
_ODD = ("..", "//", "\\", "\0", ":")


def is_served(path: str, can_change: bool) -> bool:
    """True for a decoded path of the page; where the library cannot be changed nothing can be uploaded."""
    if any(odd in path for odd in _ODD):
        return False
    if path in _UPLOADS:
        return can_change
    return path in _PAGE or path in _CALLS or path.startswith(_BELOW)


def is_queued(path: str) -> bool:
    """True for the paths that put a request into the queue, which may be full."""
    return path == f"{API}queue/join" or path.startswith(f"{API}call/")

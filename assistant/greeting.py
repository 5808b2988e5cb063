"""What the browser sees while the page itself is being loaded: the libraries behind it take seconds to import."""

from __future__ import annotations

import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

# The colours of style.css. The page asks for itself until something else answers, and then shows that.
_PAGE = b"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Liner Notes</title><style>
:root { color-scheme: light dark; --paper: #faf9f6; --ink: #22201c; --quiet: #666057; --line: #e4dfd6 }
@media (prefers-color-scheme: dark) { :root { --paper: #171614; --ink: #ece8e0; --quiet: #a8a196; --line: #36332e } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.55 system-ui, sans-serif }
main { max-width: 80rem; margin: 0 auto; padding: 0 2rem }
h1 { margin: 0; padding: 1.1rem 0; border-bottom: 1px solid var(--line); font-size: 1.25rem; font-weight: 600 }
h2 { margin: min(14vh, 7rem) 0 .5rem; font-size: 1.5rem; font-weight: 600 }
p { margin: 0; color: var(--quiet) }
</style></head><body><main><h1>Liner Notes</h1><h2>Ask about a song\xe2\x80\x99s story</h2>
<p role="status">Opening the page. The library and its model are loaded behind it.</p></main><script>
setInterval(async () => {
  const answer = await fetch(location.href, { cache: "no-store" }).catch(() => null);
  if (answer && answer.status !== 503) location.reload();
}, 250);
</script></body></html>"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'"


class Greeting:
    """Serves one page at the address where the real one is going to be, from the start until `close`."""

    def __init__(self, host: str, port: int) -> None:
        kind = _Server6 if ":" in host else _Server
        self._server = kind((host, port), _Handler)
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def close(self) -> None:
        """Gives the address up."""
        self._server.shutdown()
        self._server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False


class _Server6(_Server):
    address_family = socket.AF_INET6


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        """Answers that the page is not there yet, in a way that a person can read and a program understands."""
        self.send_response(503)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(_PAGE)))
        self.send_header("Content-Security-Policy", _POLICY)
        self.send_header("Retry-After", "1")
        self.end_headers()
        self.wfile.write(_PAGE)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing is logged of a page that everyone may see."""

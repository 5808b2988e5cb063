"""Liner Notes in a browser: settings -> assistant -> page -> server. The one place that wires them."""

from __future__ import annotations

import argparse
import os
import socket
import sys
import threading

# No telemetry and no network at run time: these are read when the libraries are imported.
os.environ |= {"GRADIO_ANALYTICS_ENABLED": "False", "HF_HUB_OFFLINE": "1", "HF_HUB_DISABLE_TELEMETRY": "1"}

from assistant.assemble import assemble
from assistant.settings import Settings
from assistant.ui.page import build_page, launch_options
from corpus import LinerNotesError
from index.__main__ import add_index_options, bar_progress, print_report, settings_from


class BadOption(LinerNotesError):
    """A command-line option that cannot be used as it is."""


def main(arguments: list[str] | None = None) -> int:
    """Index what is not indexed, serve until interrupted; gives the exit status, 2 for what a person can mend."""
    options = _parser().parse_args(arguments)
    try:
        auth = _auth(options.auth)
        _check_free(options.host, options.port)
        assistant = assemble(Settings(index=settings_from(options)))
        if not assistant.index.is_current():
            print_report(assistant.rebuild(bar_progress()))
        threading.Thread(target=assistant.warm, daemon=True).start()
        page = build_page(assistant)
        page.launch(
            server_name=options.host,
            server_port=options.port,
            auth=auth,
            quiet=True,
            prevent_thread_lock=True,
            **launch_options(),
        )
        print(f"Liner Notes is at http://{_address(options.host)}:{options.port}  (Ctrl+C ends it)", flush=True)
        page.block_thread()
    except LinerNotesError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python app.py", description="Chat with your articles about songs.")
    add_index_options(parser)
    parser.add_argument("--host", default="127.0.0.1", help="address to serve on (%(default)s: this machine alone)")
    parser.add_argument("--port", type=int, default=7860, help="port to serve on (%(default)s)")
    parser.add_argument("--auth", default="", metavar="USER:PASS", help="ask for a name and a password")
    return parser


def _auth(given: str) -> tuple[str, str] | None:
    user, colon, password = given.partition(":")
    if given and not (user and colon and password):
        raise BadOption("--auth", "it is not of the form USER:PASS", "Give a name, a colon and a password.")
    return (user, password) if given else None


def _address(host: str) -> str:
    """The host as it stands in an address that can be opened in a browser."""
    if host in ("0.0.0.0", "::"):  # noqa: S104
        return socket.gethostname()
    return f"[{host}]" if ":" in host else host


def _check_free(host: str, port: int) -> None:
    fix = f"Choose another one: --port {port + 1 if 0 < port < 65_535 else 7861} (make run PORT=...)."
    try:
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except OverflowError as error:
        raise BadOption(f"port {port}", "it is not between 0 and 65535", fix) from error
    except OSError as error:
        raise BadOption(f"port {port} on {host}", f"it cannot be used ({error.strerror or error})", fix) from error


if __name__ == "__main__":
    sys.exit(main())

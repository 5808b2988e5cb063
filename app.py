"""Liner Notes in a browser: settings -> assistant -> page -> server. The one place that wires them."""

from __future__ import annotations

import argparse
import os
import sys
import threading

# No telemetry and no network at run time: these are read when the libraries are imported.
os.environ |= {"GRADIO_ANALYTICS_ENABLED": "False", "HF_HUB_OFFLINE": "1", "HF_HUB_DISABLE_TELEMETRY": "1"}

from assistant.gate import Exposure
from assistant.gate.options import add_exposure_options, check_free, exposure_from, start_line
from assistant.greeting import Greeting
from assistant.options import add_options, settings_from
from corpus import Library, LinerNotesError
from index.__main__ import bar_progress, print_update


def main(arguments: list[str] | None = None) -> int:
    """Serve until interrupted, and index meanwhile what is not; gives the exit status, 2 for what can be mended."""
    options = _parser().parse_args(arguments)
    try:
        exposure = exposure_from(options, os.environ)
        check_free(options.host, options.port)
        Library(options.articles).files()  # a folder that cannot be read is said before anything is served
        _serve(options, exposure)
    except LinerNotesError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def _serve(options: argparse.Namespace, exposure: Exposure) -> None:
    """A greeting at once, the page as soon as it is loaded, and behind both the index and the models."""
    greeting = Greeting(options.host, options.port)
    print(start_line(exposure, options.port), flush=True)
    # Gradio takes seconds to import. The models are loaded after it: both at once would make the page wait twice.
    from assistant.assemble import assemble
    from assistant.opening import Opening
    from assistant.ui import build_page, serve_page

    opening = Opening(assemble(settings_from(options)))
    page = build_page(opening, options.store, exposure)
    greeting.close()
    serve_page(page, options.port, exposure, mcp=options.mcp)
    threading.Thread(target=opening.open, args=(bar_progress(), print_update), daemon=True).start()
    opening.wait()
    page.block_thread()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python app.py", description="Chat with your articles about songs.")
    add_options(parser)
    add_exposure_options(parser)
    parser.add_argument("--mcp", action="store_true", help="serve ask, search and rebuild as MCP tools too")
    return parser


if __name__ == "__main__":
    sys.exit(main())

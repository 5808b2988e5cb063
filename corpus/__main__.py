"""`python -m corpus show FILE`: what was kept of a file, what was cut and why."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from corpus.errors import LinerNotesError
from corpus.read import read_article
from corpus.show import show


def main(arguments: Sequence[str]) -> int:
    """Run the command; the exit status: 0, or 2 for a user's mistake."""
    parser = argparse.ArgumentParser(prog="python -m corpus", description="Reads articles.")
    commands = parser.add_subparsers(dest="command", required=True)
    showing = commands.add_parser("show", help="what was kept of a file, what was cut and why")
    showing.add_argument("file", type=Path, metavar="FILE")
    file: Path = parser.parse_args(arguments).file
    try:
        article = read_article(file, file.name)
    except LinerNotesError as error:
        print(error, file=sys.stderr)
        return 2
    colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]
    print(show(article, colour, min(shutil.get_terminal_size().columns, 120)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

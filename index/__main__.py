"""`python -m index` builds or updates the index; `status` says what is indexed, `rollback` undoes the last build."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import Never, TextIO

from tqdm import tqdm

from corpus import LinerNotesError
from index.embed import SentenceTransformerEmbedder
from index.index import Index
from index.report import BuildReport, Progress, Update
from index.settings import IndexSettings


def main(arguments: list[str] | None = None) -> int:
    """Run one command; gives the exit status, 2 for what a person can mend."""
    options = _parser().parse_args(arguments)
    try:
        settings = settings_from(options)
        index = Index(settings, SentenceTransformerEmbedder(settings.model, settings.threads))
        if options.command == "status":
            _print_status(index)
        elif options.command == "rollback":
            print(f"revision {index.rollback()} is served again, until the next python -m index")
        else:
            print_report(index.build(bar_progress()))
    except LinerNotesError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def add_index_options(parser: argparse.ArgumentParser) -> None:
    """The options that every command has: where articles and store are."""
    defaults = IndexSettings()
    parser.add_argument("--articles", type=Path, default=defaults.articles, help="articles folder (%(default)s)")
    parser.add_argument("--store", type=Path, default=defaults.store, help="where the index lives (%(default)s)")
    parser.add_argument("--model", default=defaults.model, help="embedding model: folder or name (%(default)s)")
    parser.add_argument("--chroma-url", default=os.environ.get("CHROMA_URL", ""), help="a Chroma server (CHROMA_URL)")


def settings_from(options: argparse.Namespace) -> IndexSettings:
    """The index's settings from the command line."""
    return IndexSettings(
        articles=options.articles, store=options.store, model=options.model, chroma_url=options.chroma_url
    )


def print_report(report: BuildReport, out: TextIO = sys.stdout) -> None:
    """One line of counts on `out`, one line a skipped file on standard error."""
    if report.rebuilt_because:
        print(f"everything was built anew: {report.rebuilt_because}", file=out)
    for skipped in report.skipped:
        print(f"skipped {skipped}", file=sys.stderr)
    print(report, file=out)


def print_update(update: Update, out: TextIO = sys.stdout) -> None:
    """The report of a build on `out`, and what a person must know of what is served on standard error."""
    if update.report:
        print_report(update.report, out)
    if update.notice:
        print(update.notice, file=sys.stderr)


def bar_progress() -> Progress:
    """Progress as one tqdm bar a stage, on standard error."""
    bars: dict[str, tqdm[Never]] = {}

    def show(stage: str, done: int, total: int) -> None:
        if stage not in bars:
            bars[stage] = tqdm(total=total, desc=stage, unit="", leave=True, dynamic_ncols=True)
        bars[stage].update(done - bars[stage].n)
        if done >= total:
            bars[stage].close()

    return show


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m index", description="Build or update the index of the articles.")
    parser.add_argument("command", nargs="?", choices=["build", "status", "rollback"], default="build")
    add_index_options(parser)
    return parser


def _print_status(index: Index) -> None:
    status = index.status()
    print(f"revision   {status.revision}")
    print(f"articles   {status.articles}")
    print(f"passages   {status.passages}, {status.vectors} vectors")
    print(f"kept       {status.kept} passages of the revision before, for python -m index rollback")
    print(f"model      {status.generation.model}")
    print(f"chunks     {status.generation.passage_tokens} {status.generation.encoding} tokens at most")
    print(f"pending    {status.pending} files changed since" if status.pending else "pending    nothing")


if __name__ == "__main__":
    sys.exit(main())

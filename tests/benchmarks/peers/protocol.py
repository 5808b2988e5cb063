"""What every tool is asked to do, and how it is timed. Standard library alone: each tool has its own environment."""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Protocol


class Tool(Protocol):
    """A tool over a folder of articles."""

    def index(self, folder: Path) -> None:
        """Make everything in the folder searchable."""

    def add(self, file: Path) -> None:
        """Make one more file searchable."""

    def search(self, question: str, count: int) -> Sequence[str]:
        """The best `count` texts."""
        ...


def run(make: Callable[[str, Path], Tool]) -> None:
    """Do what the JSON file says that the command line names, with `make(model, store)`; the figures go to stdout."""
    todo = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    tool = make(todo["model"], Path(todo["store"]))
    indexed = _seconds(lambda: tool.index(Path(todo["articles"])))
    added = [_seconds(partial(tool.add, Path(file))) for file in todo["added"]]
    tool.search("warm", todo["count"])
    asked, found = [], []
    for question in todo["questions"]:
        began = time.perf_counter()
        found.append(list(tool.search(question, todo["count"])))
        asked.append(time.perf_counter() - began)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"indexed": indexed, "added": added, "asked": asked, "found": found, "mb": peak}))


def _seconds(does: Callable[[], object]) -> float:
    began = time.perf_counter()
    does()
    return time.perf_counter() - began

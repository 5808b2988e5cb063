"""`make load`: 32 clients ask over HTTP while another process adds, changes, removes and rebuilds.

The quiet system is the same clients with nobody changing the library, in the same run: the machines are noisy, so a
ratio within one run is the only figure to quote.
"""

from __future__ import annotations

import argparse
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import httpx

from corpus import Library
from tests.benchmarks.asking import Asked, ask_for, be_rude
from tests.benchmarks.changing import read_versions, write_version

ROOT = Path(__file__).parents[2]
QUESTIONS = (
    "Where did Mara Quill write Harbour Lights?",
    "Who directed the video of Harbour Lights?",
    "What number did Harbour Lights reach in Norway?",
    "Where did the idea for We Don't Talk Anymore come from?",
    "What did the drummer of Harbour Lights have for breakfast?",
)


@dataclass(frozen=True, slots=True)
class Load:
    """How much is asked: clients, and the seconds of the quiet and of the busy part."""

    clients: int = 32
    quiet_seconds: float = 60.0
    busy_seconds: float = 300.0


@dataclass(frozen=True, slots=True)
class Result:
    """What came of it. `quotes` were checked, `wrong` are those that their revision does not hold; memory is in MB."""

    quiet: tuple[Asked, ...]
    busy: tuple[Asked, ...]
    rebuilds: int
    quotes: int
    wrong: tuple[str, ...]
    memory: tuple[float, ...]

    @property
    def problems(self) -> list[str]:
        """What went wrong for a client."""
        return [asked.problem for asked in (*self.quiet, *self.busy) if asked.problem]

    @property
    def ratio(self) -> float:
        """The 95th percentile of the busy part against that of the quiet one."""
        return p95(self.busy) / p95(self.quiet)


def run(address: str, articles: Path, scratch: Path, load: Load, memory: Callable[[], float]) -> Result:
    """Ask the server at `address` over the folder `articles`, in quiet and then while the folder changes."""
    versions, done, samples = scratch / "versions.jsonl", threading.Event(), [memory()]
    library = Library(articles)
    for entry in library.files():
        write_version(library, entry.file, versions)
    quiet = ask_for(address, QUESTIONS, load.clients, load.quiet_seconds)
    samples.append(memory())
    command = [sys.executable, "-m", "tests.benchmarks.changing", address, str(articles), str(versions)]
    with subprocess.Popen([*command, str(load.busy_seconds)], cwd=ROOT, stdout=subprocess.PIPE, text=True) as changing:
        rude = threading.Thread(target=be_rude, args=(address, done))
        rude.start()
        busy: list[Asked] = []
        for _ in range(5):
            busy += ask_for(address, QUESTIONS, load.clients, load.busy_seconds / 5)
            samples.append(memory())
        done.set()
        rude.join()
        said, _ = changing.communicate()
    rebuilds = int(said) if changing.returncode == 0 else 0
    quotes, wrong = check(busy, read_versions(versions))
    return Result(tuple(quiet), tuple(busy), rebuilds, quotes, tuple(wrong), tuple(samples))


def check(asked: Sequence[Asked], versions: dict[tuple[str, str], str]) -> tuple[int, list[str]]:
    """How many quotes there were, and those that do not stand, word for word, in the revision that they name."""
    quotes = [quote for one in asked if one.answer for quote in one.answer["quotes"]]
    return len(quotes), [
        f"{quote['file']} {quote['revision']} {quote['start']}-{quote['end']}: {quote['text']!r}"
        for quote in quotes
        if versions.get((quote["file"], quote["revision"]), "")[quote["start"] : quote["end"]] != quote["text"]
    ]


def p95(asked: Sequence[Asked]) -> float:
    """The 95th percentile of the seconds that an answer took."""
    return statistics.quantiles((one.seconds for one in asked), n=20)[-1]


def main() -> int:
    """Run the load against the real app; gives 1 where something went wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.load", description=__doc__)
    parser.add_argument("--clients", type=int, default=32)
    parser.add_argument("--seconds", type=float, default=300.0, help="how long the library changes (%(default)s)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        articles = Path(scratch) / "articles"
        articles.mkdir()
        for source in sorted((ROOT / "corpus" / "articles").glob("we-dont-talk-anymore-*.md")):
            shutil.copy(source, articles)
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        command = [sys.executable, "app.py", "--port", str(port), "--requests-per-minute", "1000000"]
        command += ["--articles", str(articles), "--store", str(Path(scratch) / "store")]
        with subprocess.Popen(command, cwd=ROOT) as server:
            try:
                address = f"http://127.0.0.1:{port}/"
                _wait(address)
                load = Load(options.clients, min(60.0, options.seconds / 5), options.seconds)
                result = run(address, articles, Path(scratch), load, lambda: resident_megabytes(server.pid))
            finally:
                server.terminate()
    return _report(result)


def resident_megabytes(process: int) -> float:
    """What a process holds in memory, by Linux's /proc."""
    pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def _wait(address: str) -> None:
    for _ in range(240):
        try:
            if httpx.get(address + "config", timeout=5).status_code == 200:
                ask_for(address, QUESTIONS[:1], 1, 0.1)
                return
        except httpx.HTTPError:
            pass
        time.sleep(0.5)
    raise SystemExit(f"nothing was served at {address} within two minutes")


def _report(result: Result) -> int:
    for name, asked in (("quiet", result.quiet), ("busy", result.busy)):
        middle = statistics.median(one.seconds for one in asked)
        print(f"{name:6} {len(asked):6,} questions   median {middle:6.2f} s   p95 {p95(asked):6.2f} s")
    print(f"p95, busy against quiet: {result.ratio:.2f}")
    print(
        f"{result.rebuilds} rebuilds, {result.quotes:,} quotes held against their revision, {len(result.wrong)} wrong"
    )
    print("memory, MB: " + "  ".join(f"{one:.0f}" for one in result.memory))
    for problem in [*result.problems, *result.wrong][:10]:
        print(problem)
    print(f"{len(result.problems)} errors")
    return 1 if result.problems or result.wrong or not result.quotes or not result.rebuilds else 0


if __name__ == "__main__":
    sys.exit(main())

"""`make bench-peers`: this index beside LlamaIndex, LangChain and txtai by their quick starts, in one run.

The same articles, model, questions and machine; each in a process and an environment of its own. A hit is a question
whose evidence stands in the first five texts. Longer texts hit more easily, so how long these are is printed too, and
the last column of hits is of their first 1,500 characters alone.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from assistant.training.gold import plain, stands
from index import IndexSettings
from index.embed import locate
from tests.benchmarks.run import ARTICLES
from tests.benchmarks.timing import p95
from tests.eval.run import OWN, PLAIN
from tests.eval.score import read_questions

ROOT = Path(__file__).parents[2]
PEERS = Path(__file__).parent / "peers"
_COUNT = 5
_ADDED = 5
_CHARACTERS = 1_500
# The same torch as here: another one would take gigabytes, and another arithmetic.
_COMMON = (f"torch=={version('torch')}".split("+")[0], f"sentence-transformers=={version('sentence-transformers')}")
_TOOLS: Mapping[str, Sequence[str]] = {
    "llamaindex": (
        "llama-index-core",
        "llama-index-readers-file",
        "llama-index-vector-stores-chroma",
        "llama-index-embeddings-huggingface",
    ),
    "langchain": ("langchain-community", "langchain-chroma", "langchain-huggingface", "langchain-text-splitters"),
    "txtai": ("txtai",),
}


def main() -> int:
    """A table with one column a tool."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.side_by_side", description=__doc__)
    parser.add_argument("--environments", type=Path, default=ROOT / ".side-by-side", help="kept from run to run")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    questions = [row for of in (OWN, PLAIN) for row in read_questions(of.questions) if "gold" in row]
    asked = [row["question"] for row in questions if not row.get("history")]
    gold = [row["gold"] for row in questions if not row.get("history")]
    pythons = {"liner_notes": Path(sys.executable)}
    pythons |= {name: _environment(options.environments / name, needs) for name, needs in _TOOLS.items()}
    print(f"{len(list(ARTICLES.rglob('*.md')))} articles, {len(asked)} questions, {options.threads} threads")
    titles = ("index s", "add ms", "p50 ms", "p95 ms", "hit@5", "characters", "hit", "MB")
    print(" " * 12 + "".join(f"{title:>11}" for title in titles))
    for name, python in pythons.items():
        with tempfile.TemporaryDirectory() as scratch:
            _print(name, _run(name, python, Path(scratch), asked, options.threads), gold)
    return 0


def _environment(folder: Path, needs: Sequence[str]) -> Path:
    """The interpreter of a tool's environment, made at the first run."""
    python = folder / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *_COMMON, *needs], check=True)
    return python


def _run(name: str, python: Path, scratch: Path, asked: Sequence[str], threads: int) -> dict[str, Any]:
    articles = shutil.copytree(ARTICLES, scratch / "articles")
    added = []
    for number, file in enumerate(sorted(ARTICLES.rglob("*.md"))[:_ADDED]):
        added.append(scratch / f"added-{number}.md")
        added[-1].write_text(file.read_text(encoding="utf-8") + f"\n\nCopy {number}.\n", encoding="utf-8")
    todo = {
        "model": str(locate(IndexSettings().model)),
        "store": str(scratch / "store"),
        "articles": str(articles),
        "added": [str(file) for file in added],
        "questions": list(asked),
        "count": _COUNT,
    }
    (scratch / "todo.json").write_text(json.dumps(todo), encoding="utf-8")
    module = (
        ["-m", "tests.benchmarks.peers.ask_liner_notes"] if name == "liner_notes" else [str(PEERS / f"ask_{name}.py")]
    )
    # Set on purpose: each tool would choose its own number of threads.
    chosen = {"OMP_NUM_THREADS": str(threads), "TOKENIZERS_PARALLELISM": "false", "ANONYMIZED_TELEMETRY": "False"}
    done = subprocess.run(
        [python, *module, scratch / "todo.json"],
        check=True,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        env=os.environ | chosen | {"HF_HUB_OFFLINE": "1"},
    )
    figures: dict[str, Any] = json.loads(done.stdout.decode().splitlines()[-1])
    return figures


def _print(name: str, figures: Mapping[str, Any], gold: Sequence[Any]) -> None:
    ms = [1000 * one for one in figures["asked"]]
    found = [plain(" ".join(texts)) for texts in figures["found"]]
    length = statistics.mean(len(text) for text in found)
    cells = (
        f"{figures['indexed']:.1f}",
        f"{1000 * statistics.median(figures['added']):.0f}",
        f"{statistics.median(ms):.1f}",
        f"{p95(ms):.1f}",
        f"{_hits(found, gold):.3f}",
        f"{length:,.0f}",
        f"{_hits([text[:_CHARACTERS] for text in found], gold):.3f}",
        f"{figures['mb']:,.0f}",
    )
    print(f"{name:12}" + "".join(f"{cell:>11}" for cell in cells), flush=True)


def _hits(found: Sequence[str], gold: Sequence[Any]) -> float:
    """The share of questions whose evidence stands in what was found."""
    return statistics.mean(
        all(stands(group, text) for group in groups) for groups, text in zip(gold, found, strict=True)
    )


if __name__ == "__main__":
    sys.exit(main())

"""`make bench-server`: the same index with its vectors in a folder and on a Chroma server, in one run."""

from __future__ import annotations

import argparse
import random
import shutil
import tempfile
import time
from dataclasses import replace
from functools import partial
from pathlib import Path

from index import Index, IndexSettings, SentenceTransformerEmbedder
from tests.benchmarks.run import ARTICLES
from tests.benchmarks.timing import row, seconds_of
from tests.chroma_server import Server
from tests.eval.run import OWN
from tests.eval.score import read_questions


def main() -> int:
    """A table: building, changing and searching, in a folder and on a server."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.server", description=__doc__)
    parser.add_argument("--questions", type=int, default=60)
    parser.add_argument("--runs", type=int, default=7, help="of a change (%(default)s)")
    options = parser.parse_args()
    settings = IndexSettings()
    embedder = SentenceTransformerEmbedder(settings.model, settings.threads)
    asked = random.Random(0).sample([row["question"] for row in read_questions(OWN.questions)], options.questions)
    with tempfile.TemporaryDirectory() as scratch:
        articles = shutil.copytree(ARTICLES, Path(scratch) / "articles")
        server = Server(Path(scratch) / "chroma")
        try:
            for name, url in (("in a folder", ""), ("on a server", server.url)):
                store = Path(scratch) / f"store {name}"
                measure(
                    name,
                    replace(settings, articles=articles, store=store, chroma_url=url),
                    embedder,
                    asked,
                    options.runs,
                )
        finally:
            server.kill()
    return 0


def measure(
    name: str, settings: IndexSettings, embedder: SentenceTransformerEmbedder, asked: list[str], runs: int
) -> None:
    """One place for the vectors. What one index builds, another one, as of another process, is asked for."""
    builder, other = (Index(settings, embedder) for _ in range(2))
    row(f"built {name}", [seconds_of(builder.build)])
    row(f"searched {name}", [seconds_of(partial(_found, other, question)) for question in asked])
    served = []
    for run in range(runs):
        word = f"zanzibarian{run}"
        (settings.articles / "new.txt").write_text(f"The {word} song is by Ada Moon.", encoding="utf-8")
        builder.build()
        began = time.perf_counter()
        while word not in _found(other, f"{word} song"):
            pass
        served.append(time.perf_counter() - began)
    row(f"a build is served by another {name}", served)


def _found(index: Index, question: str) -> str:
    """The text of the passages that are found."""
    with index.view() as view:
        hits = view.search(question, 3)
        articles = [view.article(hit.passage.article) for hit in hits]
    return " ".join(article.text for article in articles if article)


if __name__ == "__main__":
    main()

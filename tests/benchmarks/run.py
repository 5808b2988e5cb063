"""`make bench`: what building, updating and asking cost, as ratios to the bare embedding model in the same run.

The machines are noisy, so single seconds mean little: quote the ratios, and the range beside them.
"""

from __future__ import annotations

import argparse
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from assistant.assemble import assemble
from assistant.settings import Settings
from corpus import Details, Library
from index import Index, IndexSettings, SentenceTransformerEmbedder
from index.chunk import embedded_text
from tests.benchmarks.timing import seconds_of

ARTICLES = Path(__file__).parents[2] / "corpus" / "articles"
QUESTIONS = (
    "Where did the idea for We Don't Talk Anymore come from?",
    "Who directed the music video?",
    "What number did it reach in Poland?",
    "Were they a couple?",
    "How many views does the video have?",
)


def main() -> int:
    """Run the benchmarks and print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.run", description=__doc__)
    parser.add_argument("--copies", type=int, default=20, help="how often the articles are repeated (%(default)s)")
    parser.add_argument("--runs", type=int, default=5, help="runs of each timing (%(default)s)")
    options = parser.parse_args()
    print(f"{datetime.now(UTC):%Y-%m-%d}, {platform.machine()}, Python {platform.python_version()}")
    with tempfile.TemporaryDirectory() as scratch:
        settings = IndexSettings(articles=Path(scratch) / "articles", store=Path(scratch) / "store")
        _write(settings, options.copies)
        embedder = SentenceTransformerEmbedder(settings.model, settings.threads)
        embedder.embed(["warm"])
        index = Index(settings, embedder)
        build = seconds_of(index.build)
        with index.view() as view:
            articles = view.articles()
            texts = [
                embedded_text(passage.header, article.text[passage.span.start : passage.span.end])
                for article in articles
                for passage in view.passages_of(article.id)
            ]
        bare = seconds_of(lambda: embedder.embed(texts))
        print(f"{len(articles)} articles, {len(texts)} passages")
        print(f"{'building, against embedding alone':42} {build / bare:6.2f} ({len(texts) / build:.0f} passages/s)")
        _row("building again, nothing changed", [seconds_of(index.build) for _ in range(options.runs)], bare)
        _row("one article changed", [seconds_of(lambda: _change(settings, index)) for _ in range(options.runs)], bare)
        _time_questions(settings, options.runs)
    return 0


def _time_questions(settings: IndexSettings, runs: int) -> None:
    assistant = assemble(Settings(index=settings))
    assistant.ask(QUESTIONS[0])
    timings = [assistant.ask(question).timings_ms for _ in range(runs) for question in QUESTIONS]
    for step in timings[0]:
        of = sorted(timing[step] for timing in timings)
        print(f"{'asking: ' + step:42} {statistics.median(of):6.1f} ms  ({of[0]:.1f} to {of[-1]:.1f})")


def _write(settings: IndexSettings, copies: int) -> None:
    """The shipped articles, and copies that differ in every title, so that no passage is the same."""
    source, target = Library(ARTICLES), Library(settings.articles)
    for copy in range(copies):
        for entry in source.files():
            article = source.read(entry.file)
            details = Details(title=f"{article.label} {copy}", song=f"Song {copy}", artist=article.details.artist)
            target.add_text(f"Copy {copy}.\n\n{article.text}", details)


def _change(settings: IndexSettings, index: Index) -> None:
    path = sorted(settings.articles.glob("*.md"))[0]
    path.write_text(path.read_text(encoding="utf-8") + f"\n\nA line of {time.time_ns()}.\n", encoding="utf-8")
    index.build()


def _row(name: str, seconds: Sequence[float], bare: float) -> None:
    middle, spread = statistics.median(seconds), f"{min(seconds) * 1000:.0f} to {max(seconds) * 1000:.0f}"
    print(f"{name:42} {middle / bare:6.3f} ({middle * 1000:.0f} ms; {spread})")


if __name__ == "__main__":
    sys.exit(main())

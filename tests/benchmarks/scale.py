"""`make bench-scale`: what updating and asking cost as a library grows, with drawn articles and drawn vectors.

The articles are made of sentences of the shipped ones with other names, and a passage's vector is a shipped passage's
vector with noise: words, lengths and neighbourhoods are like a real library's, and no hours are spent on embedding.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import resource
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import numpy as np
from tqdm import tqdm

from assistant.assistant import Assistant
from assistant.confidence import Confidence
from assistant.settings import Settings
from assistant.span_reader import SpanReader
from corpus import Article, Kind, Library, units
from index import Index, IndexSettings, SentenceTransformerEmbedder
from index.embed import Vectors
from tests.benchmarks.run import ARTICLES
from tests.benchmarks.timing import row
from tests.eval.run import OWN
from tests.eval.score import read_questions

_PASSAGES_PER_ARTICLE = 6
_SENTENCES = 34
_NOISE = 0.5


class DrawnEmbedder:
    """Vectors drawn around real ones while a library is built; questions are embedded by the model itself."""

    def __init__(self, model: SentenceTransformerEmbedder, around: Vectors) -> None:
        self._model = model
        self._around = around
        self.drawing = True
        self.seconds = 0.0

    @property
    def identity(self) -> str:
        return "drawn"

    @property
    def max_tokens(self) -> int:
        return self._model.max_tokens

    def count_tokens(self, text: str) -> int:
        return self._model.count_tokens(text)

    def embed(self, texts: Sequence[str]) -> Vectors:
        began = time.perf_counter()
        vectors = np.stack([self._drawn(text) for text in texts]) if self.drawing else self._model.embed(texts)
        self.seconds += time.perf_counter() - began
        return vectors

    def _drawn(self, text: str) -> Vectors:
        seed = int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big")
        rng = np.random.default_rng(seed)
        dimension = self._around.shape[1]
        vector = self._around[seed % len(self._around)] + _NOISE * rng.standard_normal(dimension) / dimension**0.5
        return np.asarray(vector / np.linalg.norm(vector), dtype=np.float32)


class Drawn:
    """Draws articles, each of another song, out of the sentences of real ones."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self._sentences = [
            article.text[unit.span.start : unit.span.end]
            for article in articles
            for unit in units(article)
            if unit.kind is Kind.SENTENCE
        ]
        self._words = sorted({word for sentence in self._sentences for word in sentence.split() if word.istitle()})

    def write(self, folder: Path, number: int) -> Path:
        """One article file; the same number gives the same article."""
        rng = random.Random(number)
        song, artist = (" ".join(rng.sample(self._words, 3)) for _ in range(2))
        paragraphs = [" ".join(rng.sample(self._sentences, _SENTENCES // 4)) for _ in range(4)]
        head = f"---\ntitle: {song!r}\nsong: {song!r}\nartist: {artist!r}\npublisher: Drawn\n---\n\n"
        path = folder / f"{number // 1000:03}" / f"{number}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(head + f"{song} is song number {number}.\n\n" + "\n\n".join(paragraphs), encoding="utf-8")
        return path


def main() -> int:
    """A table of costs by size."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.scale", description=__doc__)
    parser.add_argument("--passages", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--questions", type=int, default=60)
    parser.add_argument("--runs", type=int, default=7, help="of each change (%(default)s)")
    parser.add_argument("--read", action="store_true", help="whole answers too, with the reader")
    options = parser.parse_args()
    settings = IndexSettings()
    model = SentenceTransformerEmbedder(settings.model, settings.threads)
    real = [Library(ARTICLES).read(entry.file) for entry in Library(ARTICLES).files()]
    around = model.embed([article.text[at : at + 500] for article in real for at in range(0, len(article.text), 500)])
    questions = [row["question"] for row in read_questions(OWN.questions)]
    asked = random.Random(0).sample(questions, options.questions)
    for passages in options.passages:
        with tempfile.TemporaryDirectory() as scratch:
            sized = replace(settings, articles=Path(scratch) / "articles", store=Path(scratch) / "store")
            measure(sized, DrawnEmbedder(model, around), Drawn(real), passages, options.runs, asked, options.read)
    return 0


def measure(
    settings: IndexSettings,
    embedder: DrawnEmbedder,
    drawn: Drawn,
    passages: int,
    runs: int,
    asked: Sequence[str],
    read: bool,
) -> None:
    """One library: built, changed and asked."""
    count = passages // _PASSAGES_PER_ARTICLE
    for number in tqdm(range(count), desc="drawing", leave=False, disable=None):
        drawn.write(settings.articles, number)
    index = Index(settings, embedder)
    began = time.perf_counter()
    report = index.build()
    seconds = time.perf_counter() - began - embedder.seconds
    print(f"\n{count:,} articles, {report.passages:,} passages")
    row("built, without the model", [seconds], f"{report.passages / seconds:,.0f} passages/s")
    changes: dict[str, Callable[[int], object]] = {
        "nothing changed": lambda _run: None,
        "one article added": lambda run: drawn.write(settings.articles, count + run),
        "one article changed": lambda run: _append(drawn.write(settings.articles, run)),
        "one article removed": lambda run: drawn.write(settings.articles, run).unlink(),
    }
    for name, change in changes.items():
        row(name, [_timed(index, embedder, change, run) for run in range(runs)])
    embedder.drawing = False
    reader = SpanReader(settings.threads)
    assistant = Assistant(Settings(index=settings), index, reader, Confidence.load())
    _ask(assistant, asked, read)
    disk = sum(path.stat().st_size for path in settings.store.rglob("*") if path.is_file())
    print(f"{'disk':34} {disk / 2**20:9.0f} MB")
    print(f"{'memory of this process, at most':34} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:9.0f} MB")


def _ask(assistant: Assistant, asked: Sequence[str], read: bool) -> None:
    steps: dict[str, list[float]] = defaultdict(list)
    assistant.search(asked[0])
    for question in asked:
        with _into(steps["search, question embedded"]):
            assistant.search(question)
    if read:
        assistant.ask(asked[0])
        for question in asked:
            with _into(steps["whole answer"]):
                timings = assistant.ask(question).timings_ms
            for step, ms in timings.items():
                steps[f"  {step}"].append(ms / 1000)
    for name, seconds in steps.items():
        row(name, seconds)


def _timed(index: Index, embedder: DrawnEmbedder, change: Callable[[int], object], run: int) -> float:
    """Seconds from a change in the folder to its being searched, without the embedding."""
    change(run)
    embedder.seconds, began = 0.0, time.perf_counter()
    index.build()
    return time.perf_counter() - began - embedder.seconds


def _append(path: Path) -> None:
    path.write_text(path.read_text(encoding="utf-8") + f"\n\nA line of {time.time_ns()}.\n", encoding="utf-8")


@contextmanager
def _into(seconds: list[float]) -> Iterator[None]:
    began = time.perf_counter()
    yield
    seconds.append(time.perf_counter() - began)


if __name__ == "__main__":
    main()

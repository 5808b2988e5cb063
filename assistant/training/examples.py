"""Examples: a question, a passage as the index would cut it, and the spans that answer, or none."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.reader import Context
from corpus import Article, Details, Span
from index import Embedder, IndexSettings
from index.chunk import Chunker
from index.tokens import load_encoding


@dataclass(frozen=True, slots=True)
class Example:
    """`spans` are in the context's text; an empty tuple means that the passage does not answer."""

    question: str
    context: Context
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Window:
    """A passage of an article, and where in the article's text it stands."""

    article: str
    context: Context
    span: Span

    def inside(self, spans: Iterable[Span]) -> tuple[Span, ...]:
        """Those of the article's `spans` that this passage holds, as offsets of its own text."""
        start = self.span.start
        held = [span for span in dict.fromkeys(spans) if self.span.contains(span) and span.start < span.end]
        return tuple(Span(span.start - start, span.end - start) for span in held)


class Cutter:
    """Cuts any text into passages just as the index does."""

    def __init__(self, embedder: Embedder, settings: IndexSettings) -> None:
        encoding = load_encoding(settings.encoding)
        self._chunker = Chunker(
            budget=settings.passage_tokens,
            overlap=settings.overlap_units,
            tokens=lambda text: len(encoding.encode_ordinary(text)),
            model_tokens=embedder.count_tokens,
            model_limit=embedder.max_tokens,
        )

    def cut(self, text: str, details: Details, name: str = "") -> list[Window]:
        """The passages of a text, each with its header; the article is called `name`, else by its text's hash."""
        name = name or hashlib.sha256(text.encode()).hexdigest()[:12]
        article = Article(name, name, name, text, details)
        return [
            Window(name, Context(passage.header, text[passage.span.start : passage.span.end]), passage.span)
            for passage in self._chunker.chunk(article)
        ]


def read_rows(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSON Lines file, gzipped or not."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def span_of(answer: Mapping[str, str], text: str) -> Span:
    """Where the `span` of an answer stands in its `sentence`. Raises ValueError where the text does not hold it."""
    start = text.index(answer["span"], text.index(answer["sentence"]))
    return Span(start, start + len(answer["span"]))


def read_squad(path: Path) -> list[dict[str, Any]]:
    """The articles of a gzipped file in SQuAD's format."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        articles: list[dict[str, Any]] = json.load(file)["data"]
    return articles

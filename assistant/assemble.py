"""Settings -> assistant: the one place that chooses the embedder and the reader."""

from __future__ import annotations

from assistant.assistant import Assistant
from assistant.confidence import Confidence
from assistant.settings import Settings
from assistant.span_reader import SpanReader
from index import Index, SentenceTransformerEmbedder


def assemble(settings: Settings) -> Assistant:
    """The assistant as it is shipped. Models are loaded at the first question, or by `warm`."""
    embedder = SentenceTransformerEmbedder(settings.index.model, settings.index.threads)
    return Assistant(settings, Index(settings.index, embedder), SpanReader(settings.index.threads), Confidence.load())

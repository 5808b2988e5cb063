"""The settings of an index: made once, at the command line or in app.py, and passed on."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, field
from pathlib import Path

from corpus import Limits

PACKAGED_MODEL = "all-MiniLM-L6-v2"


@dataclass(frozen=True, slots=True)
class IndexSettings:
    """Where articles and index live, and how passages are cut and embedded.

    `model` is the packaged model's name, a folder, or a name in the local Hugging Face cache. `encoding` is a tiktoken
    encoding, "tekken" being the one that needs no download. `passage_tokens` counts that encoding's tokens.
    `chroma_url` ("http://host:port") uses a Chroma server instead of the embedded one.
    """

    articles: Path = Path("corpus/articles")
    store: Path = Path(".liner-notes")
    model: str = PACKAGED_MODEL
    encoding: str = "tekken"
    passage_tokens: int = 110
    overlap_units: int = 1
    chroma_url: str = ""
    # Set on purpose: PyTorch's threads wait for each other, so one thread a core at most.
    threads: int = field(default_factory=lambda: os.cpu_count() or 1)
    # How long a builder waits for another one.
    lock_seconds: float = 600
    limits: Limits = field(default_factory=Limits)

    def generation(self, model_identity: str, reader_version: str) -> str:
        """The name of all indexes that may share vectors: same model, same chunks, same reading. 16 hex digits."""
        parts = (model_identity, reader_version, self.encoding, str(self.passage_tokens), str(self.overlap_units))
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]

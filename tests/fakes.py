"""Predictable stand-ins for the models, and a small library: enough to test everything around the models in seconds."""

from __future__ import annotations

import hashlib
import math
import re
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path

import numpy as np

from assistant.confidence import Confidence, RivalSigns, Signs
from assistant.logistic import Logistic
from assistant.reader import Context, Reading
from assistant.settings import Settings
from index import IndexSettings, terms
from index.embed import Vectors

DIMENSION = 64

ARTICLES = {
    "harbour.md": """---
title: How Harbour Lights was written
song: Harbour Lights
artist: The Lanterns
publisher: Dock Weekly
published: 2019-05-04
---

Mara Quill wrote Harbour Lights in a lighthouse near Bergen.

The single reached number 4 in Norway. Its video was directed by Tomas Ek.
""",
    "harbour-again.md": """---
title: Harbour Lights, another story
song: Harbour Lights
artist: The Lanterns
publisher: The Ferry Post
published: 2021-02
---

Mara Quill wrote Harbour Lights on a night train to Vienna.

- Gold in Norway
- Platinum in Denmark
""",
    "cinder.txt": """Cinder Road
by Odd Weather

Album: Slow Fires (2003)

The band recorded Cinder Road in a barn outside Leeds. Nobody was paid for the session.
""",
}


class FakeEmbedder:
    """Hashed words as a unit vector: texts that share words are near each other. Reads 96 tokens of four letters."""

    def __init__(self, identity: str = "fake@1", dimension: int = DIMENSION) -> None:
        self.identity = identity
        self.max_tokens = 96
        self.embedded: list[str] = []
        self._dimension = dimension

    def count_tokens(self, text: str) -> int:
        return 2 + sum(math.ceil(len(word) / 4) for word in text.split())

    def embed(self, texts: Sequence[str]) -> Vectors:
        self.embedded += texts
        vectors = np.full((len(texts), self._dimension), 1e-6, dtype=np.float32)
        for row, text in enumerate(texts):
            for word in terms(text):
                vectors[row, int(hashlib.sha256(word.encode()).hexdigest(), 16) % self._dimension] += 1
        return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), dtype=np.float32)


class FakeReader:
    """Answers with what follows the question's words in a sentence; fewer than three of them is "not here"."""

    def read(self, question: str, contexts: Sequence[Context]) -> list[Reading]:
        asked = set(terms(question))
        readings = []
        for number, context in enumerate(contexts):
            for match in re.finditer(r"[^.\n]+", context.text):
                words = [word for word in re.finditer(r"\w+", match.group()) if word.group().lower() in asked]
                start = words[-1].end() + 1 if words and words[-1].end() + 1 < len(match.group()) else 0
                score = 2.0 * (len({word.group().lower() for word in words}) - 2.5)
                readings.append(Reading(number, match.start() + start, match.end(), score))
        return readings


# Trusts the reader's log-odds alone; which questions ask for a list is fitted on their words, and cheap to tell.
BY_SCORE = Confidence(
    answers=Logistic(0.0, {field.name: float(field.name == "score") for field in fields(Signs)}),
    differs=Logistic(0.0, {field.name: float(field.name == "answers") for field in fields(RivalSigns)}),
    lists=Confidence.load().lists,
)


def fake_settings(index: IndexSettings) -> Settings:
    """Settings whose bars suit a confidence that is the reader's score alone."""
    return Settings(index=index, answer_above=0.5, support_above=0.5, differ_above=0.5, differ_plainly=0.5)


def write_library(folder: Path) -> Path:
    """The three articles above, in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder

"""Passages written for this reader, each with plain questions that it answers and with some that only look like it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from assistant.training.examples import Cutter, Example, read_rows, span_of
from corpus import Details


def passage_examples(files: Sequence[Path], cutter: Cutter) -> list[Example]:
    """Every question with each window of its own passage: what another one holds is not known to be no answer."""
    return [example for file in files for row in read_rows(file) for example in _examples(row, cutter)]


def _examples(row: Mapping[str, Any], cutter: Cutter) -> Iterator[Example]:
    windows = cutter.cut(row["text"], Details(title=row["title"], song=row["song"], artist=row["artist"]))
    for asked in row["questions"]:
        spans = [span_of(answer, row["text"]) for answer in asked["answers"]]
        for window in windows:
            yield Example(asked["question"], window.context, window.inside(spans))

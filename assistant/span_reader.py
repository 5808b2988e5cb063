"""The trained reader: which words of a passage answer, or "not here". docs/reader.md says how good it is."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from assistant.reader import Context, Reading

if TYPE_CHECKING:
    from assistant.span_input import SpanInput, SpanTokenizer
    from assistant.span_model import SpanModel

WEIGHTS = Path(__file__).parent / "weights" / "reader.safetensors"
_BATCH = 8
_LONGEST_SPAN = 30
_READINGS = 3

Scores = NDArray[np.float32]


class SpanReader:
    """Reads with the shipped weights, loaded at first use: the import of PyTorch alone takes seconds."""

    def __init__(self, threads: int, weights: Path = WEIGHTS) -> None:
        self._threads = threads
        self._weights = weights
        self._loaded: tuple[SpanModel, SpanTokenizer] | None = None
        self._loading = threading.Lock()

    def read(self, question: str, contexts: Sequence[Context]) -> list[Reading]:
        """The best three spans of each context that do not overlap. Raises UnusableReader for unusable weights."""
        model, tokenizer = self._model()
        inputs = tokenizer.encode(question, contexts)
        # Passages of like length are read together, so that little of a batch is padding.
        order = sorted(range(len(inputs)), key=lambda number: len(inputs[number].ids))
        readings: list[Reading] = []
        for start in range(0, len(order), _BATCH):
            numbers = order[start : start + _BATCH]
            for number, scores in zip(numbers, _scores(model, [inputs[at] for at in numbers]), strict=True):
                readings += best_readings(number, inputs[number], scores)
        return readings

    def _model(self) -> tuple[SpanModel, SpanTokenizer]:
        """Safe to call from a warming thread and a request at once."""
        with self._loading:
            if self._loaded is None:
                import torch

                from assistant.span_input import SpanTokenizer
                from assistant.span_model import SpanModel, base_folder, has_bfloat16

                torch.set_num_threads(self._threads)
                model = SpanModel.load(self._weights)
                if has_bfloat16():
                    model.bert.bfloat16()
                self._loaded = model, SpanTokenizer(base_folder())
            return self._loaded


def _scores(model: SpanModel, inputs: Sequence[SpanInput]) -> Scores:
    """Start and end scores of every token, shape [inputs, tokens, 2]."""
    import torch

    from assistant.span_model import collate

    with torch.inference_mode():
        scores: Scores = model(collate(inputs)).numpy()
    return scores


def best_readings(number: int, read: SpanInput, scores: Scores) -> Iterator[Reading]:
    """The best spans of context `number` that do not overlap, from its scores, shape [tokens, 2]."""
    size = len(read.offsets)
    if not size:
        return
    starts, ends = scores[read.first : read.first + size].T
    words = np.array(read.words)
    # An answer is made of whole words: a piece of one would be quoted as "ergen".
    starts = np.where(np.diff(words, prepend=-2) != 0, starts, -np.inf)
    ends = np.where(np.diff(words, append=-2) != 0, ends, -np.inf)
    # Row i holds the spans that start at token i; column j those of j + 1 tokens.
    padded = np.concatenate([ends, np.full(_LONGEST_SPAN - 1, -np.inf)])
    spans = starts[:, None] + sliding_window_view(padded, _LONGEST_SPAN)
    not_here = float(scores[0].sum())
    for _ in range(_READINGS):
        first, more = divmod(int(spans.argmax()), _LONGEST_SPAN)
        last, score = first + more, float(spans[first, more])
        if not np.isfinite(score):
            return
        yield Reading(number, read.offsets[first][0], read.offsets[last][1], score - not_here)
        spans[first : last + 1] = -np.inf
        for before in range(max(0, first - _LONGEST_SPAN + 1), first):
            spans[before, first - before :] = -np.inf

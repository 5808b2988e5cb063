"""Examples -> a trained network. A stage is a list of examples, how often they are read, and a learning rate."""

from __future__ import annotations

import math
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from assistant.span_input import SpanInput, SpanTokenizer
from assistant.span_model import END, START, SpanModel, collate, has_bfloat16
from assistant.training.examples import Example
from corpus import Span

_BATCH = 32
# Sorting pools of this many batches by length leaves little padding and enough chance.
_POOL = 50
_WARM_UP = 0.06
_REPORT_EVERY = 50


@dataclass(frozen=True, slots=True)
class Stage:
    """`epochs` may be a fraction; `rate` is the highest learning rate, reached after the warm-up.

    `average` is the decay of an exponential moving average of the weights, which the stage ends with; 0 for none.
    `dropout` is the share of hidden values left out; attention is left whole, where dropping costs a third of the time.
    """

    name: str
    examples: Sequence[Example]
    epochs: float
    rate: float
    average: float = 0.0
    dropout: float = 0.0


@dataclass(frozen=True, slots=True)
class _Prepared:
    """An input and its answers as (first token, last token); (0, 0), the [CLS] token, is "not here"."""

    input: SpanInput
    answers: tuple[tuple[int, int], ...]


def train(model: SpanModel, tokenizer: SpanTokenizer, stage: Stage, seed: int, report: Callable[[str], None]) -> None:
    """Train `model` in place: AdamW, linear warm-up and decay. `report` is given progress lines.

    In bfloat16 where the CPU has units for it; without them that is a hundred times slower than float32.
    """
    batches = _batches([one for example in stage.examples if (one := _prepare(tokenizer, example))], stage.epochs, seed)
    weights = [parameter for parameter in model.parameters() if parameter.requires_grad]
    optimizer = torch.optim.AdamW(weights, lr=stage.rate, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _ramp(step, len(batches)))
    averages = [weight.detach().clone() for weight in weights]
    trained: list[Tensor] = list(weights)
    model.drop(stage.dropout)
    model.train()
    began, losses = time.monotonic(), 0.0
    for number, batch in enumerate(batches, start=1):
        optimizer.zero_grad()
        loss = _loss(model, batch)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(weights, 1.0)
        optimizer.step()
        schedule.step()
        # Young averages forget faster, so that the weights at the start do not weigh for long.
        with torch.no_grad():
            torch._foreach_lerp_(averages, trained, 1 - min(stage.average, number / (number + 10)))
        losses += float(loss.detach())
        if number % _REPORT_EVERY == 0:
            speed = number * _BATCH / (time.monotonic() - began)
            report(f"{stage.name} {number}/{len(batches)} loss {losses / _REPORT_EVERY:.3f} {speed:.0f} examples/s")
            losses = 0.0
    if stage.average:
        for weight, average in zip(weights, averages, strict=True):
            weight.data.copy_(average)
    model.eval()


def _prepare(tokenizer: SpanTokenizer, example: Example) -> _Prepared | None:
    """None where the answers stand in what does not fit into the input."""
    [encoded] = tokenizer.encode(example.question, [example.context])
    if not example.spans:
        return _Prepared(encoded, ((0, 0),))
    answers = tuple(tokens for span in example.spans if (tokens := _tokens_of(encoded, span)))
    return _Prepared(encoded, answers) if answers else None


def _tokens_of(encoded: SpanInput, span: Span) -> tuple[int, int] | None:
    touched = [at for at, (start, end) in enumerate(encoded.offsets) if start < span.end and end > span.start]
    if not touched or encoded.offsets[touched[-1]][1] < span.end:
        return None
    return encoded.first + touched[0], encoded.first + touched[-1]


def _batches(prepared: Sequence[_Prepared], epochs: float, seed: int) -> list[list[_Prepared]]:
    """Batches of like length, in random order; the last epoch may be a part."""
    pick = random.Random(seed)  # noqa: S311
    every: list[list[_Prepared]] = []
    for epoch in range(math.ceil(epochs)):
        order = pick.sample(prepared, len(prepared))[: int(len(prepared) * min(1.0, epochs - epoch))]
        pools = [order[start : start + _POOL * _BATCH] for start in range(0, len(order), _POOL * _BATCH)]
        level = [one for pool in pools for one in sorted(pool, key=lambda one: len(one.input.ids))]
        batches = [level[start : start + _BATCH] for start in range(0, len(level), _BATCH)]
        pick.shuffle(batches)
        every += batches
    return every


def _loss(model: SpanModel, batch: Sequence[_Prepared]) -> Tensor:
    """The negative log-likelihood of all valid starts, and of all valid ends (marginal over several answers)."""
    inputs = collate([one.input for one in batch])
    valid = torch.zeros((*inputs.ids.shape, 2), dtype=torch.bool)
    for row, one in enumerate(batch):
        for first, last in one.answers:
            valid[row, first, START] = True
            valid[row, last, END] = True
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=has_bfloat16()):
        scores = model(inputs)
    right = scores.masked_fill(~valid, -math.inf).logsumexp(dim=1)
    loss: Tensor = (scores.logsumexp(dim=1) - right).mean()
    return loss


def _ramp(step: int, steps: int) -> float:
    warm = max(1, int(_WARM_UP * steps))
    return min((step + 1) / warm, (steps - step) / max(1, steps - warm))

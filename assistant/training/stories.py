"""Invented song stories as examples: questions of our own kind, with passages that nearly answer."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np

from assistant.follow_up import stand_alone
from assistant.training.examples import Cutter, Example, Window, read_rows, span_of
from assistant.training.written import Written
from corpus import Details, Span
from index import Embedder
from index.embed import Vectors

# Rivals are drawn from this many of the most similar passages, the very nearest always.
_NEAR = 14
_NEAREST = 2
PLAIN = "plain.jsonl"
"""The file of a batch with the questions that anybody asks: "who wrote it", "when did it come out"."""


@dataclass(frozen=True, slots=True)
class Story:
    """A question about the stories of one batch: `spans` are its answers by article; none where there is no answer.

    `doubtful` are words of which nobody can say whether they answer.
    """

    batch: str
    kind: str
    question: str
    spans: Mapping[str, tuple[Span, ...]]
    doubtful: Mapping[str, tuple[Span, ...]]


@dataclass(frozen=True, slots=True)
class Stories:
    """Batches of invented stories: the questions, and the passages with the batch that each stands in."""

    questions: tuple[Story, ...]
    windows: tuple[Window, ...]
    batches: tuple[str, ...]


def read_stories(
    folders: Sequence[Path], cutter: Cutter, written: Sequence[Written] = (), questions_file: str = "questions.jsonl"
) -> Stories:
    """The batches in `folders`, called like them, with the questions that were written for their articles besides."""
    questions: list[Story] = []
    windows: list[Window] = []
    batches: list[str] = []
    for folder in folders:
        name = folder.name
        articles = read_rows(folder / "articles.jsonl")
        texts = {row["id"]: row["text"] for row in articles}
        for row in articles:
            cut = cutter.cut(row["text"], Details(row["title"], row["song"], row["artist"]), row["id"])
            windows += cut
            batches += [name] * len(cut)
        rows = read_rows(folder / questions_file) + [_row(one) for one in written if one.about in texts]
        questions += [_story(name, row, texts) for row in rows]
    return Stories(tuple(questions), tuple(windows), tuple(batches))


def similarity(stories: Stories, embedder: Embedder) -> Vectors:
    """The cosine of every question and every passage with its header, shape [questions, passages]."""
    passages = embedder.embed([f"{window.context.header}\n{window.context.text}" for window in stories.windows])
    return np.asarray(embedder.embed([story.question for story in stories.questions]) @ passages.T, dtype=np.float32)


def story_examples(stories: Stories, similar: Vectors, rivals: int, seed: int) -> list[Example]:
    """Every passage that answers a question, and `rivals` of any batch that look like it and do not."""
    pick = random.Random(seed)  # noqa: S311
    examples: list[Example] = []
    for row, story in enumerate(stories.questions):
        homes = homes_of(story, stories)
        examples += [Example(story.question, stories.windows[at].context, spans) for at, spans in homes.items()]
        near = [at for at in np.argsort(-similar[row])[:_NEAR].tolist() if at not in homes]
        drawn = pick.sample(near[_NEAREST:], min(rivals - _NEAREST, len(near[_NEAREST:])))
        examples += [Example(story.question, stories.windows[at].context, ()) for at in (*near[:_NEAREST], *drawn)]
    return examples


def plain_examples(stories: Stories, similar: Vectors, rivals: int) -> list[Example]:
    """Every passage that answers a question, and the nearest `rivals` that do not: most are of the song itself."""
    examples: list[Example] = []
    for row, story in enumerate(stories.questions):
        homes = homes_of(story, stories)
        examples += [Example(story.question, stories.windows[at].context, spans) for at, spans in homes.items()]
        others = (stories.windows[at] for at in np.argsort(-similar[row]).tolist() if at not in homes)
        sure = (window for window in others if not _touches(window, story.doubtful.get(window.article, ())))
        examples += [Example(story.question, window.context, ()) for window in islice(sure, rivals)]
    return examples


def _touches(window: Window, spans: Sequence[Span]) -> bool:
    return any(window.span.overlaps(span) for span in spans)


def homes_of(story: Story, stories: Stories) -> dict[int, tuple[Span, ...]]:
    """The numbers of the passages that answer, each with the answers that stand in it."""
    return {
        number: inside
        for number, window in enumerate(stories.windows)
        if (inside := window.inside(story.spans.get(window.article, ())))
    }


def _row(one: Written) -> dict[str, Any]:
    """A written question in the form of a batch's own."""
    answer = {"article": one.about, "span": one.span, "sentence": one.sentence}
    return {"kind": "written", "question": one.question, "history": [], "answers": [answer] if one.span else []}


def _story(batch: str, row: Mapping[str, Any], texts: Mapping[str, str]) -> Story:
    spans = _spans(row["answers"], texts)
    doubtful = _spans([one | {"span": one["sentence"]} for one in row.get("doubtful", [])], texts)
    return Story(batch, row.get("kind", "plain"), stand_alone(row["question"], row.get("history", [])), spans, doubtful)


def _spans(answers: Sequence[Mapping[str, Any]], texts: Mapping[str, str]) -> dict[str, tuple[Span, ...]]:
    spans: dict[str, tuple[Span, ...]] = {}
    for answer in answers:
        article = answer["article"]
        with suppress(ValueError):
            spans[article] = (*spans.get(article, ()), span_of(answer, texts[article]))
    return spans

"""How well a reader reads: on stories that it was not trained on, and on SQuAD 2.0."""

from __future__ import annotations

import random
import re
import string
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from assistant.reader import Reader, Reading
from assistant.training.examples import Cutter, read_squad
from assistant.training.stories import Stories, Story, homes_of, read_stories, similarity
from corpus import Details
from index import Embedder, terms
from index.embed import Vectors

_CANDIDATES = 20
_LEFT_OUT = re.compile(rf"\b(?:a|an|the)\b|[{re.escape(string.punctuation)}]")


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares in [0, 1] under the names that docs/reader.md gives them."""

    shares: dict[str, float]

    def __str__(self) -> str:
        return "\n".join(f"{name:44} {share:.3f}" for name, share in self.shares.items())


@dataclass(frozen=True, slots=True)
class _Told:
    """One question's outcome: the places of the evidence in both orders, and the scores that rank it."""

    story: Story
    places_before: tuple[int, ...]
    places: tuple[int, ...]
    similarity: float
    score: float


def story_figures(reader: Reader, folder: Path, names: Sequence[str], cutter: Cutter, embedder: Embedder) -> Figures:
    """The batches called `names`: is the evidence found, is the span right, is a question without answer told apart."""
    stories = read_stories([folder / name for name in names], cutter)
    near = similarity(stories, embedder) + _shared_words(stories)
    told = [_tell(reader, story, stories, near[row]) for row, story in enumerate(stories.questions)]
    asked = [one for one in told if one.story.spans]
    answerable = [bool(one.story.spans) for one in told]
    spans = [overlap for one in asked for overlap in _span_figures(reader, one.story, stories)]
    return Figures(
        {
            "evidence among the 20 candidates": _mean([bool(one.places_before) for one in asked]),
            "evidence first, by similarity and words": _hit([one.places_before for one in asked], 1),
            "evidence in the first three, the same": _hit([one.places_before for one in asked], 3),
            "evidence first, by the reader": _hit([one.places for one in asked], 1),
            "evidence in the first three, by the reader": _hit([one.places for one in asked], 3),
            "answerable or not (AUC), by similarity": auc([one.similarity for one in told], answerable),
            "answerable or not (AUC), by the reader": auc([one.score for one in told], answerable),
            "span exact, in a passage that answers": _mean([overlap == 1 for overlap in spans]),
            "span F1, in a passage that answers": _mean(spans),
        }
    )


def squad_figures(reader: Reader, path: Path, cutter: Cutter, left_out: Sequence[str], most: int, seed: int) -> Figures:
    """SQuAD 2.0: `most` questions, each read in the passages of its paragraph; articles in `left_out` are not used."""
    asked = [
        (question, cutter.cut(paragraph["context"], Details(title=article["title"].replace("_", " "))))
        for article in read_squad(path)
        if article["title"] not in left_out
        for paragraph in article["paragraphs"]
        for question in paragraph["qas"]
    ]
    scores, answerable, overlaps = [], [], []
    for question, windows in random.Random(seed).sample(asked, min(most, len(asked))):  # noqa: S311
        contexts = [window.context for window in windows]
        best = _best(reader.read(question["question"], contexts))
        scores.append(best.score)
        answerable.append(bool(question["answers"]))
        if question["answers"]:
            given = contexts[best.context].text[best.start : best.end]
            overlaps.append(max(_overlap(given, answer["text"]) for answer in question["answers"]))
    return Figures(
        {
            "SQuAD 2.0: answerable or not (AUC)": auc(scores, answerable),
            "SQuAD 2.0: span F1 where answerable": _mean(overlaps),
            "SQuAD 2.0: right to answer or refuse, at 0": _mean(
                [(s > 0) == a for s, a in zip(scores, answerable, strict=True)]
            ),
        }
    )


def auc(scores: Sequence[float], positive: Sequence[bool]) -> float:
    """The chance that a positive scores above a negative, ties counting half (the area under the ROC curve)."""
    values, labels = np.array(scores), np.array(positive)
    above = values[labels][:, None] - values[~labels][None, :]
    return float((above > 0).mean() + (above == 0).mean() / 2)


def _tell(reader: Reader, story: Story, stories: Stories, near: Vectors) -> _Told:
    own = [at for at in np.argsort(-near).tolist() if stories.batches[at] == story.batch][:_CANDIDATES]
    readings = reader.read(story.question, [stories.windows[at].context for at in own])
    scores = [max((r.score for r in readings if r.context == place), default=-np.inf) for place in range(len(own))]
    homes = homes_of(story, stories)
    order = [own[place] for place in np.argsort(-np.array(scores))]
    return _Told(
        story,
        places_before=tuple(place for place, at in enumerate(own) if at in homes),
        places=tuple(place for place, at in enumerate(order) if at in homes),
        similarity=float(near[own[0]]),
        score=max(scores),
    )


def _span_figures(reader: Reader, story: Story, stories: Stories) -> list[float]:
    """The best span's word overlap with the nearest right one, for each passage that answers."""
    overlaps = []
    for at, spans in homes_of(story, stories).items():
        context = stories.windows[at].context
        best = _best(reader.read(story.question, [context]))
        given = context.text[best.start : best.end]
        overlaps.append(max(_overlap(given, context.text[span.start : span.end]) for span in spans))
    return overlaps


def _shared_words(stories: Stories) -> Vectors:
    """The share of each question's words that stand in each passage, shape [questions, passages]."""
    held = [set(terms(f"{window.context.header} {window.context.text}")) for window in stories.windows]
    sought = [terms(story.question) for story in stories.questions]
    return np.array(
        [[len(words.intersection(mine)) / max(1, len(mine)) for words in held] for mine in sought], np.float32
    )


def _best(readings: Sequence[Reading]) -> Reading:
    return max(readings, key=lambda reading: reading.score, default=Reading(0, 0, 0, -np.inf))


def _overlap(given: str, right: str) -> float:
    """F1 of the words that both have, as SQuAD counts them: without articles, punctuation and case."""
    mine, other = (_LEFT_OUT.sub(" ", text.lower()).split() for text in (given, right))
    shared = sum((Counter(mine) & Counter(other)).values())
    return 2 * shared / (len(mine) + len(other)) if shared else float(mine == other)


def _hit(places: Sequence[Sequence[int]], first: int) -> float:
    return _mean([any(place < first for place in mine) for mine in places])


def _mean(values: Sequence[float]) -> float:
    return float(np.mean(values)) if values else 0.0

"""Public reading questions as examples: what the reader learns before it sees a song story."""

from __future__ import annotations

import random
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.training.examples import Cutter, Example, Window, read_rows, read_squad
from assistant.training.written import Written, passage_key
from corpus import Details, Span

_RIVALS_LOOKED_AT = 30
_RIVAL_SHARE = 0.5
# One "article" of SQuADShifts holds all of Reddit: its title says nothing about its paragraphs.
_MOST_PARAGRAPHS = 200


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question with the passages of its paragraph, and its answers there."""

    question: str
    windows: Sequence[Window]
    spans: tuple[Span, ...]
    answers: tuple[str, ...]


def general_examples(folder: Path, cutter: Cutter, seed: int) -> list[Example]:
    """Each question with a passage that answers it, and for every second also one that looks like it and does not."""
    pick = random.Random(seed)  # noqa: S311
    examples: list[Example] = []
    for name in ("squadshifts_new_wiki", "squadshifts_reddit", "xquad_en"):
        for article in read_squad(folder / f"{name}.json.gz"):
            examples += _examples(_asked_in_article(article, cutter), pick)
    examples += _examples(_asked_of_search(read_rows(folder / "nq_gold_passages.jsonl.gz"), cutter), pick)
    return examples


def unanswered_examples(folder: Path, written: Sequence[Written], cutter: Cutter) -> list[Example]:
    """The questions that were written for passages of the same data, each with all of its passage: none answers."""
    by_passage: dict[str, list[str]] = {}
    for one in written:
        by_passage.setdefault(one.about, []).append(one.question)
    return [
        Example(question, window.context, ())
        for text, details in _passages(folder)
        if (asked := by_passage.get(passage_key(text)))
        for window in cutter.cut(text, details)
        for question in asked
    ]


def squad2_examples(path: Path, titles: Collection[str], cutter: Cutter) -> list[Example]:
    """All questions of the articles called `titles`, with and without an answer, each with its paragraph's passages."""
    return [
        Example(one.question, window.context, inside)
        for article in read_squad(path)
        if article["title"] in titles
        for one in _asked_in_article(article, cutter)
        for window in one.windows
        # A paragraph that answers may be cut in two: the part without the answer may still tell enough of it.
        if (inside := window.inside(one.spans)) or not one.spans
    ]


def _passages(folder: Path) -> Iterator[tuple[str, Details]]:
    """The texts that questions were written for, as they stand in the data, with what is known of them."""
    for article in read_squad(folder / "squadshifts_new_wiki.json.gz"):
        for paragraph in article["paragraphs"]:
            yield paragraph["context"], _details_of(article)
    for row in read_rows(folder / "nq_gold_passages.jsonl.gz"):
        yield row["passage"], Details(title=row["title"])


def _details_of(article: Mapping[str, Any]) -> Details:
    few = len(article["paragraphs"]) < _MOST_PARAGRAPHS
    return Details(title=article["title"].replace("_", " ") if few else "")


def _asked_in_article(article: Mapping[str, Any], cutter: Cutter) -> Iterator[_Asked]:
    details = _details_of(article)
    for paragraph in article["paragraphs"]:
        windows = cutter.cut(paragraph["context"], details)
        for question in paragraph["qas"]:
            found = question["answers"]
            spans = tuple(Span(a["answer_start"], a["answer_start"] + len(a["text"])) for a in found)
            yield _Asked(question["question"].strip(), windows, spans, tuple(a["text"] for a in found))


def _asked_of_search(rows: Sequence[Mapping[str, Any]], cutter: Cutter) -> Iterator[_Asked]:
    for row in rows:
        text, answers = row["passage"], tuple(row["answers"])
        spans = tuple(Span(at, at + len(answer)) for answer in answers if (at := text.find(answer)) >= 0)
        question = row["question"].rstrip("?") + "?"
        yield _Asked(question, cutter.cut(text, Details(title=row["title"])), spans, answers)


def _examples(questions: Iterator[_Asked], pick: random.Random) -> Iterator[Example]:
    asked = list(questions)
    # Questions of one paragraph share its windows.
    every = list({id(window): window for one in asked for window in one.windows}.values())
    for one in asked:
        homes = [(window, inside) for window in one.windows if (inside := window.inside(one.spans))]
        if not homes:
            continue
        window, inside = pick.choice(homes)
        yield Example(one.question, window.context, inside)
        if pick.random() < _RIVAL_SHARE and (rival := _rival(one, every, pick)):
            yield Example(one.question, rival.context, ())


def _rival(one: _Asked, every: Sequence[Window], pick: random.Random) -> Window | None:
    """The passage without the answer that shares most words with the question, of some that are drawn."""
    looked_at = pick.sample(every, min(_RIVALS_LOOKED_AT, len(every)))
    others = [window for window in looked_at if not any(answer in window.context.text for answer in one.answers)]
    sought = set(one.question.lower().split())
    return max(others, key=lambda window: len(sought.intersection(window.context.text.lower().split())), default=None)

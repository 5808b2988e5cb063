"""Question sets with their right answers, put to the assistant: what the confidence is fitted on and drawn from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tqdm import tqdm

from assistant.assemble import assemble
from assistant.confidence import Weighed
from assistant.settings import Settings
from assistant.training.data import QUESTIONS, SQUAD2, SQUAD2_TRAINED_ON, STORIES_MEASURED_ON
from assistant.training.examples import read_rows, read_squad
from assistant.training.gold import plain, stands
from corpus import Details
from corpus.front_matter import join_front_matter
from index import IndexSettings

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_FOLDS = 4
_ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Case:
    """Signs, whether they stood for the right thing, and the group that is left out together."""

    signs: DataclassInstance
    right: bool
    group: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question; `right` are the regexes of its right answers, an entry an account where the kind is "conflict"."""

    group: str
    kind: str
    text: str
    history: Sequence[str]
    right: Sequence[str | Sequence[str]]


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Questions over a folder of articles, and where their index goes."""

    name: str
    articles: Path
    store: Path
    questions: Sequence[Question]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with all evidence that was found for it, the reader's best first."""

    of: Question
    weighed: Sequence[Weighed]

    def given(self, item: Weighed) -> set[int]:
        """Which of the right answers the quote gives."""
        quoted = plain(item.evidence.text)
        return {number for number, group in enumerate(self.of.right) if stands(group, quoted)}


def question_sets(data: Path, sets: Path, scratch: Path) -> Iterator[QuestionSet]:
    """What the reader was not trained on: three batches of stories, half of SQuAD 2.0, three public sets, our pairs."""
    yield _laid_out(
        sets / "stories", scratch, {id: id[0] for id in _ids(sets / "stories") if id[0] in STORIES_MEASURED_ON}
    )
    yield _laid_out(sets / "squad2", scratch, dict.fromkeys(unseen_squad2(data), "squad2"))
    for name in ("clapnq", "rgb", "ramdocs"):
        yield _laid_out(sets / name, scratch, dict.fromkeys(_ids(sets / name), name))
    yield _pairs(scratch)
    yield _own(scratch)


def ask_all(of: QuestionSet, threads: int) -> list[Asked]:
    """Every question of a set, with the evidence that a fresh index of its articles gives."""
    assistant = assemble(Settings(index=IndexSettings(articles=of.articles, store=of.store, threads=threads)))
    assistant.index.build()
    return [
        Asked(question, assistant.weigh(question.text, question.history))
        for question in tqdm(of.questions, desc=of.name, mininterval=10)
    ]


def _laid_out(folder: Path, scratch: Path, groups: Mapping[str, str]) -> QuestionSet:
    questions = _questions(read_rows(folder / "questions.jsonl"), groups)
    return QuestionSet(folder.name, folder / "articles", scratch / folder.name, questions)


def _questions(rows: Sequence[Mapping[str, Any]], groups: Mapping[str, str]) -> list[Question]:
    """The questions whose ids are in `groups`, each with its group."""
    return [
        Question(
            group=groups[row["id"]],
            kind=row["kind"],
            text=row["question"],
            history=row.get("history", []),
            right=row.get("gold") or row.get("groups") or [],
        )
        for row in rows
        if row["id"] in groups
    ]


def _ids(folder: Path) -> list[str]:
    return [row["id"] for row in read_rows(folder / "questions.jsonl")]


def unseen_squad2(data: Path) -> list[str]:
    """The ids of the questions of the articles of SQuAD 2.0 that were kept from training."""
    return [
        question["id"]
        for article in read_squad(data / SQUAD2)
        if article["title"] not in SQUAD2_TRAINED_ON
        for paragraph in article["paragraphs"]
        for question in paragraph["qas"]
    ]


def _own(scratch: Path) -> QuestionSet:
    """The halves of our own and of the plain questions that may be tuned on, over the shipped library."""
    asked = []
    for group, name in (("own", "questions"), ("plain", "plain")):
        rows = read_rows(_ROOT / "tests" / "eval" / f"{name}.jsonl")
        asked += _questions(rows, {row["id"]: group for row in rows if row["half"] == "dev"})
    return QuestionSet("own", _ROOT / "corpus" / "articles", scratch / "own", asked)


def _pairs(scratch: Path) -> QuestionSet:
    """Two texts on one song each: a different answer, the same in other words, or one that is merely near."""
    articles = scratch / "pairs-articles"
    articles.mkdir(parents=True)
    questions = []
    for number, row in enumerate(read_rows(QUESTIONS / "pairs.jsonl")):
        for place, text in enumerate(row["texts"]):
            details = Details(title=f"{row['song']} {place}", song=row["song"], artist=row["artist"])
            (articles / f"{number}-{place}.md").write_text(join_front_matter(details, text), encoding="utf-8")
        answers = [re.escape(answer) for answer in row["answers"] if answer]
        differ = row["kind"] == "differ"
        questions.append(
            Question(
                group=f"pairs {number % _FOLDS}",
                kind="conflict" if differ else "fact",
                text=row["question"],
                history=[],
                right=answers if differ else [answers],
            )
        )
    return QuestionSet("pairs", articles, scratch / "pairs", questions)

"""The signs that a piece of evidence answers, and that another one gives a different answer.

Two logistic regressions weigh them, fitted by `python -m assistant.training.calibrate` on invented stories that the
reader was not trained on. The first keeps a value for the wrong thing apart from the right one, Canada's for Italy's;
the second a real disagreement from a passage that is merely near.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from assistant.asked import asks_for_figure, fits, last_question
from assistant.evidence import Evidence
from assistant.logistic import Logistic
from assistant.text import stands_in, telling, words
from assistant.topic import Topic
from corpus import Kind

CONFIDENCE = Path(__file__).parent / "weights" / "confidence.json"
_MOST_SCORE = 15.0
_LONGEST_ITEM = 12
_CLAIM = re.compile(
    r"\b(?:says?|said|claim\w*|insist\w*|den(?:y|ies|ied)|according|legend|rumou?r\w*|myth|actually|in fact|never"
    r"|contrary|disput\w*|correct\w*|wrong\w*|remember\w*|recall\w*|told|tells)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for one piece of evidence. Shares are in [0, 1].

    `score` is the reader's log-odds over 15, within [-1, 1]. `names_in_quote` is the share of the question's names,
    beyond the locked song or artist, that the quote mentions, `terms_in_quote` of its other words; `similarity` is the
    passage's cosine. What else was tried tells nothing more: the lead over the best other answer, how many articles
    agree, the form of the answer, what other passages hold (docs/reader.md).
    """

    score: float
    names_in_quote: float
    terms_in_quote: float
    similarity: float


@dataclass(frozen=True, slots=True)
class RivalSigns:
    """What speaks for a second answer beside the best one.

    `answers` and `best_answers` are the log-odds that each answers; `likeness` is the share of words that the quotes
    have in common; `fits` says whether the other has the form that is asked for; `telling_apart` counts those of the
    two that tell of a claim or a denial.
    """

    answers: float
    best_answers: float
    other_article: float
    likeness: float
    terms_in_quote: float
    similarity: float
    asks_for_figure: float
    fits: float
    telling_apart: float


@dataclass(frozen=True, slots=True)
class Confidence:
    """`answers` weighs Signs, `differs` weighs RivalSigns, `lists` a question's words."""

    answers: Logistic
    differs: Logistic
    lists: Logistic

    @classmethod
    def load(cls, path: Path = CONFIDENCE) -> Self:
        """The fitted weights that are shipped."""
        return cls(*(Logistic.load(path, name) for name in ("answers", "differs", "lists")))


@dataclass(frozen=True, slots=True)
class Weighed:
    """Evidence with its signs."""

    evidence: Evidence
    signs: Signs


def weigh(question: str, topic: Topic, evidence: Sequence[Evidence]) -> list[Weighed]:
    """The signs of each piece of evidence that can be about the topic, in order."""
    names = [name.words for name in topic.others]
    # Of a follow-up only its own words count: the quote that answered the question before holds all the others.
    terms = telling(last_question(question)) - {word for name in topic.names for word in telling(name.text)}
    return [
        Weighed(
            item,
            Signs(
                score=max(-_MOST_SCORE, min(item.score, _MOST_SCORE)) / _MOST_SCORE,
                names_in_quote=_share_of_names(names, item.text),
                terms_in_quote=len(terms & telling(item.text)) / len(terms) if terms else 1.0,
                similarity=item.source.hit.similarity,
            ),
        )
        for item in _about(topic, names, evidence)
    ]


def rival_signs(question: str, best: Weighed, other: Weighed, answers: Logistic) -> RivalSigns:
    """The signs that `other` gives another answer than `best`; `answers` weighs the signs of each."""
    ours, theirs = telling(best.evidence.text), telling(other.evidence.text)
    return RivalSigns(
        answers=answers.logit(other.signs),
        best_answers=answers.logit(best.signs),
        other_article=float(best.evidence.source.article.id != other.evidence.source.article.id),
        likeness=len(ours & theirs) / max(1, min(len(ours), len(theirs))),
        terms_in_quote=other.signs.terms_in_quote,
        similarity=other.signs.similarity,
        asks_for_figure=float(asks_for_figure(question)),
        fits=fits(question, other.evidence.answer),
        telling_apart=float(sum(bool(_CLAIM.search(item.evidence.text)) for item in (best, other))),
    )


def _about(topic: Topic, names: Sequence[tuple[str, ...]], evidence: Sequence[Evidence]) -> list[Evidence]:
    """The evidence that can be about the topic: not another song's, and not a list's line for somebody else."""
    candidates = [item for item in evidence if _can_be_about(topic, item)]
    named = {item.source.article.id for item in candidates if _is_item(item) and _share_of_names(names, item.text) == 1}
    return [
        item
        for item in candidates
        if not (_is_item(item) and item.source.article.id in named and _share_of_names(names, item.text) < 1)
    ]


def _can_be_about(topic: Topic, item: Evidence) -> bool:
    """False where the question names another song that neither the passage nor its header does."""
    passage = words(_passage(item))
    return all(stands_in(name.words, passage) for name in topic.others if name.title)


def _is_item(item: Evidence) -> bool:
    """True for a short item of a list, which answers for what it names: the Netherlands' line is not Lebanon's."""
    return item.kind is Kind.ITEM and len(words(item.text)) <= _LONGEST_ITEM


def _passage(item: Evidence) -> str:
    return f"{item.source.hit.passage.header} {item.source.text}"


def _share_of_names(names: Sequence[tuple[str, ...]], text: str) -> float:
    """How many of the names stand in the text, by any of their longer words: "Quill" is Mara Quill. 1 without names."""
    if not names:
        return 1.0
    folded = tuple(word.removesuffix("'s") for word in words(text))
    found = [stands_in(name, folded) or any(part in folded for part in name if len(part) > 3) for name in names]
    return sum(found) / len(found)

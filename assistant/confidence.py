"""The signs that a piece of evidence answers, and that another one gives a different answer.

Two logistic regressions weigh them, fitted by `python -m assistant.training.calibrate` on invented stories that the
reader was not trained on. The first keeps a value for the wrong thing apart from the right one, Canada's for Italy's;
the second a real disagreement from a passage that is merely near.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from assistant.asked import asks_for_figure, last_question
from assistant.evidence import Evidence
from assistant.logistic import Logistic
from assistant.text import stands_in, telling, words
from assistant.topic import Topic
from corpus import Kind

CONFIDENCE = Path(__file__).parent / "weights" / "confidence.json"
_MOST_SCORE = 15.0
_LONGEST_ITEM = 12


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for one piece of evidence. Shares are in [0, 1].

    `score` is the reader's log-odds; `names_*` the share of the question's names, beyond the locked song or artist,
    that the quote or its passage mentions; `terms_in_quote` the share of its other words.
    """

    score: float
    names_in_quote: float
    names_in_passage: float
    terms_in_quote: float


@dataclass(frozen=True, slots=True)
class RivalSigns:
    """What speaks for a second answer beside the best one. `likeness` is the share of words that the quotes share."""

    score: float
    other_article: float
    likeness: float
    terms_in_quote: float
    names_in_quote: float
    similarity: float
    asks_for_figure: float


@dataclass(frozen=True, slots=True)
class Confidence:
    """`answers` weighs Signs, `differs` weighs RivalSigns."""

    answers: Logistic
    differs: Logistic

    @classmethod
    def load(cls, path: Path = CONFIDENCE) -> Self:
        """The fitted weights that are shipped."""
        return cls(Logistic.load(path, "answers"), Logistic.load(path, "differs"))


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
    candidates = [item for item in evidence if _can_be_about(topic, item)]
    named = {item.source.article.id for item in candidates if _is_item(item) and _share_of_names(names, item.text) == 1}
    return [
        Weighed(item, _signs(item, names, terms))
        for item in candidates
        if not (_is_item(item) and item.source.article.id in named and _share_of_names(names, item.text) < 1)
    ]


def rival_signs(question: str, best: Weighed, other: Weighed) -> RivalSigns:
    """The signs that `other` gives another answer than `best`."""
    ours, theirs = telling(best.evidence.text), telling(other.evidence.text)
    return RivalSigns(
        score=other.signs.score,
        other_article=float(best.evidence.source.article.id != other.evidence.source.article.id),
        likeness=len(ours & theirs) / max(1, min(len(ours), len(theirs))),
        terms_in_quote=other.signs.terms_in_quote,
        names_in_quote=other.signs.names_in_quote,
        similarity=other.evidence.source.hit.similarity or 0.0,
        asks_for_figure=float(asks_for_figure(question)),
    )


def _can_be_about(topic: Topic, item: Evidence) -> bool:
    """False where the question names another song that neither the passage nor its header does."""
    passage = words(_passage(item))
    return all(stands_in(name.words, passage) for name in topic.others if name.title)


def _is_item(item: Evidence) -> bool:
    """True for a short item of a list, which answers for what it names: the Netherlands' line is not Lebanon's."""
    return item.kind is Kind.ITEM and len(words(item.text)) <= _LONGEST_ITEM


def _signs(item: Evidence, names: Sequence[tuple[str, ...]], terms: frozenset[str]) -> Signs:
    return Signs(
        score=max(-_MOST_SCORE, min(_MOST_SCORE, item.score)),
        names_in_quote=_share_of_names(names, item.text),
        names_in_passage=_share_of_names(names, _passage(item)),
        terms_in_quote=len(terms & telling(item.text)) / len(terms) if terms else 1.0,
    )


def _passage(item: Evidence) -> str:
    return f"{item.source.hit.passage.header} {item.source.text}"


def _share_of_names(names: Sequence[tuple[str, ...]], text: str) -> float:
    """How many of the names stand in the text, by any of their longer words: "Quill" is Mara Quill. 1 without names."""
    if not names:
        return 1.0
    folded = tuple(word.removesuffix("'s") for word in words(text))
    found = [stands_in(name, folded) or any(part in folded for part in name if len(part) > 3) for name in names]
    return sum(found) / len(found)

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

from assistant.agree import figures, telling
from assistant.asked import Asked, asked_for
from assistant.evidence import Evidence
from assistant.logistic import Logistic
from assistant.text import stands_in, words
from assistant.topic import Topic

CONFIDENCE = Path(__file__).parent / "weights" / "confidence.json"
_MOST_SCORE = 15.0
_MONTHS = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday summer winter spring autumn".split()
)


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for one piece of evidence. Shares are in [0, 1].

    `score` is the reader's log-odds; `names_*` the share of the question's names, beyond the locked song or artist,
    that the quote or its passage mentions; `terms_in_quote` the share of its other words; `fits` is 1 where the answer
    has the form that is asked for, -1 where it lacks it, 0 where that cannot be told.
    """

    score: float
    names_in_quote: float
    names_in_passage: float
    terms_in_quote: float
    fits: float


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
    terms = telling(question) - {word for name in topic.names for word in telling(name.text)}
    asked = asked_for(question)
    return [Weighed(item, _signs(item, names, terms, asked)) for item in evidence if _can_be_about(topic, item)]


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
        asks_for_figure=float(asked_for(question) is Asked.FIGURE),
    )


def _can_be_about(topic: Topic, item: Evidence) -> bool:
    """False where the question names another song that neither the passage nor its header does."""
    passage = words(_passage(item))
    return all(stands_in(name.words, passage) for name in topic.others if name.title)


def _signs(item: Evidence, names: Sequence[tuple[str, ...]], terms: frozenset[str], asked: Asked) -> Signs:
    return Signs(
        score=max(-_MOST_SCORE, min(_MOST_SCORE, item.score)),
        names_in_quote=_share_of_names(names, item.text),
        names_in_passage=_share_of_names(names, _passage(item)),
        terms_in_quote=len(terms & telling(item.text)) / len(terms) if terms else 1.0,
        fits=_fits(asked, item.answer),
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


def _fits(asked: Asked, answer: str) -> float:
    if asked is Asked.FIGURE:
        return 1.0 if figures(answer) else -1.0
    if asked is Asked.TIME:
        return 1.0 if figures(answer) or _MONTHS & set(words(answer)) else -1.0
    if asked is Asked.PERSON:
        return 1.0 if any(word[:1].isupper() for word in answer.split()) else -1.0
    return 0.0

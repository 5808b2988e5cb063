"""What the reader found and what stands around it -> one probability that the answer is there and right.

A logistic regression over a few signs, fitted by `python -m assistant.training.calibrate` on invented stories that the
reader was not trained on. It keeps the value for the wrong thing apart from the right one: Canada's for Italy's.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from assistant.agree import figures, telling
from assistant.asked import Asked, asked_for
from assistant.evidence import Evidence
from assistant.text import stands_in, words
from assistant.topic import Topic

CONFIDENCE = Path(__file__).parent / "weights" / "confidence.json"
_MONTHS = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday summer winter spring autumn".split()
)


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for one piece of evidence. Shares are in [0, 1].

    `score` is the reader's log-odds and `behind` how far it lies behind the best; `names_*` the share of the question's
    names (beyond the locked song or artist) that the quote or the passage mentions; `terms_*` the share of its words;
    `fits` 1 where the span has the form that is asked for, -1 where it lacks it; `similarity` the passage's cosine.
    """

    score: float
    behind: float
    names_in_quote: float
    names_in_passage: float
    terms_in_quote: float
    terms_in_passage: float
    fits: float
    similarity: float


@dataclass(frozen=True, slots=True)
class Confidence:
    """The fitted weights."""

    intercept: float
    weights: Mapping[str, float]

    @classmethod
    def load(cls, path: Path = CONFIDENCE) -> Confidence:
        """The weights in `path`."""
        raw = json.loads(path.read_text(encoding="utf-8"))
        return cls(raw["intercept"], raw["weights"])

    def probability(self, signs: Signs) -> float:
        """The probability, in [0, 1], that the evidence answers the question."""
        logit = self.intercept + sum(self.weights[name] * value for name, value in asdict(signs).items())
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, logit))))


def signs_of(question: str, topic: Topic, evidence: Sequence[Evidence]) -> list[Signs]:
    """The signs of each piece of evidence, in order; `evidence` is sorted, best first."""
    names = [name.words for name in topic.others]
    terms = telling(question) - {word for name in topic.names for word in telling(name.text)}
    asked = asked_for(question)
    return [_signs(item, names, terms, asked, evidence[0].score) for item in evidence]


def _signs(item: Evidence, names: Sequence[tuple[str, ...]], terms: frozenset[str], asked: Asked, best: float) -> Signs:
    passage = f"{item.source.hit.passage.header} {item.source.text}"
    return Signs(
        score=max(-15.0, min(15.0, item.score)),
        behind=min(15.0, best - item.score),
        names_in_quote=_share_of_names(names, item.text),
        names_in_passage=_share_of_names(names, passage),
        terms_in_quote=_share(terms, telling(item.text)),
        terms_in_passage=_share(terms, telling(passage)),
        fits=_fits(asked, item.answer),
        similarity=item.source.hit.similarity or 0.0,
    )


def _share_of_names(names: Sequence[tuple[str, ...]], text: str) -> float:
    """How many of the names stand in the text, by any of their longer words: "Quill" is Mara Quill. 1 without names."""
    if not names:
        return 1.0
    folded = tuple(word.removesuffix("'s") for word in words(text))
    found = [stands_in(name, folded) or any(part in folded for part in name if len(part) > 3) for name in names]
    return sum(found) / len(found)


def _share(wanted: frozenset[str], found: frozenset[str]) -> float:
    return len(wanted & found) / len(wanted) if wanted else 1.0


def _fits(asked: Asked, answer: str) -> float:
    """Whether the answer has the form of what is asked for; 0 where the form cannot be told."""
    if asked is Asked.FIGURE:
        return 1.0 if figures(answer) else -1.0
    if asked is Asked.TIME:
        return 1.0 if figures(answer) or _MONTHS & set(words(answer)) else -1.0
    if asked is Asked.PERSON:
        return 1.0 if any(word[:1].isupper() for word in answer.split()) else -1.0
    return 0.0

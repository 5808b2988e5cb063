"""Whether two texts are the same story: the share of one's runs of words that the other has too (Broder 1997)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from corpus.article import Article

_WORD = re.compile(r"\w+")
_RUN = 5
ALIKE = 0.3
"""From here on a person is asked. No two of the 76 shipped articles share more than 0.01, not even of one song."""


@dataclass(frozen=True, slots=True)
class Twin:
    """An article that another one is much like; `likeness` in [0, 1], 1 where the shorter is all in the longer."""

    article: Article
    likeness: float


class Alike:
    """Articles to compare with; the runs of each are worked out once."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self._known = [(article, runs) for article in articles if (runs := _runs(article))]

    def twin_of(self, article: Article) -> Twin | None:
        """The article most like this one, where one is so alike that it may be the same page; never itself."""
        runs = _runs(article)
        twins = [
            Twin(other, len(runs & theirs) / min(len(runs), len(theirs)))
            for other, theirs in self._known
            if runs and other.file != article.file
        ]
        best = max(twins, key=lambda twin: twin.likeness, default=None)
        return best if best and best.likeness >= ALIKE else None


def _runs(article: Article) -> frozenset[int]:
    """The runs of five words of what cleaning kept, as hashes."""
    words = [word.lower() for kept in article.kept() for word in _WORD.findall(article.text[kept.start : kept.end])]
    return frozenset(hash(tuple(words[at : at + _RUN])) for at in range(len(words) - _RUN + 1))

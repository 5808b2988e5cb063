"""Evidence -> accounts: what agrees is one account with several sources, what differs stands side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.agree import agree, figures, same_place
from assistant.answer import Account
from assistant.as_of import as_of
from assistant.asked import asks_for_growing_figure, asks_openly_for_list, fits, list_signs
from assistant.confidence import Confidence, Weighed, rival_signs
from assistant.lists import whole_list
from assistant.settings import Settings


class Accounts:
    """Groups evidence into accounts, by the settings' bars and the fitted confidence."""

    def __init__(self, settings: Settings, confidence: Confidence) -> None:
        self._settings = settings
        self._confidence = confidence

    def find(self, question: str, weighed: Sequence[Weighed]) -> tuple[Account, ...]:
        """The accounts, best first; none where nothing clears the bar."""
        ranked = sorted(weighed, key=lambda item: -self._probability(item))
        if not ranked or self._probability(ranked[0]) < self._settings.answer_above:
            return ()
        if self._asks_for_list(question):
            return (self._account(self._items(ranked), dated=False),)
        groups = self._group(question, ranked)
        dated = asks_for_growing_figure(question)
        return tuple(self._account(group[: self._settings.quotes_per_account], dated) for group in groups)

    def _items(self, ranked: Sequence[Weighed]) -> list[Weighed]:
        """The best piece and all others that clear the bar, each with the list that it stands in, and that once."""
        items: list[Weighed] = []
        for item in ranked:
            if items and self._probability(item) < self._settings.support_above:
                break
            if not any(same_place(other.evidence, item.evidence) for other in items):
                items.append(replace(item, evidence=whole_list(item.evidence)))
        return items[: self._settings.quotes_per_list]

    def _asks_for_list(self, question: str) -> bool:
        likely = self._confidence.lists.probability(list_signs(question)) >= self._settings.list_above
        return likely or asks_openly_for_list(question)

    def _group(self, question: str, ranked: Sequence[Weighed]) -> list[list[Weighed]]:
        """Each piece joins the first group whose best piece it agrees with, else founds one if it is a real rival."""
        groups = [[ranked[0]]]
        for item in ranked[1:]:
            home = next((group for group in groups if agree(group[0].evidence, item.evidence)), None)
            if home is not None:
                if self._supports(home, item):
                    home.append(item)
            elif len(groups) < self._settings.most_accounts and self._is_rival(question, ranked[0], item):
                groups.append([item])
        return groups

    def _supports(self, group: Sequence[Weighed], item: Weighed) -> bool:
        """True for a likely quote from another place: words that are shown already say nothing more."""
        shown = any(same_place(other.evidence, item.evidence) for other in group)
        return not shown and self._probability(item) >= self._settings.support_above

    def _is_rival(self, question: str, best: Weighed, item: Weighed) -> bool:
        if self._has_grown(question, best, item):
            return True
        # "A wedding" is no other account of a sum, however sure the reader is of it.
        if not fits(question, item.evidence.answer):
            return False
        signs = rival_signs(question, best, item, self._confidence.answers)
        differs = self._confidence.differs.probability(signs)
        # What hardly answers has to differ the more plainly.
        answers = self._probability(item) >= self._settings.support_above
        return differs >= (self._settings.differ_above if answers else self._settings.differ_plainly)

    def _has_grown(self, question: str, best: Weighed, item: Weighed) -> bool:
        """True for another figure of what grows with time: views in 2021 and in 2026 are two dated accounts."""
        if not asks_for_growing_figure(question) or self._probability(item) < self._settings.answer_above:
            return False
        return bool(figures(best.evidence.answer) and figures(item.evidence.answer))

    def _probability(self, item: Weighed) -> float:
        return self._confidence.answers.probability(item.signs)

    def _account(self, group: Sequence[Weighed], dated: bool) -> Account:
        quotes = tuple(item.evidence.quote(self._probability(item)) for item in group)
        return Account(quotes, as_of(quotes[0]) if dated else None)

"""Evidence -> accounts: what agrees is one account with several sources, what differs stands side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.agree import agree
from assistant.answer import Account, Quote
from assistant.as_of import as_of
from assistant.asked import asks_for_growing_figure, asks_for_list
from assistant.evidence import Evidence
from assistant.settings import Settings


@dataclass(frozen=True, slots=True)
class Judged:
    """Evidence with the calibrated probability that it answers."""

    evidence: Evidence
    probability: float

    def quote(self) -> Quote:
        """The quote to show."""
        return self.evidence.quote(self.probability)


def find_accounts(question: str, judged: Sequence[Judged], settings: Settings) -> tuple[Account, ...]:
    """The accounts, best first; none where nothing clears the bar. `judged` is sorted, best first."""
    if not judged or judged[0].probability < settings.answer_above:
        return ()
    strong = [item for item in judged if item.probability >= settings.account_above]
    if asks_for_list(question):
        return (Account(tuple(item.quote() for item in strong[: settings.quotes_per_list])),)
    groups = _group(strong)[: settings.most_accounts]
    dated = asks_for_growing_figure(question)
    return tuple(_account(group[: settings.quotes_per_account], dated) for group in groups)


def _group(strong: Sequence[Judged]) -> list[list[Judged]]:
    """Each piece of evidence joins the first group whose best piece it agrees with, else founds one."""
    groups: list[list[Judged]] = []
    for item in strong:
        home = next((group for group in groups if agree(group[0].evidence, item.evidence)), None)
        if home is None:
            groups.append([item])
        else:
            home.append(item)
    return groups


def _account(group: Sequence[Judged], dated: bool) -> Account:
    quotes = tuple(item.quote() for item in group)
    return Account(quotes, as_of(quotes[0]) if dated else None)

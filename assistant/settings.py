"""The assistant's settings: one object, made at the command line or in app.py, and passed on."""

from __future__ import annotations

from dataclasses import dataclass, field

from index import IndexSettings


@dataclass(frozen=True, slots=True)
class Settings:
    """How a question is answered. Probabilities are the reader's, calibrated, in [0, 1].

    `answer_above` is the bar under which the articles are said not to say; `account_above` the bar for a further
    account beside the best one; `candidates` how many passages the reader reads.
    """

    index: IndexSettings = field(default_factory=IndexSettings)
    candidates: int = 20
    answer_above: float = 0.5
    account_above: float = 0.35
    quotes_per_account: int = 3
    quotes_per_list: int = 12
    most_accounts: int = 4
    nearest: int = 3
    question_characters: int = 2_000

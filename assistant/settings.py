"""The assistant's settings: one object, made at the command line or in app.py, and passed on."""

from __future__ import annotations

from dataclasses import dataclass, field

from index import IndexSettings


@dataclass(frozen=True, slots=True)
class Settings:
    """How a question is answered. Bars are probabilities in [0, 1], chosen on invented stories (docs/reader.md).

    Under `answer_above` the articles are said not to say; `support_above` is the bar for a further quote of the same
    answer, `differ_above` for a further account beside the best one. `candidates` is how many passages are read.
    """

    index: IndexSettings = field(default_factory=IndexSettings)
    candidates: int = 20
    answer_above: float = 0.15
    support_above: float = 0.10
    differ_above: float = 0.04
    quotes_per_account: int = 3
    quotes_per_list: int = 12
    most_accounts: int = 4
    nearest: int = 3
    question_characters: int = 2_000

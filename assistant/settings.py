"""The assistant's settings: one object, made at the command line or in app.py, and passed on."""

from __future__ import annotations

from dataclasses import dataclass, field

from index import IndexSettings

# How sure an answer has to be before it is shown; docs/quality.md draws what each bar costs and spares.
BARS = {"loose": 0.2, "balanced": 0.34, "strict": 0.6}


@dataclass(frozen=True, slots=True)
class Settings:
    """How a question is answered. Bars are probabilities in [0, 1], chosen on invented stories (docs/reader.md).

    Under `answer_above` the articles are said not to say; `support_above` is the bar for a further quote of the same
    answer, `differ_above` for a further account beside the best one, `differ_plainly` for one that is under
    `support_above`. `candidates` is how many passages are found, and `read` how many of them the reader is given: four
    more cost a quarter more time and change hardly an answer. Of a longer question the rest is refused, of a longer
    chat only the last `history_turns` questions are looked at.
    """

    index: IndexSettings = field(default_factory=IndexSettings)
    candidates: int = 20
    read: int = 16
    answer_above: float = BARS["balanced"]
    support_above: float = 0.2
    differ_above: float = 0.1
    differ_plainly: float = 0.15
    list_above: float = 0.3
    quotes_per_account: int = 3
    quotes_per_list: int = 12
    most_accounts: int = 4
    nearest: int = 3
    question_characters: int = 2_000
    history_turns: int = 20

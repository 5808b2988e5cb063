"""Questions written for this reader: each looks as if its text answers it; most are not answered by it.

The public sets lack them: their passages either answer or are plainly about something else. The texts themselves stay
where they are; a question names its text by an article's id or by a passage's key.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from assistant.training.examples import read_rows


@dataclass(frozen=True, slots=True)
class Written:
    """A question about one text; `span` in `sentence` is its answer, both "" where the text has none."""

    about: str
    question: str
    span: str = ""
    sentence: str = ""


def read_written(path: Path) -> list[Written]:
    """The questions of a JSON Lines file."""
    return [
        Written(row["about"], row["question"], row.get("span", ""), row.get("sentence", "")) for row in read_rows(path)
    ]


def passage_key(text: str) -> str:
    """Names a passage of the public sets: 12 hex digits of its SHA-256."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]

"""Whether a quote gives an answer that a question set holds to be right: its regexes, matched as the scorer matches."""

from __future__ import annotations

import re
from collections.abc import Sequence

_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " "})


def plain(text: str) -> str:
    """Straight quotes and dashes, single spaces."""
    return " ".join(text.translate(_PLAIN).split())


def stands(group: str | Sequence[str], text: str) -> bool:
    """True where one of a group's regexes matches the text, which is `plain` already; case does not count."""
    patterns = [group] if isinstance(group, str) else group
    return any(re.search(plain(pattern), text, re.IGNORECASE) for pattern in patterns)

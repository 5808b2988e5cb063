"""Folding: the one place that says when two strings are the same words."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_QUOTE_MARKS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})


def fold(text: str) -> str:
    """Lower case, straight quotes, no accents: for comparing, never for showing."""
    plain = unicodedata.normalize("NFKD", text.translate(_QUOTE_MARKS))
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def words(text: str) -> tuple[str, ...]:
    """The folded words of a text, apostrophes kept inside them."""
    return tuple(match.group().replace("’", "'") for match in _WORD.finditer(fold(text)))


def stands_in(needle: tuple[str, ...], haystack: tuple[str, ...]) -> bool:
    """True where the words of `needle` stand in `haystack` one after another."""
    width = len(needle)
    return width > 0 and any(haystack[i : i + width] == needle for i in range(len(haystack) - width + 1))

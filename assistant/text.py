"""Folding: the one place that says when two strings are the same words."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_EMPTY = frozenset(
    "a an the of in on at to for from by with and or his her their its my our your he she it they was were is are be "
    "been had has have that this there then as about into just very really like so but not no one".split()
)
_QUOTE_MARKS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})


def fold(text: str) -> str:
    """Lower case, straight quotes, no accents: for comparing, never for showing."""
    plain = unicodedata.normalize("NFKD", text.translate(_QUOTE_MARKS))
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


# One question compares the same few dozen sentences with each other again and again.
@lru_cache(maxsize=4096)
def words(text: str) -> tuple[str, ...]:
    """The folded words of a text, apostrophes kept inside them."""
    return tuple(match.group().replace("’", "'") for match in _WORD.finditer(fold(text)))


def stands_in(needle: tuple[str, ...], haystack: tuple[str, ...]) -> bool:
    """True where the words of `needle` stand in `haystack` one after another."""
    width = len(needle)
    return width > 0 and any(haystack[i : i + width] == needle for i in range(len(haystack) - width + 1))


@lru_cache(maxsize=4096)
def telling(text: str) -> frozenset[str]:
    """The words that carry the meaning of a text, without endings that only grammar asks for."""
    return frozenset(_stem(word) for word in words(text) if word not in _EMPTY)


def _stem(word: str) -> str:
    for ending in ("'s", "ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word.removesuffix(ending)
    return word

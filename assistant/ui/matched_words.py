"""Which words of a passage a search matched, so that a person sees why it was found."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from markupsafe import Markup

from assistant.ui.markup import joined

_WORD = re.compile(r"[^\W_]+")
_ENDINGS = ("ings", "ing", "ed", "es", "s", "e")


def matched_words(text: str, terms: Sequence[str]) -> Markup:
    """The text with each word that matches one of `terms` marked; "recorded" matches "recording".

    A light stand-in for the index's Porter stemmer: it marks words for the eye, and decides nothing.
    """
    stems = {_stem(term) for term in terms}
    pieces: list[str] = []
    end = 0
    for word in _WORD.finditer(text):
        if _stem(word.group()) in stems:
            pieces += [text[end : word.start()], Markup("<mark>{}</mark>").format(word.group())]
            end = word.end()
    return joined((*pieces, text[end:]))


def _stem(word: str) -> str:
    letters = unicodedata.normalize("NFKD", word.lower())
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    ending = next((end for end in _ENDINGS if plain.endswith(end) and len(plain) - len(end) >= 3), "")
    return plain.removesuffix(ending)

"""Text that a page, a name or a file may hold, and no screen should be given as it is."""

from __future__ import annotations

import re

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
# Besides control characters: what turns the direction of a line, so that a name reads as another.
_UNSHOWABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")

# Marks of direction, byte order and the like; Persian and emoji need the two joiners U+200C and U+200D.
_UNSEEN = re.compile(r"[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\U000e0001-\U000e007f]")


def printable(text: str) -> str:
    """`text` without the control characters and half characters that broken fonts and hostile pages leave in it."""
    return _CONTROL.sub("", text)


def typed(text: str) -> str:
    """`text` as a person meant to type it: without what is pasted along unseen, but for what joins letters."""
    return _UNSEEN.sub("", printable(text))


def shown(text: str) -> str:
    """`text` for a terminal or a message, what could rewrite them replaced one for one."""
    return _UNSHOWABLE.sub("\N{REPLACEMENT CHARACTER}", text)

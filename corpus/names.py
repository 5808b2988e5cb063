"""File names that every system takes, from whatever a person or a browser sends."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath

from corpus.errors import LibraryError

_FORBIDDEN = re.compile(r'[<>:"|?*\x00-\x1f\x7f-\x9f\ud800-\udfff\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]')
# What a file may be called on one system and no other can name, keep or show.
_STRANGE = re.compile(r"[\\\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)", re.IGNORECASE)
_NOT_IN_SLUG = re.compile(r"[^\w]+")
_LONGEST = 120
_LONGEST_SLUG = 80


def safe_name(name: str) -> str:
    """The last part of `name` as a file name: no directories, no leading dots, at most 120 bytes, letters kept.

    Raises LibraryError where nothing of a name is left.
    """
    last = unicodedata.normalize("NFC", _FORBIDDEN.sub("", name)).replace("\\", "/").rsplit("/", 1)[-1]
    safe = last.strip(". \t\n")
    if not safe:
        raise LibraryError(repr(name), "is no name for a file", "Name it like interview.txt")
    if _DEVICES.match(safe):
        safe = f"_{safe}"
    suffix = PurePosixPath(safe).suffix
    if len(suffix.encode()) > _LONGEST // 2:
        suffix = ""
    return _shortened(safe.removesuffix(suffix), _LONGEST - len(suffix.encode())).rstrip(". ") + suffix


def listed_name(path: str) -> str:
    r"""`path` as a list can keep and show it: a strange character is written as its number, such as \x1b."""
    return _STRANGE.sub(lambda found: "\\\\" if found.group() == "\\" else ascii(found.group())[1:-1], path)


def is_strange(path: str) -> bool:
    """True for a path with a character that not every system can name, as listed or as it is."""
    return _STRANGE.search(path) is not None


def spelling(file: str) -> str:
    """The same for two names that a system without capitals, or one that composes accents, takes for one."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", file).casefold())


def slug(text: str) -> str:
    """`text` as the stem of a file name: lower case, words joined with "-"; "article" where it has none."""
    words = _NOT_IN_SLUG.sub("-", unicodedata.normalize("NFC", text.replace("'", "").replace("’", ""))).lower()
    return _shortened(words.strip("-_"), _LONGEST_SLUG).strip("-_") or "article"


def _shortened(text: str, limit: int) -> str:
    """The longest beginning of `text` that is at most `limit` bytes of UTF-8."""
    return text.encode()[:limit].decode(errors="ignore")

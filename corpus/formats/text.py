"""Plain text: bytes -> Page; and the decoding that Markdown and HTML share."""

from __future__ import annotations

import codecs
import re

from corpus.errors import UnreadableFile
from corpus.limits import Limits
from corpus.page import Page

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_text(content: bytes, file: str, limits: Limits) -> Page:  # noqa: ARG001
    """The page of a plain text file."""
    return Page(decode(content, file))


def decode(content: bytes, file: str) -> str:
    """The text of `content`, each newline one character: UTF-8, UTF-16 with its byte order mark, else Windows-1252.

    Raises UnreadableFile for bytes that are none of these, or no text at all.
    """
    # Python's Windows-1252 refuses the five bytes that it leaves undefined, so binary seldom passes for it.
    encodings = ("utf-16",) if content.startswith(_UTF16_MARKS) else ("utf-8-sig", "cp1252")
    text = next((read for encoding in encodings if (read := _decoded(content, encoding)) is not None), None)
    if text is None:
        problem = "its text is in no encoding that can be read"
        raise UnreadableFile(file, problem, "Save it again as UTF-8")
    if _CONTROL.search(text):
        raise UnreadableFile(
            file, "it holds binary data, not text", "Save the article as text, or give its real suffix"
        )
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decoded(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None

"""What a file's first bytes say it is, where its suffix says otherwise."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from corpus.errors import UnreadableFile

# The first bytes; what they begin; the suffixes that such a file may have, the first of which is advised.
_SIGNATURES = (
    (re.compile(rb"%PDF-"), "a PDF", (".pdf",)),
    (re.compile(rb"PK\x03\x04"), "a DOCX or another zip", (".docx",)),
    (re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<!doctype html|<html)[\s>]", re.IGNORECASE), "a web page", (".html", ".htm")),
    (re.compile(rb"\{\\rtf"), "an RTF document", ()),
    (re.compile(rb"\xd0\xcf\x11\xe0"), "an old Word document or an encrypted DOCX", ()),
)


def refuse_wrong_suffix(content: bytes, file: str) -> None:
    """Raise UnreadableFile where the first bytes are plainly those of another format than the suffix says."""
    suffix = PurePosixPath(file).suffix.lower()
    for signature, kind, suffixes in _SIGNATURES:
        if signature.match(content) and suffix not in suffixes:
            fix = f"Give it the suffix {suffixes[0]}" if suffixes else "Save it as DOCX without a password, or as text"
            raise UnreadableFile(file, f"it is {kind}, whatever its name says", fix)

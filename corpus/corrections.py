"""What a person corrected of an article: its details, and cuts that they took back. Kept beside it, never in it."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from corpus.article import Article, Details, Span
from corpus.printable import printable

FOLDER = ".corrections"
_MOST_CHARACTERS = 1_000_000


@dataclass(frozen=True, slots=True)
class Correction:
    """`details` replace those that were found, None leaving them; `restored` are cuts taken back.

    A cut is a place in a text, so `restored` holds only while the text is the one of that `text` hash.
    """

    details: Details | None = None
    restored: tuple[Span, ...] = ()
    text: str = ""

    def __bool__(self) -> bool:
        return self.details is not None or bool(self.restored)


def corrected(article: Article, correction: Correction) -> Article:
    """The article as corrected. Its revision tells of the correction, so that it is indexed anew."""
    if not correction:
        return article
    told = hashlib.sha256(f"{article.revision}\n{_written(correction)}".encode("utf-8", "surrogatepass")).hexdigest()
    restored = correction.restored if correction.text == text_hash(article) else ()
    return replace(
        article,
        revision=told[:16],
        details=correction.details or article.details,
        cuts=tuple(cut for cut in article.cuts if cut.span not in restored),
    )


def text_hash(article: Article) -> str:
    """What ties cuts taken back to the text that they are places in."""
    return hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def read_correction(path: Path) -> Correction:
    """The correction in a file; an empty one where there is no such file, or where it is damaged.

    Without it the article is shown as it was found, with its details open to correction again.
    """
    if not os.path.isfile(path):  # noqa: PTH113 - Path.is_file raises for a name that is too long
        return Correction()
    try:
        with path.open(encoding="utf-8") as opened:
            raw = json.loads(opened.read(_MOST_CHARACTERS))
        details = _details(raw["details"]) if raw["details"] else None
        return Correction(details, tuple(Span(*span) for span in raw["restored"]), str(raw["text"]))
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return Correction()


def _details(raw: Mapping[str, Any]) -> Details:
    """Details of strings alone, whatever the file holds."""
    texts = {field.name: printable("".join(raw[field.name])) for field in fields(Details) if field.name != "sources"}
    return Details(**texts, sources=tuple(printable("".join(source)) for source in raw["sources"]))


def write_correction(path: Path, correction: Correction) -> None:
    """Keep the correction in a file, in one step."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.next")
    beside.write_text(_written(correction), encoding="utf-8")
    beside.replace(path)


def _written(correction: Correction) -> str:
    raw = asdict(correction) | {"restored": [[span.start, span.end] for span in correction.restored]}
    return json.dumps(raw, ensure_ascii=True)

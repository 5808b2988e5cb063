"""DOCX: bytes -> Page."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from docx import Document
from docx.document import Document as OpenDocument
from docx.table import Table
from docx.text.paragraph import Paragraph

from corpus.errors import UnreadableFile
from corpus.formats.text import printable
from corpus.limits import Limits
from corpus.page import Page


def read_docx(content: bytes, file: str, limits: Limits) -> Page:
    """The page of a DOCX file. Raises UnreadableFile for one that is damaged, or unpacks to more than the limit."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            unpacked = sum(part.file_size for part in packed.infolist())
        if unpacked > limits.unpacked_bytes:
            problem = f"it unpacks to {unpacked:,} bytes, more than the {limits.unpacked_bytes:,} allowed"
            raise UnreadableFile(file, problem, "Save it again without its pictures, or paste its text")
        return Page(printable("\n".join(_blocks(Document(io.BytesIO(content))))))
    except UnreadableFile:
        raise
    except Exception as error:  # a damaged DOCX makes its parsers raise anything at all
        problem = f"it is damaged or no DOCX ({type(error).__name__})"
        raise UnreadableFile(file, problem, "Save it again as DOCX, or paste its text") from error


def _blocks(document: OpenDocument) -> Iterator[str]:
    """Paragraphs as lines, list items with "- ", table rows as "a | b"."""
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            yield from (" | ".join(_cells(row.cells)) for row in block.rows)
        else:
            yield f"- {block.text}" if block.text.strip() and _is_item(block) else block.text


def _cells(cells: tuple[object, ...]) -> Iterator[str]:
    """The cells' words; a merged cell, which python-docx gives once a column, once."""
    seen: list[object] = []
    for cell in cells:
        element = cell._tc  # type: ignore[attr-defined]
        if not any(element is other for other in seen):
            seen.append(element)
            yield " ".join(cell.text.split())  # type: ignore[attr-defined]


def _is_item(paragraph: Paragraph) -> bool:
    properties = paragraph._p.pPr
    numbered = properties is not None and properties.numPr is not None
    return numbered or (paragraph.style is not None and paragraph.style.name.startswith("List"))

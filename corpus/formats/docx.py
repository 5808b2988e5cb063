"""DOCX: bytes -> Page."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from itertools import islice

from docx import Document
from docx.document import Document as OpenDocument
from docx.shared import RGBColor
from docx.table import Table, _Row
from docx.text.font import Font
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from corpus.errors import UnreadableFile
from corpus.limits import Limits
from corpus.page import Page
from corpus.printable import printable

_MARKUP = (".xml", ".rels")
_PAPER = RGBColor(255, 255, 255)
_FIX = "Save it again without its pictures, or paste its text"


def read_docx(content: bytes, file: str, limits: Limits) -> Page:
    """The page of a DOCX file. Raises UnreadableFile for one that is damaged, or unpacks to more than the limit."""
    try:
        _refuse_bombs(content, file, limits)
        # No more than shows that there are too many: python-docx takes its time over each, and there may be millions.
        lines = islice(_blocks(Document(io.BytesIO(content)), file, limits), limits.lines + 2)
        return Page(printable("\n".join(lines)))
    except UnreadableFile:
        raise
    except Exception as error:  # a damaged DOCX makes its parsers raise anything at all
        problem = f"it is damaged or no DOCX ({type(error).__name__})"
        raise UnreadableFile(file, problem, "Save it again as DOCX, or paste its text") from error


def _refuse_bombs(content: bytes, file: str, limits: Limits) -> None:
    """Refuse by what the parts are declared to unpack to; zipfile unpacks no more of a part than is declared."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        parts = packed.infolist()
    unpacked = sum(part.file_size for part in parts)
    if unpacked > limits.unpacked_bytes:
        problem = f"it unpacks to {unpacked:,} bytes, more than the {limits.unpacked_bytes:,} allowed"
        raise UnreadableFile(file, problem, _FIX)
    # A tree takes twenty times the memory of its markup.
    markup = sum(part.file_size for part in parts if part.filename.lower().endswith(_MARKUP))
    if markup > limits.markup_bytes:
        problem = f"its markup unpacks to {markup:,} bytes, more than the {limits.markup_bytes:,} allowed"
        raise UnreadableFile(file, problem, _FIX)


def _blocks(document: OpenDocument, file: str, limits: Limits) -> Iterator[str]:
    """Paragraphs as lines, list items with "- ", table rows as "a | b"."""
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                _refuse_wide(row, file, limits)
                yield " | ".join(_cells(row))
        else:
            text = _seen(block)
            yield f"- {text}" if text.strip() and _is_item(block) else text


def _refuse_wide(row: _Row, file: str, limits: Limits) -> None:
    """python-docx gives a merged cell once a column, and a cell may claim to be two billion columns wide."""
    if sum(cell.grid_span for cell in row._tr.tc_lst) > limits.columns:
        raise UnreadableFile(file, f"a table in it has more than {limits.columns:,} columns", _FIX)


def _cells(row: _Row) -> Iterator[str]:
    """The cells' words; a merged cell once."""
    seen: set[object] = set()
    for cell in row.cells:
        if cell._tc not in seen:
            seen.add(cell._tc)
            yield " ".join(" ".join(_seen(paragraph) for paragraph in cell.paragraphs).split())


def _seen(paragraph: Paragraph) -> str:
    """The words of a paragraph that a reader sees; what Word hides is left out, as a script of a page is."""
    runs = (run for part in paragraph.iter_inner_content() for run in ([part] if isinstance(part, Run) else part.runs))
    return "".join(run.text for run in runs if not _is_hidden(run, paragraph))


def _is_hidden(run: Run, paragraph: Paragraph) -> bool:
    """True for hidden text, type of one point, and white on white."""
    styles = [style.font for style in (run.style, paragraph.style) if style is not None]
    fonts: list[Font] = [run.font, *styles]
    hidden = next((font.hidden for font in fonts if font.hidden is not None), False)
    size = next((font.size for font in fonts if font.size is not None), None)
    shaded = run.font.highlight_color is not None or bool(run._r.xpath("w:rPr/w:shd"))
    return bool(hidden) or (size is not None and size.pt <= 1) or (run.font.color.rgb == _PAPER and not shaded)


def _is_item(paragraph: Paragraph) -> bool:
    properties = paragraph._p.pPr
    numbered = properties is not None and properties.numPr is not None
    return numbered or (paragraph.style is not None and paragraph.style.name.startswith("List"))

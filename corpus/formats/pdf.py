"""PDF: bytes -> Page, its printed lines joined to sentences again."""

from __future__ import annotations

import io
import logging
import re
import time
from collections.abc import Iterable
from itertools import pairwise

from pypdf import PdfReader, apply_configuration
from pypdf.errors import LimitReachedError

from corpus.errors import UnreadableFile
from corpus.limits import Limits
from corpus.page import Page
from corpus.printable import printable

_ENDED = re.compile(r"""[.!?:;…][)\]"'”’»]*$""")
_HYPHENATED = re.compile(r"[^\W\d]-$")
_ITEM = re.compile(r"[-•*–▪◦]\s|\d{1,2}[.)]\s")
_FULL_LINE = 0.75
_NARROWEST_COLUMN = 40

# pypdf logs each oddity of a file; what matters of them is said in the one line of UnreadableFile.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def read_pdf(content: bytes, file: str, limits: Limits) -> Page:
    """The page of a PDF that holds text. Raises UnreadableFile for one that is locked, scanned, broken or too long."""
    try:
        # Strict off: PDFs in the wild seldom keep to the letter of the format, and pypdf mends what it can.
        with apply_configuration(
            stream_parsing_work_maximum_count=limits.steps,
            zlib_maximum_output_length=limits.markup_bytes,
            lzw_maximum_output_length=limits.markup_bytes,
            run_length_maximum_output_length=limits.markup_bytes,
            array_based_stream_maximum_output_length=limits.markup_bytes,
        ):
            printed = "\n".join(_printed_pages(PdfReader(io.BytesIO(content), strict=False), file, limits))
    except UnreadableFile:
        raise
    except LimitReachedError as error:
        problem = f"it holds more than is safe to unpack ({error})"
        raise UnreadableFile(file, problem, "Print it to PDF anew, or paste its text") from error
    except Exception as error:  # a damaged PDF makes its parser raise anything at all
        problem = f"it is damaged or cut short ({type(error).__name__})"
        raise UnreadableFile(file, problem, "Download or export it again, or paste its text") from error
    if not printed.strip():
        raise UnreadableFile(file, "it has no text in it, only pictures", "Run it through text recognition (OCR) first")
    return Page(join_lines(printed))


def _printed_pages(reader: PdfReader, file: str, limits: Limits) -> Iterable[str]:
    if reader.is_encrypted and not reader.decrypt(""):
        raise UnreadableFile(file, "it is locked with a password", "Save a copy without the password")
    if len(reader.pages) > limits.pages:
        raise UnreadableFile(file, f"it has more than {limits.pages:,} pages", "Split it, or raise the limit")
    left = limits.text_characters
    latest = time.monotonic() + limits.seconds
    for page in reader.pages:
        if time.monotonic() > latest:
            problem = f"it takes more than {limits.seconds:g} seconds to read"
            raise UnreadableFile(file, problem, "Split it, or paste its text")
        text = printable(page.extract_text()).strip("\n")
        left -= len(text)
        if left < 0:
            problem = f"it has more than {limits.text_characters:,} characters of text"
            raise UnreadableFile(file, problem, "Split it, or raise the limit")
        yield text


def join_lines(printed: str) -> str:
    """Printed lines -> one line a paragraph, as far as the lines tell.

    A line is joined to the next where its sentence is open and either it fills the column or the next one goes on in
    lower case. A hyphen at the line's end stays, since it may belong to the word.
    """
    rows = [row.strip() for row in printed.split("\n")]
    lengths = sorted(len(row) for row in rows if row)
    # The column is as wide as the longest lines, but for one in twenty, which may be a table's.
    full = max(_NARROWEST_COLUMN, _FULL_LINE * lengths[-1 - len(lengths) // 20]) if lengths else 0
    joined: list[str] = []
    for above, row in pairwise(["", *rows]):
        goes_on = row[:1].islower() or (len(above) >= full and not _ITEM.match(row))
        if above and row and goes_on and not _ENDED.search(above):
            joined.append("" if _HYPHENATED.search(above) else " ")
        elif joined:
            joined.append("\n")
        joined.append(row)
    return "".join(joined)

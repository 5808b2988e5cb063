"""Documents of a few kilobytes that want gigabytes or hours of whoever opens them."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Sequence

from tests.corpus.documents import docx, zip_bomb

_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_PAGES = b"<< /Type /Pages /Kids [%s] /Count %d /MediaBox [0 0 600 850] >>"


def documents() -> dict[str, tuple[bytes, str]]:
    """Each with what is said of it."""
    laughs = "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 30}">' for n in range(8))
    return {
        "zip.docx": (zip_bomb(210_000_000), "it unpacks to 210,000,000 bytes"),
        "paragraphs.docx": (docx_of("<w:p/>" * 4_000_000), "its markup unpacks to"),
        "columns.docx": (docx_of(_table('<w:gridSpan w:val="2000000000"/>')), "more than 100 columns"),
        "merged.docx": (docx_of(_table("<w:vMerge/>") * 3), "damaged"),
        "laughs.docx": (docx_of("<w:p><w:r><w:t>&i;</w:t></w:r></w:p>", f'<!ENTITY a "aaaa">{laughs}'), "damaged"),
        "nested.docx": (docx_of("<w:tbl><w:tr><w:tc>" * 5_000), "damaged"),
        "unpacked.pdf": (pdf_of(page_of(b"BT ET " * 20_000_000)), "more than is safe to unpack"),
        "forms.pdf": (pdf_of(*_forms(8, 10)), "no text in it"),
        "brackets.pdf": (pdf_of(page_of(b"BT " + b"[" * 1_000_000)), "no text in it"),
        "loop.pdf": (
            b"%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 1 0 R /Kids [1 0 R] >> endobj\ntrailer << /Root 1 0 R >>",
            "damaged",
        ),
        "objects.pdf": (b"%PDF-1.4\n" + b"1 0 obj\n" * 50_000, "damaged"),
    }


def docx_of(body: str, entities: str = "") -> bytes:
    """A DOCX whose document holds that markup."""
    declared = f"<!DOCTYPE d [{entities}]>" if entities else ""
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(docx())) as whole,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for name in whole.namelist():
            markup = f"{declared}<w:document {_WORD}><w:body>{body}</w:body></w:document>".encode()
            made.writestr(name, markup if name == "word/document.xml" else whole.read(name))
    return written.getvalue()


def _table(properties: str) -> str:
    cell = f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>Oslo</w:t></w:r></w:p></w:tc>"
    return f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>"


def pdf_of(*objects: bytes) -> bytes:
    """A PDF of one page, the third object, of these objects from the third on."""
    every = (b"<< /Type /Catalog /Pages 2 0 R >>", _PAGES % (b"3 0 R", 1), *_split(objects))
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, text) for number, text in enumerate(every, 1))
    return b"%%PDF-1.4\n%strailer << /Root 1 0 R /Size %d >>\nstartxref\n0\n%%%%EOF" % (body, len(every) + 1)


def _split(objects: Sequence[bytes]) -> Sequence[bytes]:
    page = b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >> >>"
    return (page, *objects)


def page_of(operators: bytes) -> bytes:
    """What a page draws, packed."""
    packed = zlib.compress(operators, 9)
    return b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed)


def _forms(levels: int, width: int) -> Sequence[bytes]:
    """A page that draws a form ten times, which draws another ten times, and so on."""
    draw = b"/X Do " * width
    inner = b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length %d /Resources << /XObject << /X %d 0 R >> >> >>"
    forms = [inner % (len(draw), 6 + level) + b"\nstream\n" + draw + b"\nendstream" for level in range(levels)]
    return (b"<< /Length %d >>\nstream\n%s\nendstream" % (len(draw), draw), *forms)

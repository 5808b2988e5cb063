"""Small PDF and DOCX files for the tests."""

from __future__ import annotations

import io
import zipfile

from docx import Document
from pypdf import PdfReader, PdfWriter


def pdf(*pages: list[str]) -> bytes:
    """A PDF with one printed line for each string, a list a page."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    numbers: list[int] = []
    for lines in pages:
        shown = " ".join(f"({line.replace('(', '[').replace(')', ']')}) Tj T*" for line in lines)
        stream = f"BT /F1 12 Tf 14 TL 50 800 Td {shown} ET"
        numbers.append(len(objects) + 2)
        objects += [
            f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
            f"<< /Type /Page /Parent 2 0 R /Contents {len(objects) + 1} 0 R"
            " /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        ]
    kids = " ".join(f"{number} 0 R" for number in numbers)
    objects[1] = f"<< /Type /Pages /Kids [{kids}] /Count {len(numbers)} /MediaBox [0 0 600 850] >>"
    body = "%PDF-1.4\n" + "".join(f"{number} 0 obj\n{text}\nendobj\n" for number, text in enumerate(objects, 1))
    return f"{body}trailer << /Root 1 0 R /Size {len(objects) + 1} >>\nstartxref\n0\n%%EOF".encode("latin-1")


def locked_pdf(*pages: list[str]) -> bytes:
    """The same, locked with a password."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(*pages))))
    writer.encrypt("secret", algorithm="RC4-128")
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def docx() -> bytes:
    """A DOCX with a heading, a paragraph, a list item and a table."""
    document = Document()
    document.add_heading("How it was written", 1)
    document.add_paragraph("The band wrote it on a ferry.")
    document.add_paragraph("Gold in Norway", style="List Bullet")
    row = document.add_table(1, 2).rows[0]
    row.cells[0].text, row.cells[1].text = "Oslo", "1"
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def zip_bomb(unpacked: int) -> bytes:
    """A small zip that unpacks to `unpacked` bytes."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", b"0" * unpacked)
    return written.getvalue()

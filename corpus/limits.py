"""How much one file may hold before it is refused."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Settings that keep one file from taking the machine.

    `unpacked_bytes` is what a DOCX may unpack to, `markup_bytes` what of it, or of a part of a PDF, may be markup.
    `elements` and `depth` are those of a page's tree, `attributes` those of one tag, `columns` those of a table.
    The pages of a PDF are programs: `steps` is how long one of them may be, `seconds` how long all of them may run.
    """

    file_bytes: int = 20_000_000
    unpacked_bytes: int = 200_000_000
    markup_bytes: int = 20_000_000
    text_characters: int = 5_000_000
    lines: int = 100_000
    elements: int = 30_000
    attributes: int = 1_000
    depth: int = 1_000
    columns: int = 100
    pages: int = 2_000
    steps: int = 500_000
    seconds: float = 60.0
    front_matter_bytes: int = 16_000

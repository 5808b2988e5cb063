"""How much one file may hold before it is refused."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Settings that keep one file from taking the machine. `unpacked_bytes` is what a DOCX may unpack to."""

    file_bytes: int = 20_000_000
    unpacked_bytes: int = 200_000_000
    text_characters: int = 5_000_000
    pages: int = 2_000
    front_matter_bytes: int = 16_000

from __future__ import annotations

import pytest

from assistant.speaker import speaker_of
from corpus import Article, Details, Span


@pytest.mark.parametrize(
    ("text", "quoted", "speaker"),
    [
        ('"I wrote it in Bergen," Quill told Dock Weekly. "It was raining."', "It was raining.", "Quill"),
        ('Speaking to the radio, Mara Quill said: "I wrote it in Bergen."', "I wrote it in Bergen.", "Mara Quill"),
        ("“It took a week,” recalled Tomas Ek.", "It took a week", "Tomas Ek"),
        ("Mara Quill wrote it in Bergen.", "Mara Quill wrote it", None),
        ('"It took a week," he said.', "It took a week", None),
        ("Q: Where?\nQuill: In Bergen.\nQ: When?\nQuill: At night.", "In Bergen.", "Quill"),
        ("Writer: Mara Quill", "Mara Quill", None),
    ],
)
def test_the_speaker_of_a_quote(text: str, quoted: str, speaker: str | None) -> None:
    start = text.index(quoted)
    assert speaker_of(Article("id", "f", "r", text, Details()), Span(start, start + len(quoted))) == speaker

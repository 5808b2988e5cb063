"""Question and passage -> the token ids that the reader's network sees, and which of them may be an answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tokenizers import Encoding, Tokenizer

from assistant.reader import Context

MOST_TOKENS = 256
_QUESTION_TOKENS = 64
_HEADER_TOKENS = 64
# More than the network can see of any text; a megabyte is not tokenized for its first 200 tokens.
_MOST_CHARACTERS = 4_000


@dataclass(frozen=True, slots=True)
class SpanInput:
    """`[CLS] question [SEP] header [SEP] text [SEP]`, without the second `[SEP]` where there is no header.

    Only the text's tokens may be an answer: from token `first` on, as many as `offsets`. `offsets` are their characters
    in the text; `words` the number of the word that each is a piece of.
    """

    ids: tuple[int, ...]
    question_tokens: int
    first: int
    offsets: tuple[tuple[int, int], ...]
    words: tuple[int, ...]


class SpanTokenizer:
    """The embedding model's tokenizer, and the layout of the reader's input."""

    def __init__(self, folder: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._start, self._gap = self._tokenizer.encode("").ids

    def encode(self, question: str, contexts: Sequence[Context]) -> list[SpanInput]:
        """One input a context, in order; what does not fit is left out at the end of question, header and text."""
        asked = self._pieces([question])[0].ids[:_QUESTION_TOKENS]
        lead = [self._start, *asked, self._gap]
        headers = self._pieces([context.header for context in contexts])
        texts = self._pieces([context.text for context in contexts])
        return [self._lay_out(lead, header, text) for header, text in zip(headers, texts, strict=True)]

    def _pieces(self, texts: Sequence[str]) -> list[Encoding]:
        # A lone surrogate, as a broken file may hold, cannot be passed to the tokenizer; "?" keeps the offsets.
        plain = [text[:_MOST_CHARACTERS].encode("utf-8", "replace").decode("utf-8") for text in texts]
        return self._tokenizer.encode_batch(plain, add_special_tokens=False)

    def _lay_out(self, lead: Sequence[int], header: Encoding, text: Encoding) -> SpanInput:
        before = [*lead, *header.ids[:_HEADER_TOKENS], self._gap] if header.ids else lead
        kept = min(len(text.ids), MOST_TOKENS - len(before) - 1)
        return SpanInput(
            ids=(*before, *text.ids[:kept], self._gap),
            question_tokens=len(lead),
            first=len(before),
            offsets=tuple(text.offsets[:kept]),
            words=tuple(-1 if word is None else word for word in text.word_ids[:kept]),
        )

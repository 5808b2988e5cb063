"""The JSON object of an answer: what `ask --json`, `batch`, the API endpoint and the MCP tool give."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from assistant.answer import Answer, Quote
from corpus import Span


def answer_to_json(answer: Answer, id: str | None = None) -> dict[str, Any]:
    """The answer as plain JSON values; with the question's `id` first where it has one, and its `parts` last."""
    position = {_key(quote): number for number, quote in enumerate(answer.quotes)}
    return (
        ({} if id is None else {"id": id})
        | {
            "question": answer.question,
            "standalone_question": answer.standalone_question,
            "status": answer.status.value,
            "answer": answer.text,
            "accounts": [
                {
                    "answer": account.answer,
                    "quotes": [position[_key(quote)] for quote in account.quotes],
                    "as_of": account.as_of,
                }
                for account in answer.accounts
            ],
            "quotes": quotes_to_json(answer.quotes),
            "nearest": quotes_to_json(answer.nearest),
            "timings_ms": dict(answer.timings_ms),
        }
        | ({"parts": _parts(answer)} if answer.parts else {})
    )


def _parts(answer: Answer) -> list[dict[str, Any]]:
    """What each of several questions in one came out as; its accounts are numbers in the answer's own list."""
    parts, first = [], 0
    for part in answer.parts:
        accounts = list(range(first, first + len(part.accounts)))
        parts.append({"question": part.question, "status": part.status.value, "accounts": accounts})
        first += len(accounts)
    return parts


def quotes_to_json(quotes: Sequence[Quote]) -> list[dict[str, Any]]:
    """Each quote with its article's details, its offsets in the article's text, and the text at them."""
    return [
        {
            "article": quote.article.id,
            "file": quote.article.file,
            "revision": quote.article.revision,
            "title": quote.article.label,
            "publisher": quote.article.details.publisher,
            "published": quote.article.details.published,
            "speaker": quote.speaker,
            "start": quote.start,
            "end": quote.end,
            "text": quote.text,
            "span": [quote.span.start, quote.span.end] if quote.span else None,
            "score": quote.score,
        }
        for quote in quotes
    ]


def _key(quote: Quote) -> tuple[str, int, int, Span | None]:
    return (quote.article.id, quote.start, quote.end, quote.span)

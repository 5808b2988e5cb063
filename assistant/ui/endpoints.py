"""The named endpoints of the API: what a program, or an MCP client, can ask of the assistant."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import gradio as gr
from gradio.events import api

from assistant.ui.contract import Assistant
from corpus import LinerNotesError
from index import Hit

_MOST_HITS = 100


def add_endpoints(assistant: Assistant, can_change: bool) -> None:
    """Adds `ask`, `search` and, where the library can be changed, `rebuild` to the Blocks that is open.

    An error's one line is what the caller is told.
    """

    def ask(question: str, history: list[str]) -> dict[str, Any]:
        """Answer a question about songs, quoted word for word from the articles in the library.

        Returns the status ("answered", "disputed" where the articles disagree, "not_found" where they do not say),
        the answer, one account for each different answer, and every quote with its article, publisher, date,
        speaker and place. Nothing in it is made up; with "not_found" there is no quote, only the nearest passages.

        Args:
            question: One question in plain words, such as "Where did Selena Gomez record her vocals?".
            history: The earlier questions of this conversation, oldest first; [] for a first question.
        """
        try:
            return assistant.payload(assistant.ask(question, history))
        except LinerNotesError as error:
            raise gr.Error(str(error)) from error

    def search(query: str, limit: int) -> list[dict[str, Any]]:
        """Find the passages of the articles that are nearest to a question or words, best first.

        Each has its article, file, title, text and place, its rank by meaning (dense) and by words (lexical), null
        where that side did not find it, and the score that joins both. A score means relevance, not truth.

        Args:
            query: A question, or words to look for.
            limit: How many passages to return at most, from 1 to 100.
        """
        try:
            hits = assistant.search(query, max(1, min(limit, _MOST_HITS))).hits
        except LinerNotesError as error:
            raise gr.Error(str(error)) from error
        return [_hit(assistant, hit) for hit in hits]

    def rebuild() -> dict[str, Any]:
        """Take new, changed and removed files of the articles folder into the index.

        Returns the files that were added, changed, removed, left unchanged and skipped (with the reason and what to
        do), and how many passages there are. Answers go on from the old index until the new one is complete.
        """
        try:
            return asdict(assistant.rebuild(_unwatched))
        except LinerNotesError as error:
            raise gr.Error(str(error)) from error

    api(ask, api_name="ask", concurrency_id="ask")
    api(search, api_name="search")
    if can_change:
        api(rebuild, api_name="rebuild", concurrency_id="rebuild")


def _unwatched(_stage: str, _done: int, _total: int) -> None:
    """Progress that nobody looks at."""


def _hit(assistant: Assistant, hit: Hit) -> dict[str, Any]:
    article, span = assistant.article(hit.passage.article), hit.passage.span
    return {
        "article": hit.passage.article,
        "file": article.file if article else None,
        "title": article.label if article else None,
        "start": span.start,
        "end": span.end,
        "text": article.text[span.start : span.end] if article else None,
        "dense_rank": hit.dense_rank,
        "similarity": hit.similarity,
        "lexical_rank": hit.lexical_rank,
        "coverage": hit.coverage,
        "fused": hit.fused,
    }

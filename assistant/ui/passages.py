"""The Passages tab: a question or words in, the passages that are retrieved for it out."""

from __future__ import annotations

import gradio as gr

from assistant.ui.contract import Assistant
from assistant.ui.hits_view import hits_view
from assistant.ui.markup import notice, sendable
from corpus import LinerNotesError

_START = notice("See which passages a question finds, and which side of the search found them.")


class PassagesTab:
    """Builds the tab inside the Blocks that is open, over one assistant."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self._query = gr.Textbox(
            label="A question, or words",
            placeholder="A question, or words to look for",
            show_label=False,
            container=False,
            submit_btn="Search",
            elem_id="query",
        )
        self._found = gr.HTML(sendable(_START), elem_id="found", apply_default_css=False)
        self._query.submit(self._search, self._query, self._found, show_progress="minimal", api_visibility="private")

    def _search(self, query: str) -> str:
        if not query.strip():
            return sendable(_START)
        try:
            return sendable(hits_view(self._assistant.search(query.strip()), self._assistant.article))
        except LinerNotesError as error:
            return sendable(notice(str(error), "problem"))

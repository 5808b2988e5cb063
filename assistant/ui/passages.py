"""The Passages tab: a question or words in, why each passage was found out; and the map of the library."""

from __future__ import annotations

from typing import Any

import gradio as gr

from assistant.inspect import Finding
from assistant.ui.contract import Assistant
from assistant.ui.inspection_view import inspection_view, passage_view
from assistant.ui.map_view import map_view
from assistant.ui.markup import notice, sendable
from assistant.ui.sending import sends
from corpus import LinerNotesError
from index import Hit

_START = notice(
    "See which passages a question finds, which side of the search found them, and what the reader made of it."
)
_OPEN = notice("Choose a passage to see it where it stands in its article.")
_GONE = notice("This passage has left the index since. Search again.")
Findings = tuple[Finding, ...]
_QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}


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
        with gr.Row(elem_id="inspecting"):
            self._named = gr.Dropdown(
                [], value=None, label="Where does this article rank?", elem_id="named", scale=1, min_width=240
            )
            draw = gr.Button("Map of the library", elem_id="draw-map", scale=0)
        self._map = gr.HTML(elem_id="map", js_on_load=sends("show"), apply_default_css=False)
        with gr.Row(elem_id="passages"):
            with gr.Column(scale=3, min_width=320):
                self._found = gr.HTML(
                    sendable(_START), elem_id="found", js_on_load=sends("show"), apply_default_css=False
                )
            with gr.Column(scale=2, min_width=320, elem_id="passage-column"):
                self._opened = gr.HTML(elem_id="opened", apply_default_css=False)
        findings = gr.State(())
        inputs, outputs = [self._query, self._named], [self._found, self._map, self._opened, findings, self._named]
        self._query.submit(self._inspect, inputs, outputs, **_QUIET | {"show_progress": "minimal"})
        self._named.input(self._inspect, inputs, outputs, **_QUIET)
        draw.click(self._draw, self._query, self._map, **_QUIET | {"show_progress": "minimal"})
        for shown in (self._found, self._map):
            shown.show(self._open, findings, self._opened, **_QUIET)

    def _inspect(self, query: str, named: str | None) -> tuple[str, str, str, Findings, Any]:
        """The passages; the map is closed, since it is of the question before.

        The articles that can be named come along: a list that arrives by itself closes under the person who opened it.
        """
        if not query.strip():
            return sendable(_START), "", "", (), gr.skip()
        try:
            found = self._assistant.inspect(query.strip(), named)
        except LinerNotesError as error:
            return sendable(notice(str(error), "problem")), "", "", (), gr.skip()
        return sendable(inspection_view(found)), "", sendable(_OPEN), found.findings, self._choices(named)

    def _choices(self, named: str | None) -> Any:
        articles = self._assistant.articles()
        rows = [(article.label, article.id) for article in articles]
        return gr.Dropdown(rows, value=named if any(named == article.id for article in articles) else None)

    def _draw(self, query: str) -> str:
        try:
            return sendable(map_view(self._assistant.map(query.strip())))
        except LinerNotesError as error:
            return sendable(notice(str(error), "problem"))

    def _open(self, findings: Findings, event: gr.EventData) -> str:
        """The passage in its article; with its best words where the search found it, and not only the map."""
        id = str(event.passage)
        found = next((one for one in findings if one.hit.passage.id == id), None) or self._unfound(id)
        return sendable(passage_view(found) if found else _GONE)

    def _unfound(self, id: str) -> Finding | None:
        for article in self._assistant.articles():
            for passage in self._assistant.passages_of(article.id):
                if passage.id == id:
                    return Finding(Hit(passage, None, 0.0, None, 0.0), article)
        return None

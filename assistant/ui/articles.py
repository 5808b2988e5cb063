"""The Articles tab: what is in the library, adding to it, taking from it, rebuilding the index, and what was cut."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import gradio as gr

from assistant.ui.adding import AddingPanel
from assistant.ui.contract import Assistant
from assistant.ui.library_view import library_view
from assistant.ui.markup import sendable
from assistant.ui.rebuilding import RebuildingPanel
from assistant.ui.viewing import ViewingPanel

_OPEN_BY_CLICK = """
element.addEventListener("click", (event) => {
  const title = event.target.closest("[data-open]");
  if (title) trigger("open", { file: title.dataset.open });
});
"""


class ArticlesTab:
    """Builds the tab inside the Blocks that is open, over one assistant. `suffixes` are those that can be uploaded."""

    def __init__(self, assistant: Assistant, suffixes: Sequence[str]) -> None:
        self._assistant = assistant
        with gr.Row(elem_id="articles"):
            with gr.Column(scale=2, min_width=320):
                self._list = gr.HTML(elem_id="library", js_on_load=_OPEN_BY_CLICK, apply_default_css=False)
                self._viewing = ViewingPanel(assistant)
            with gr.Column(scale=1, min_width=320, elem_id="library-side"):
                with gr.Column():
                    self._rebuilding = RebuildingPanel(assistant)
                with gr.Column():
                    adding = AddingPanel(assistant.library, suffixes)
        self._list.open(self._open, None, self._viewing.chosen, scroll_to_output=True, api_visibility="private")
        for rebuilt in self._rebuilding.changes:
            rebuilt.then(_nothing, None, adding.result, show_progress="hidden", api_visibility="private")
        for change in (*adding.changes, *self._viewing.changes, *self._rebuilding.changes):
            self.show_when(change.then)

    def show_when(self, event: Any) -> None:
        """Lists the library again at `event`: the page is opened, the tab is chosen, something was added."""
        outputs = [self._list, self._viewing.chosen, *self._rebuilding.outputs]
        event(self._show, self._viewing.chosen, outputs, show_progress="hidden", api_visibility="private")

    def _show(self, chosen: str | None) -> tuple[Any, ...]:
        statuses = self._assistant.statuses()
        articles = {article.file: article for article in self._assistant.articles()}
        choices = self._viewing.choices(statuses, articles, chosen)
        return sendable(library_view(statuses, articles)), choices, *self._rebuilding.show(statuses)

    def _open(self, event: gr.EventData) -> str:
        return str(event.file)


def _nothing() -> str:
    """What was added has been taken in: there is no more to say of it."""
    return ""

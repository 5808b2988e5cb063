"""The Articles tab: what is in the library, adding to it, taking from it, rebuilding the index, and what was cut."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import gradio as gr

from assistant.ui.adding import AddingPanel
from assistant.ui.contract import Assistant
from assistant.ui.library_view import library_view
from assistant.ui.markup import notice, sendable
from assistant.ui.rebuilding import RebuildingPanel
from assistant.ui.sending import sends
from assistant.ui.viewing import ViewingPanel

_OPENING = notice("Opening the library …")
_READ_ONLY = notice(
    "The library is read-only here: this page can be reached from other machines, and asks for no password. "
    "Whoever serves it can let it be changed by giving it one (python app.py --help)."
)


class ArticlesTab:
    """Builds the tab inside the Blocks that is open, over one assistant. `suffixes` are those that can be uploaded.

    Unless the library `can_change`, it can only be looked at, and the tab says so.
    """

    def __init__(self, assistant: Assistant, suffixes: Sequence[str], can_change: bool) -> None:
        self._assistant = assistant
        self._rebuilding: RebuildingPanel | None = None
        with gr.Row(elem_id="articles"):
            with gr.Column(scale=2, min_width=320):
                self._list = gr.HTML(
                    sendable(_OPENING), elem_id="library", js_on_load=sends("open"), apply_default_css=False
                )
                self._viewing = ViewingPanel(assistant, can_change)
            with gr.Column(scale=1, min_width=320, elem_id="library-side"):
                if can_change:
                    changes = self._build_side(suffixes)
                else:
                    changes = ()
                    gr.HTML(sendable(_READ_ONLY), elem_id="read-only", apply_default_css=False)
        self._list.open(self._open, None, self._viewing.chosen, api_visibility="private")
        for change in (*changes, *self._viewing.changes):
            self.show_when(change.then)

    def _build_side(self, suffixes: Sequence[str]) -> tuple[Any, ...]:
        """Builds rebuilding and adding; the events after which the library may differ."""
        with gr.Column():
            self._rebuilding = RebuildingPanel(self._assistant)
        with gr.Column():
            adding = AddingPanel(self._assistant, suffixes)
        for rebuilt in self._rebuilding.changes:
            rebuilt.then(_nothing, None, adding.result, show_progress="hidden", api_visibility="private")
        return (*adding.changes, *self._rebuilding.changes)

    def show_when(self, event: Any) -> None:
        """Lists the library again at `event`: the page is opened, the tab is chosen, something was added."""
        outputs = [self._list, self._viewing.chosen, *(self._rebuilding.outputs if self._rebuilding else ())]
        event(self._show, self._viewing.chosen, outputs, show_progress="hidden", api_visibility="private")

    def _show(self, chosen: str | None) -> tuple[Any, ...]:
        statuses = self._assistant.statuses()
        articles = {article.file: article for article in self._assistant.articles()}
        choices = self._viewing.choices(statuses, articles, chosen)
        waiting = self._rebuilding.show(statuses) if self._rebuilding else ()
        return sendable(library_view(statuses, articles)), choices, *waiting

    def _open(self, event: gr.EventData) -> str:
        return str(event.file)


def _nothing() -> str:
    """What was added has been taken in: there is no more to say of it."""
    return ""

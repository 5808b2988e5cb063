"""Taking the library's changes into the index, with its progress and its report."""

from __future__ import annotations

from typing import Any

import gradio as gr
from markupsafe import Markup

from assistant.ui.contract import Assistant
from assistant.ui.library_view import report_view, waiting
from assistant.ui.markup import counted, notice, sendable
from corpus import LinerNotesError
from index.report import ArticleStatus

_HEADING = Markup("<h2>Index</h2>")


class RebuildingPanel:
    """Builds the panel inside the Blocks that is open. `changes` are the events after which the index may differ."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        state = gr.HTML(elem_id="waiting", apply_default_css=False)
        button = gr.Button("Rebuild", elem_id="rebuild")
        report = gr.HTML(elem_id="report", apply_default_css=False)
        self.outputs: list[Any] = [state, button]
        rebuilt = button.click(
            self._rebuild, None, report, trigger_mode="once", concurrency_id="rebuild", api_visibility="private"
        )
        self.changes = (rebuilt,)

    def show(self, statuses: tuple[ArticleStatus, ...]) -> tuple[str, Any]:
        """What `outputs` show: how many changes wait, and the button set off where some do."""
        count = waiting(statuses)
        said = f"{counted(count, 'change')} not in the index yet: rebuild to ask about it." if count else "Up to date."
        return sendable(_HEADING + notice(said)), gr.Button(variant="primary" if count else "secondary")

    def _rebuild(self, progress: gr.Progress = gr.Progress()) -> str:  # noqa: B008 (Gradio finds its bar by the default)
        def report(stage: str, done: int, total: int) -> None:
            progress((done, total), desc=stage.capitalize())

        try:
            return sendable(report_view(self._assistant.rebuild(report)))
        except LinerNotesError as error:
            return sendable(notice(str(error), "problem"))

"""One article as it was read, with what cleaning cut; and taking it out of the library."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import gradio as gr

from assistant.ui.contract import Assistant
from assistant.ui.library_view import article_view
from assistant.ui.markup import notice, sendable
from corpus import Article, LinerNotesError
from index.report import ArticleStatus

_CHOOSE = notice("Choose an article to see it as it was read, with what cleaning cut and why.")


class ViewingPanel:
    """Builds the panel inside the Blocks that is open. `changes` are the events after which the library may differ."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self.chosen = gr.Dropdown([], value=None, label="Look at an article", elem_id="chosen")
        viewer = gr.HTML(sendable(_CHOOSE), elem_id="viewer", apply_default_css=False)
        remove = gr.Button("Remove from the library", elem_id="remove", size="sm", visible=False)
        with gr.Row(visible=False, elem_id="confirm") as confirm:
            question = gr.HTML(apply_default_css=False)
            remove_now = gr.Button("Remove", variant="stop", size="sm", elem_id="remove-now", scale=0)
            keep = gr.Button("Keep", size="sm", elem_id="keep", scale=0)
        result = gr.HTML(elem_id="removed", apply_default_css=False)
        quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
        self.chosen.change(self._view, self.chosen, [viewer, remove, confirm], **quiet)
        remove.click(self._ask, self.chosen, [question, remove, confirm], **quiet)
        keep.click(self._keep, None, [question, remove, confirm], **quiet)
        self.changes = (remove_now.click(self._remove, self.chosen, [self.chosen, result], **quiet),)

    def choices(self, statuses: tuple[ArticleStatus, ...], articles: Mapping[str, Article], chosen: str | None) -> Any:
        """The articles to choose from, by file; `chosen` stays so while it is there."""
        names = [(_name(status.file, articles), status.file) for status in statuses]
        return gr.Dropdown(names, value=chosen if any(file == chosen for _, file in names) else None)

    def _view(self, file: str | None) -> tuple[str, Any, Any]:
        try:
            shown = article_view(self._article(file)) if file else _CHOOSE
        except LinerNotesError as error:
            shown = notice(str(error), "problem")
        return sendable(shown), gr.Button(visible=bool(file)), gr.Row(visible=False)

    def _article(self, file: str) -> Article:
        """The article as indexed where the index agrees with the library, else as it would be read now."""
        state = next((status.state for status in self._assistant.statuses() if status.file == file), "")
        indexed = next((article for article in self._assistant.articles() if article.file == file), None)
        return indexed if indexed and state in {"indexed", "gone"} else self._assistant.library.read(file)

    def _ask(self, file: str) -> tuple[str, Any, Any]:
        return sendable(notice(f"Remove {file} from the library?")), gr.Button(visible=False), gr.Row(visible=True)

    def _keep(self) -> tuple[str, Any, Any]:
        return "", gr.Button(visible=True), gr.Row(visible=False)

    def _remove(self, file: str) -> tuple[Any, str]:
        try:
            self._assistant.library.remove(file)
        except LinerNotesError as error:
            return gr.skip(), sendable(notice(str(error), "problem"))
        return None, sendable(notice(f"Removed {file}. Rebuild to take it out of the answers.", "good"))


def _name(file: str, articles: Mapping[str, Article]) -> str:
    return f"{articles[file].label} ({file})" if file in articles else file

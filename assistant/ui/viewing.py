"""One article as it was read: its cuts, its details and its passages; and correcting or removing it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import gradio as gr
from markupsafe import Markup

from assistant.ui.article_view import article_view, undo_view
from assistant.ui.contract import Assistant
from assistant.ui.drafts import Decision
from assistant.ui.markup import notice, sendable
from assistant.ui.sending import sends
from corpus import Article, LinerNotesError, Removed, Span
from index.report import ArticleStatus

_CHOOSE = notice("Choose an article to see it as it was read, with what cleaning cut and why.")
_NEXT = "Rebuild to take this into the answers."


class ViewingPanel:
    """Builds the panel inside the Blocks that is open. `changes` are the events after which the library may differ.

    Unless the library `can_change`, an article can only be looked at, and there are no such events.
    """

    def __init__(self, assistant: Assistant, can_change: bool) -> None:
        self._assistant = assistant
        self._can_change = can_change
        self._removed = gr.State(None)
        self.chosen = gr.Dropdown([], value=None, label="Look at an article", elem_id="chosen")
        result = gr.HTML(elem_id="removed", js_on_load=sends("undo"), apply_default_css=False)
        viewer = gr.HTML(
            sendable(_CHOOSE), elem_id="viewer", js_on_load=sends("uncut", "correct", "remove"), apply_default_css=False
        )
        quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
        self.chosen.change(self._view, self.chosen, viewer, **quiet)
        removal = [self.chosen, self._removed, result]
        self.changes: tuple[Any, ...] = ()
        if not can_change:
            return
        self.changes = (
            viewer.uncut(self._uncut, None, [viewer, result], **quiet),
            viewer.correct(self._correct, None, [viewer, result], **quiet),
            viewer.remove(self._remove, None, removal, **quiet),
            result.undo(self._undo, self._removed, removal, **quiet),
        )

    def choices(self, statuses: tuple[ArticleStatus, ...], articles: Mapping[str, Article], chosen: str | None) -> Any:
        """The articles to choose from, by file; `chosen` stays so while it is there."""
        names = [(_name(status.file, articles), status.file) for status in statuses]
        return gr.Dropdown(names, value=chosen if any(file == chosen for _, file in names) else None)

    def _view(self, file: str | None) -> str:
        return sendable(self._shown(file))

    def _shown(self, file: str | None) -> Markup:
        if not file:
            return _CHOOSE
        try:
            article, is_kept = self._article(file)
            restored = self._assistant.library.restored_cuts(file) if is_kept else ()
        except LinerNotesError as error:
            return notice(str(error), "problem")
        return article_view(article, self._assistant.passages_of(article.id), restored, is_kept and self._can_change)

    def _article(self, file: str) -> tuple[Article, bool]:
        """The article as indexed where it has left the library, else as it would be read now; and which of them."""
        state = next((status.state for status in self._assistant.statuses() if status.file == file), "")
        indexed = next((article for article in self._assistant.articles() if article.file == file), None)
        if indexed and state in {"indexed", "gone"}:
            return indexed, state == "indexed"
        return self._assistant.library.read(file), True

    def _uncut(self, event: gr.EventData) -> tuple[str, str]:
        file, back = str(event.file), bool(event.restored)
        done = "The cut was taken back." if back else "It is cut again."
        return self._changed(
            file, lambda: self._assistant.library.restore_cut(file, Span(int(event.start), int(event.end)), back), done
        )

    def _correct(self, event: gr.EventData) -> tuple[str, str]:
        file = str(event.file)

        def correct() -> None:
            details = self._article(file)[0].details
            self._assistant.library.correct(file, Decision.of(event.details, details).details)

        return self._changed(file, correct, "The details were corrected.")

    def _changed(self, file: str, change: Any, done: str) -> tuple[str, str]:
        try:
            change()
        except LinerNotesError as error:
            return self._view(file), sendable(notice(str(error), "problem"))
        return self._view(file), sendable(notice(f"{done} {_NEXT}", "good"))

    def _remove(self, event: gr.EventData) -> tuple[Any, Removed | None, str]:
        file = str(event.file)
        try:
            removed = self._assistant.library.remove(file)
        except LinerNotesError as error:
            return gr.skip(), None, sendable(notice(str(error), "problem"))
        return None, removed, sendable(undo_view(f"Removed {file}. Rebuild to take it out of the answers."))

    def _undo(self, removed: Removed | None) -> tuple[Any, Removed | None, str]:
        if removed is None:
            return gr.skip(), None, ""
        try:
            self._assistant.library.put_back(removed)
        except LinerNotesError as error:
            return gr.skip(), removed, sendable(notice(str(error), "problem"))
        return removed.file, None, sendable(notice(f"{removed.file} is back.", "good"))


def _name(file: str, articles: Mapping[str, Article]) -> str:
    return f"{articles[file].label} ({file})" if file in articles else file

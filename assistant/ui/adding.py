"""Adding to the library: files and pasted texts become drafts, kept once a person has seen what was guessed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import gradio as gr

from assistant.ui.contract import Assistant
from assistant.ui.drafts import Decision, Draft, keep, read_drafts
from assistant.ui.drafts_view import drafts_view, outcomes_view
from assistant.ui.markup import notice, sendable
from assistant.ui.sending import sends
from corpus import Details

Drafts = tuple[Draft, ...]
_PASTED = "pasted-text.md"


class AddingPanel:
    """Builds the panel inside the Blocks that is open.

    `changes` are the events after which the library may differ; `result` says what the last one did.
    """

    def __init__(self, assistant: Assistant, suffixes: Sequence[str]) -> None:
        self._assistant = assistant
        gr.HTML("<h2>Add articles</h2>", apply_default_css=False)
        label = f"Files: {', '.join(suffix.lstrip('.') for suffix in suffixes)}"
        files = gr.File(label=label, file_count="multiple", file_types=list(suffixes), height=150, elem_id="files")
        with gr.Accordion("Paste a text instead", open=False, elem_id="paste"):
            text = gr.Textbox(
                label="Text", lines=6, max_lines=12, placeholder="The page as you copied it, menus and all"
            )
            paste = gr.Button("Read this text", elem_id="add-text")
        drafts = gr.State(())
        form = gr.HTML(elem_id="drafts", js_on_load=sends("keep", "discard"), apply_default_css=False)
        self.result = gr.HTML(elem_id="added", apply_default_css=False)
        # One after another: each takes the drafts as the one before has left them, and none is lost.
        quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
        quiet |= {"trigger_mode": "multiple", "concurrency_id": "drafts"}
        files.upload(self._read_files, [files, drafts], [files, drafts, form, self.result], **quiet)
        paste.click(self._read_text, [text, drafts], [text, drafts, form, self.result], **quiet)
        form.discard(self._discard, None, [drafts, form], **quiet)
        self.changes = (form.keep(self._keep, drafts, [drafts, form, self.result], **quiet),)

    def _read_files(self, paths: list[str] | None, drafts: Drafts) -> Iterator[tuple[Any, ...]]:
        sources = [(Path(path).name, Path(path)) for path in paths or ()]
        for shown in self._read(sources, drafts):
            yield None, *shown, ""

    def _read_text(self, text: str, drafts: Drafts) -> Iterator[tuple[Any, ...]]:
        if not text.strip():
            yield gr.skip(), drafts, gr.skip(), sendable(notice("Paste the text of an article first."))
            return
        for shown in self._read([(_PASTED, text)], drafts):
            yield "", *shown, ""

    def _read(self, sources: Sequence[tuple[str, Path | str]], drafts: Drafts) -> Iterator[tuple[Drafts, str]]:
        """The drafts as each source is read."""
        made = read_drafts(sources, self._assistant.library, self._assistant.articles())
        for number, (name, _) in enumerate(sources):
            yield drafts, sendable(drafts_view(drafts, name, len(sources) - number - 1))
            drafts = (*drafts, next(made))
        yield drafts, sendable(drafts_view(drafts))

    def _discard(self) -> tuple[Drafts, str]:
        return (), ""

    def _keep(self, drafts: Drafts, event: gr.EventData) -> tuple[Drafts, str, str]:
        sent = {int(row["draft"]): row for row in event.drafts}
        outcomes = []
        left: Drafts = ()
        for number, draft in enumerate(drafts):
            guessed = draft.article.details if draft.article else Details()
            outcome = keep(draft, Decision.of(sent.get(number, {}), guessed), self._assistant.library)
            outcomes.append(outcome)
            left = (*left, draft) if outcome.problem else left
        return left, sendable(drafts_view(left)), sendable(outcomes_view(outcomes))

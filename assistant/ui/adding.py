"""Adding to the library: files, or a text that is pasted with what is known about it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import gradio as gr

from assistant.ui.contract import Library
from assistant.ui.library_view import additions_view
from assistant.ui.markup import notice, sendable
from corpus import Details, LinerNotesError

_FIELDS = ("Title", "Song", "Artist", "Publisher", "Address of the page", "Date, as 2016-05-24")


class AddingPanel:
    """Builds the panel inside the Blocks that is open.

    `changes` are the events after which the library may differ; `result` says what the last one did.
    """

    def __init__(self, library: Library, suffixes: Sequence[str]) -> None:
        self._library = library
        gr.HTML("<h2>Add articles</h2>", apply_default_css=False)
        label = f"Files: {', '.join(suffix.lstrip('.') for suffix in suffixes)}"
        files = gr.File(label=label, file_count="multiple", file_types=list(suffixes), height=150, elem_id="files")
        replace = gr.Checkbox(label="Replace files of the same name", container=False, elem_id="replace")
        self.result = gr.HTML(elem_id="added", apply_default_css=False)
        with gr.Accordion("Paste a text instead", open=False, elem_id="paste"):
            text = gr.Textbox(
                label="Text", lines=6, max_lines=12, placeholder="The page as you copied it, menus and all"
            )
            fields = [gr.Textbox(label=field, max_lines=1) for field in _FIELDS]
            add_text = gr.Button("Add this text", elem_id="add-text")
        quiet: dict[str, Any] = {"show_progress": "minimal", "api_visibility": "private"}
        self.changes = (
            files.upload(self._add_files, [files, replace], [files, self.result], **quiet),
            add_text.click(self._add_text, [text, *fields], [self.result, text, *fields], **quiet),
        )

    def _add_files(self, paths: list[str] | None, replace: bool) -> tuple[None, str]:
        added: list[str] = []
        refused: list[str] = []
        for path in map(Path, paths or ()):
            try:
                added.append(self._library.add(path.name, path.read_bytes(), replace=replace))
            except LinerNotesError as error:
                refused.append(str(error))
        return None, sendable(additions_view(added, refused))

    def _add_text(self, text: str, *fields: str) -> tuple[Any, ...]:
        kept = [gr.skip() for _ in (text, *fields)]
        if not text.strip():
            return sendable(notice("Paste the text of an article first.")), *kept
        title, song, artist, publisher, url, published = (field.strip() for field in fields)
        try:
            file = self._library.add_text(text, Details(title, song, artist, publisher, url, published))
        except LinerNotesError as error:
            return sendable(additions_view((), (str(error),))), *kept
        return sendable(additions_view((file,), ())), *("" for _ in kept)

"""What questions are limited to: chosen songs and articles, or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import gradio as gr

from assistant.conversation import Scope
from assistant.ui.contract import Assistant

_SONG, _FILE = "song:", "file:"


class ScopePicker:
    """Builds the picker inside the Blocks that is open. Its values are "song:TITLE" and "file:NAME"."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self.picker = gr.Dropdown(
            [],
            value=[],
            multiselect=True,
            label="Limit to songs or articles",
            show_label=False,
            container=False,
            elem_id="scope",
            scale=1,
            min_width=180,
        )

    def choices(self, scope: Scope) -> Any:
        """The songs and articles to choose from, those in `scope` chosen where they are still there."""
        articles = self._assistant.articles()
        songs = sorted({song for article in articles for song in article.songs}, key=str.casefold)
        rows = [(f"Song: {song}", _SONG + song) for song in songs]
        rows += [(f"Article: {article.label}", _FILE + article.file) for article in articles]
        held = {value for _, value in rows}
        chosen = [*(_SONG + song for song in scope.songs), *(_FILE + file for file in scope.files)]
        return gr.Dropdown(rows, value=[value for value in chosen if value in held])

    def scope(self, chosen: Sequence[str]) -> Scope:
        """What the chosen values limit questions to."""
        return Scope(
            tuple(value.removeprefix(_SONG) for value in chosen if value.startswith(_SONG)),
            tuple(value.removeprefix(_FILE) for value in chosen if value.startswith(_FILE)),
        )

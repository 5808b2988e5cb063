"""The Chat tab: questions on the left, the articles behind the answers on the right."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import gradio as gr

from assistant.ui.answer_view import answer_view
from assistant.ui.contract import Assistant
from assistant.ui.markup import sendable
from assistant.ui.sources_view import sources_view
from assistant.ui.transcript import Turn, Turns, failed, source_panel, transcript, welcome
from corpus import LinerNotesError

_ASK_BY_CLICK = """
element.addEventListener("click", (event) => {
  const starter = event.target.closest("[data-ask]");
  if (starter) trigger("ask", { question: starter.dataset.ask });
});
"""
_UNFORESEEN = "Something went wrong here, not with your question. The server's log says what; please ask again."


class ChatTab:
    """Builds the tab inside the Blocks that is open, over one assistant."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self._turns = gr.State(())
        with gr.Row(elem_id="chat"):
            with gr.Column(scale=3, min_width=320, elem_id="conversation"):
                self._transcript = gr.HTML(elem_id="transcript", js_on_load=_ASK_BY_CLICK, apply_default_css=False)
                with gr.Row(elem_id="composer"):
                    self._question = gr.Textbox(
                        label="Your question",
                        show_label=False,
                        container=False,
                        autofocus=True,
                        placeholder="Ask about a song’s story",
                        submit_btn="Ask",
                        elem_id="question",
                    )
                    self._new_chat = gr.Button("New chat", elem_id="new-chat", size="sm", scale=0)
            with gr.Column(scale=2, min_width=320, elem_id="source-column"):
                self._sources = gr.HTML(elem_id="sources", apply_default_css=False)
        self._wire()

    def show(self, turns: Turns) -> tuple[str, str]:
        """The chat as it stands; before its first question, questions to start with."""
        if turns:
            return sendable(transcript(turns)), sendable(source_panel(turns))
        starters = self._assistant.suggestions()
        return sendable(welcome(starters, empty=not self._assistant.articles())), sendable(source_panel(turns))

    def show_when(self, event: Any) -> None:
        """Shows the chat again at `event`: the page is opened, the tab is chosen."""
        event(
            self.show, self._turns, [self._transcript, self._sources], show_progress="hidden", api_visibility="private"
        )

    def _wire(self) -> None:
        outputs = [self._question, self._turns, self._transcript, self._sources]
        for event, ask, inputs in (
            (self._question.submit, self._ask, [self._question, self._turns]),
            (self._transcript.ask, self._ask_starter, [self._turns]),
        ):
            asked = event(ask, inputs, outputs, show_progress="hidden", trigger_mode="once", api_visibility="private")
            asked.failure(self._give_up, self._turns, outputs, show_progress="hidden", api_visibility="private")
        self._new_chat.click(self._begin, None, outputs, show_progress="hidden", api_visibility="private")

    def _ask(self, question: str, turns: Turns) -> Iterator[tuple[Any, Turns, str, str]]:
        question = question.strip()
        if not question:
            yield "", turns, *self.show(turns)
            return
        waiting = (*turns, Turn(question))
        yield "", waiting, *self.show(waiting)
        done = (*turns, self._answer(question, turns))
        yield gr.skip(), done, *self.show(done)

    def _ask_starter(self, turns: Turns, event: gr.EventData) -> Iterator[tuple[Any, Turns, str, str]]:
        yield from self._ask(str(event.question), turns)

    def _answer(self, question: str, turns: Turns) -> Turn:
        history = [turn.question for turn in turns if turn.in_history]
        try:
            answer = self._assistant.ask(question, history)
        except LinerNotesError as error:
            return failed(question, str(error))
        number = len(turns)
        sources = sources_view(answer, number, self._assistant.article)
        return Turn(question, answer_view(answer, number), sources, in_history=True)

    def _give_up(self, turns: Turns) -> tuple[str, Turns, str, str]:
        turns = (*turns[:-1], failed(turns[-1].question, _UNFORESEEN)) if turns else turns
        return "", turns, *self.show(turns)

    def _begin(self) -> tuple[Any, Turns, str, str]:
        # What is being typed stays: the answer to the click may come after the first words of the next question.
        return gr.skip(), (), *self.show(())

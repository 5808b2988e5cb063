"""The Chat tab: questions on the left, the articles behind the answers on the right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import gradio as gr

from assistant.conversation import Conversation, Rating, Scope, Verdict
from assistant.conversations import Conversations, new_conversation
from assistant.export import Format, export
from assistant.feedback import FEEDBACK, Feedback
from assistant.ui.asking import Asking, Request, gave_up
from assistant.ui.contract import Assistant
from assistant.ui.markup import notice, sendable
from assistant.ui.remembered import Remembered, chats_menu
from assistant.ui.scope import ScopePicker
from assistant.ui.sending import sends
from assistant.ui.sources_view import EMPTY, sources_view
from assistant.ui.suggesting import Suggesting
from assistant.ui.transcript import transcript

_UNFORESEEN = "Something went wrong here, not with your question. The server's log says what; please ask again."
_LEFT = "The page was left before this was answered."
_OPENING = notice("Opening the library …")
_QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
_AT_ONCE = 4
_WAITING = _QUIET | {"concurrency_limit": _AT_ONCE}
# The page itself empties the box: emptied from here, what is typed meanwhile would be lost or joined to the question.
_TAKE = "(...given) => linerNotes.take(given)"
_ASKING: dict[str, Any] = {"submit_btn": False, "stop_btn": "Stop"}
_READY: dict[str, Any] = {"submit_btn": "Ask", "stop_btn": False}
Shown = tuple[Any, ...]
"""The box, the conversation, transcript, sources, menu, what the browser remembers: for `ChatTab.outputs`."""


class ChatTab:
    """Builds the tab inside the Blocks that is open, over one assistant; chats and ratings are kept in `store`."""

    def __init__(self, assistant: Assistant, store: Path) -> None:
        self._assistant = assistant
        self._asking = Asking(assistant)
        self._conversations = Conversations(store / "conversations")
        self._feedback = Feedback(store / FEEDBACK)
        self._conversation = gr.State(new_conversation())  # replaced as the page is opened
        self._remembered = gr.BrowserState(
            Remembered().written(),
            storage_key="liner-notes",
            secret="liner-notes",  # noqa: S106 (ids of chats, no secret)
        )
        with gr.Row(elem_id="chat"):
            with gr.Column(scale=3, min_width=320, elem_id="conversation"):
                self._build_conversation()
            with gr.Column(scale=2, min_width=320, elem_id="source-column"):
                self._sources = gr.HTML(sendable(EMPTY), elem_id="sources", apply_default_css=False)
        self._shown = [self._transcript, self._sources, self._menu]
        self.outputs = [self._question, self._conversation, *self._shown, self._remembered]
        self._wire()

    def _build_conversation(self) -> None:
        self._transcript = gr.HTML(
            elem_id="transcript", js_on_load=sends("ask", "source", "rate"), apply_default_css=False
        )
        self._suggesting = Suggesting(self._assistant, self._asking)
        self._question = gr.Textbox(
            label="Your question",
            show_label=False,
            container=False,
            autofocus=True,
            placeholder="Ask about a song’s story",
            elem_id="question",
            **_READY,
        )

        def export_chat(given: list[str]) -> list[str]:
            return self._export(*map(str, given))

        with gr.Row(elem_id="below"):
            self._scope = ScopePicker(self._assistant)
            self._menu = gr.HTML(
                elem_id="chat-menu",
                js_on_load=sends("open", "forget", calls=True),
                apply_default_css=False,
                server_functions=[export_chat],
            )
            self._new_chat = gr.Button("New chat", elem_id="new-chat", size="sm", scale=0)

    def load_when(self, event: Any) -> None:
        """Opens the chat that the browser remembers at `event`: the page is opened."""
        opened = event(self._load_first, [self._conversation, self._remembered], self.outputs, **_QUIET)
        self.show_when(opened.then)
        self._suggesting.go_on_after(opened, self._conversation)

    def show_when(self, event: Any) -> None:
        """Shows at `event` what depends on the library: the tab is chosen, and it may have changed.

        The transcript does not: what was said was said, and a question may be on its way.
        """
        event(self._show_library, self._conversation, [self._sources, self._scope.picker], **_WAITING)
        self._suggesting.welcome_when(event)

    def _wire(self) -> None:
        state = [self._conversation, self._remembered]
        # Enter again asks what is written once the answer is there; a second click on a question asks nothing more.
        asked = [
            event(ask, inputs, self.outputs, trigger_mode=mode, js=js, concurrency_limit=_AT_ONCE, **_QUIET)
            for event, ask, inputs, mode, js in (
                (self._question.submit, self._ask, [self._question, *state], "always_last", _TAKE),
                *(
                    (place.ask, self._ask_event, state, "once", None)
                    for place in (self._transcript, *self._suggesting.places)
                ),
            )
        ]
        for event in asked:
            event.failure(self._give_up, state, self.outputs, **_QUIET)
            self._suggesting.go_on_after(event, self._conversation)
        self._question.stop(self._asking.stop, self._conversation, None, **_QUIET)
        self._transcript.source(self._open_source, self._conversation, self._sources, **_QUIET)
        self._transcript.rate(self._rate, self._conversation, [self._conversation, self._transcript], **_QUIET)
        self._scope.picker.input(self._limit, [self._scope.picker, self._conversation], self._conversation, **_QUIET)
        opened = (
            self._new_chat.click(self._begin, state, [*self.outputs, self._scope.picker], **_QUIET),
            self._menu.open(self._open_chat, state, [*self.outputs, self._scope.picker], **_QUIET),
            self._menu.forget(self._forget, state, [*self.outputs, self._scope.picker], **_QUIET),
        )
        for event in opened:
            self._suggesting.go_on_after(event, self._conversation)

    # Showing

    def _last_sources(self, conversation: Conversation) -> str:
        """The sources of the last answer."""
        answered = [number for number, turn in enumerate(conversation.turns) if turn.answer]
        return self._sources_of(conversation, answered[-1]) if answered else sendable(EMPTY)

    def _sources_of(self, conversation: Conversation, number: int) -> str:
        return sendable(sources_view(conversation.turns[number], number, self._assistant.article))

    def _whole(self, conversation: Conversation, remembered: Remembered) -> Shown:
        """All outputs for a conversation that is at rest."""
        remembered = remembered.showing(conversation)
        menu = sendable(chats_menu(remembered, conversation))
        # The panel compares with the articles as they are now, which waits for the index; the page does not.
        sources = sendable(_OPENING) if self._assistant.is_opening else self._last_sources(conversation)
        transcribed = sendable(transcript(conversation))
        return gr.Textbox(**_READY), conversation, transcribed, sources, menu, remembered.written()

    def _load_first(self, conversation: Conversation, raw: Any) -> Shown:
        """Who was quicker than the page, and has asked already, goes on with that."""
        return tuple(gr.skip() for _ in self.outputs) if conversation.turns else self._load(raw)

    def _load(self, raw: Any) -> Shown:
        remembered = Remembered.read(raw)
        conversation = self._conversations.load(remembered.current) or new_conversation()
        return self._whole(conversation, remembered)

    def _show_library(self, conversation: Conversation) -> tuple[Any, Any]:
        # As a page is opened its tab is chosen too, before its chat is there: that must not empty the panel again.
        choices = self._scope.choices(conversation.scope)
        return self._last_sources(conversation) if conversation.turns else gr.skip(), choices

    def _open_source(self, conversation: Conversation, event: gr.EventData) -> str:
        return self._sources_of(conversation, int(event.turn))

    # Asking

    def _ask(self, question: str, conversation: Conversation, raw: Any) -> Iterator[Shown]:
        if question.strip():
            yield from self._answer(Request(question.strip()), conversation, raw)

    def _ask_event(self, conversation: Conversation, raw: Any, event: gr.EventData) -> Iterator[Shown]:
        yield from self._answer(Request.of(event, conversation), conversation, raw)

    def _answer(self, request: Request, conversation: Conversation, raw: Any) -> Iterator[Shown]:
        """Shows the question, each step, and the answer, which is kept before it is shown."""
        remembered = Remembered.read(raw)
        if not conversation.turns:  # whose id is that of every page until it is loaded
            conversation = replace(new_conversation(), scope=conversation.scope)
        for told in self._asking.ask(request, conversation):
            asked = told.conversation
            if not asked.turns[-1].is_waiting:
                yield self._whole(self._kept_with(asked), remembered.showing(asked))
            elif told.steps:
                yield gr.skip(), gr.skip(), sendable(transcript(asked, told.steps)), gr.skip(), gr.skip(), gr.skip()
            else:
                # Kept before it is answered: who reloads the page meanwhile finds the question there.
                self._keep(asked)
                remembered = remembered.showing(asked)
                menu = sendable(chats_menu(remembered, asked))
                yield gr.Textbox(**_ASKING), asked, sendable(transcript(asked)), gr.skip(), menu, remembered.written()

    def _kept_with(self, answered: Conversation) -> Conversation:
        """The chat as it is kept, with the last turn of `answered`: meanwhile it may have been rated or limited."""
        last = len(answered.turns) - 1
        kept = (self._conversations.load(answered.id) or answered).put(last, answered.turns[last])
        self._keep(kept)
        return kept

    def _keep(self, conversation: Conversation) -> None:
        """A question that is still waiting is kept as one that was left: nothing goes on with it after a restart."""
        self._conversations.save(gave_up(conversation, _LEFT))

    def _give_up(self, conversation: Conversation, raw: Any) -> Shown:
        given_up = gave_up(conversation, _UNFORESEEN)
        if given_up is conversation:  # the question was never sent, and still stands in the box
            return tuple(gr.skip() for _ in self.outputs)
        return self._whole(given_up, Remembered.read(raw))

    def _limit(self, chosen: list[str], conversation: Conversation) -> Conversation:
        limited = replace(conversation, scope=self._scope.scope(chosen))
        if limited.turns:
            self._keep(limited)
        return limited

    # Keeping

    def _rate(self, conversation: Conversation, event: gr.EventData) -> tuple[Conversation, str]:
        number = int(event.turn)
        rating = Rating(Verdict(event.verdict), str(event.reason), str(event.note))
        self._feedback.add(conversation, number, rating)
        rated = conversation.change(number, replace(conversation.turns[number], rating=rating))
        self._keep(rated)
        return rated, sendable(transcript(rated))

    def _begin(self, conversation: Conversation, raw: Any) -> Shown:
        self._asking.leave(conversation)
        begun = new_conversation()
        return *self._whole(begun, Remembered.read(raw)), self._scope.choices(Scope())

    def _open_chat(self, conversation: Conversation, raw: Any, event: gr.EventData) -> Shown:
        self._asking.leave(conversation)
        shown = self._load(Remembered.read(raw).written() | {"current": str(event.id)})
        return *shown, self._scope.choices(shown[1].scope)

    def _forget(self, conversation: Conversation, raw: Any, event: gr.EventData) -> Shown:
        if conversation.id == str(event.id):
            self._asking.leave(conversation)
        self._conversations.remove(str(event.id))
        remembered = Remembered.read(raw).without(str(event.id))
        if conversation.id == str(event.id):
            conversation = new_conversation()
        return *self._whole(conversation, remembered), self._scope.choices(conversation.scope)

    def _export(self, id: str, format: str) -> list[str]:
        """The file name and the text of a kept chat; empty where it is not there any more."""
        conversation = self._conversations.load(id)
        if not conversation or format not in set(Format):
            return ["", ""]
        return [f"liner-notes-{conversation.began[:10]}.{format}", export(conversation, Format(format))]

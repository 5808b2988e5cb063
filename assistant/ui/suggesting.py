"""Suggested questions: to start with where a chat is empty, to go on with below an answer. They come when found."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import gradio as gr

from assistant.conversation import Conversation
from assistant.ui.asking import Asking
from assistant.ui.contract import Assistant
from assistant.ui.markup import sendable
from assistant.ui.sending import sends
from assistant.ui.welcome import EMPTY_LIBRARY, next_questions, welcome

_WAITING: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private", "concurrency_limit": 4}


class Newest:
    """Numbers the searches for questions of one page, so that an older one ends when a newer one has begun."""

    def __init__(self) -> None:
        self._number = 0

    def begin(self) -> int:
        """The number of a new search."""
        self._number += 1
        return self._number

    def is_newest(self, number: int) -> bool:
        """False where another one has begun since."""
        return number == self._number


class Suggesting:
    """Builds the two places inside the Blocks that is open.

    They are apart from the transcript: what takes long to find can never be written over a chat that went on meanwhile.
    """

    def __init__(self, assistant: Assistant, asking: Asking) -> None:
        self._assistant = assistant
        self._asking = asking
        self._newest = gr.State(Newest())
        self._welcome = gr.HTML(elem_id="welcome", js_on_load=sends("ask"), apply_default_css=False)
        self._next = gr.HTML(elem_id="next", js_on_load=sends("ask"), apply_default_css=False)
        self.places = (self._welcome, self._next)

    def welcome_when(self, event: Any) -> None:
        """Looks for questions to start with at `event`: the library may have changed."""
        event(self._start_with, None, self._welcome, **_WAITING)

    def go_on_after(self, event: Any, conversation: Any) -> None:
        """Looks for questions to go on with after `event`, which shows another answer of `conversation`."""
        event.then(self._go_on_with, [conversation, self._newest], self._next, **_WAITING)

    def _start_with(self) -> Iterator[str]:
        yield sendable(welcome((), is_looking=True))
        if not self._assistant.articles():
            yield sendable(EMPTY_LIBRARY)
            return
        found: tuple[str, ...] = ()
        for found in self._assistant.suggestions():
            yield sendable(welcome(found, is_looking=True))
            if self._asking.is_busy:  # a person's question is not to wait for questions that nobody asked
                break
        yield sendable(welcome(found))

    def _go_on_with(self, conversation: Conversation, newest: Newest) -> Iterator[str]:
        number = newest.begin()
        yield ""
        answer = conversation.turns[-1].answer if conversation.turns else None
        if not answer:
            return
        within = conversation.scope.articles(self._assistant.articles())
        asked = [turn.corrected or turn.question for turn in conversation.turns]
        found: tuple[str, ...] = ()
        for question in self._assistant.follow_ups(asked, answer, within):
            if self._asking.is_asking(conversation) or not newest.is_newest(number):
                return
            found = (*found, question)
            yield sendable(next_questions(found))

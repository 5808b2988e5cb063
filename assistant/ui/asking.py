"""Questions on their way to an answer: asked in a thread, their steps told, their results a turn."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from assistant.answer import Answer
from assistant.conversation import Conversation, Turn, retrieved
from assistant.ui.contract import Assistant
from assistant.ui.working import Stopped, Working
from corpus import LinerNotesError

_STOPPED = "Stopped before it was answered."


@dataclass(frozen=True, slots=True)
class Request:
    """What was sent: a question, in place of turn `at` and those after it; None puts it last.

    `corrected` is how a person wants that turn's question understood, "" where they leave that to the assistant.
    """

    question: str
    at: int | None = None
    corrected: str = ""

    @classmethod
    def of(cls, event: Any, conversation: Conversation) -> Request:
        """The request in an event of the transcript; asking again means the same question, corrected as it was."""
        at = int(event.at) if getattr(event, "at", None) is not None else None
        if at is None:
            return cls(str(event.question))
        turn = conversation.turns[at]
        if getattr(event, "corrected", None):
            return cls(turn.question, at, str(event.corrected).strip())
        if getattr(event, "question", None):
            return cls(str(event.question).strip(), at)
        return cls(turn.question, at, turn.corrected)


@dataclass(frozen=True, slots=True)
class Progress:
    """The conversation while and after a question is answered; `steps` are what was done so far."""

    conversation: Conversation
    steps: tuple[str, ...] = ()


class Asking:
    """The questions that are being answered, at most one a conversation, so that each can be stopped or left.

    A browser that cancels what it sent cannot tell it from what it sends next; here one thread has the last word.
    """

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self._at_work: dict[str, Working[str, Answer]] = {}

    def ask(self, request: Request, conversation: Conversation) -> Iterator[Progress]:
        """The conversation with the question waiting, step by step, and at last with its answer.

        There is no last one where the question was left, or another one asked in its place: nobody looks at it.
        """
        number = len(conversation.turns) if request.at is None else request.at
        turn = Turn(request.question, request.corrected)
        asked = conversation.put(number, turn)
        self.leave(conversation)
        working = Working[str, Answer](lambda on_step: self._answer(turn, asked, number, on_step))
        self._at_work[conversation.id] = working
        try:
            yield Progress(asked)
            steps: tuple[str, ...] = ()
            for step in working:
                steps = (*steps, step)
                yield Progress(asked, steps)
            if self._is_at_work(conversation, working):
                yield Progress(asked.put(number, self._answered(turn, working)))
        finally:
            if self._is_at_work(conversation, working):
                del self._at_work[conversation.id]

    def stop(self, conversation: Conversation) -> None:
        """Ends the question that is being answered in the conversation; nothing where none is."""
        if working := self._at_work.get(conversation.id):
            working.stop()

    def leave(self, conversation: Conversation) -> None:
        """Ends it without a word: the page shows another chat, or another question of this one."""
        if working := self._at_work.pop(conversation.id, None):
            working.stop()

    @property
    def is_busy(self) -> bool:
        """True while any question is being answered."""
        return bool(self._at_work)

    def is_asking(self, conversation: Conversation) -> bool:
        """True while a question of the conversation is being answered."""
        return conversation.id in self._at_work

    def _is_at_work(self, conversation: Conversation, working: Working[str, Answer]) -> bool:
        return self._at_work.get(conversation.id) is working

    def _answered(self, turn: Turn, working: Working[str, Answer]) -> Turn:
        try:
            answer = working.result
        except Stopped:
            return replace(turn, problem=_STOPPED)
        except LinerNotesError as error:
            return replace(turn, problem=str(error))
        return replace(turn, answer=answer, retrieved=retrieved(answer.hits, self._assistant.article))

    def _answer(self, turn: Turn, conversation: Conversation, number: int, on_step: Callable[[str], None]) -> Answer:
        # What a person corrected stands alone: nothing of the chat is to change it again.
        history = () if turn.corrected else conversation.history(number)
        within = conversation.scope.articles(self._assistant.articles()) if conversation.scope else None
        return self._assistant.ask(turn.corrected or turn.question, history, within, on_step)


def gave_up(conversation: Conversation, problem: str) -> Conversation:
    """The conversation whose last question was not answered, and why; the same where none was waiting."""
    if not conversation.turns or not conversation.turns[-1].is_waiting:
        return conversation
    last = conversation.turns[-1]
    return conversation.put(len(conversation.turns) - 1, replace(last, problem=problem))

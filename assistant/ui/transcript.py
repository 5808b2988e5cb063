"""A chat as HTML: what was asked, what was answered, and what can be done with each answer."""

from __future__ import annotations

from markupsafe import Markup

from assistant.conversation import Conversation, Turn
from assistant.ui.answer_view import answer_view
from assistant.ui.icons import EDIT
from assistant.ui.markup import NOTHING, joined, notice
from assistant.ui.steps import steps_view
from assistant.ui.turn_actions import turn_actions

_TURN = Markup(
    '<section class="turn" data-turn="{number}" aria-label="Question {count}">'
    '<div class="asked"><button type="button" class="action" data-edit aria-label="Edit the question" '
    'title="Edit the question">{edit}</button><p class="question" dir="auto">{question}</p></div>{answer}{actions}'
    "</section>"
)


def transcript(conversation: Conversation, steps: tuple[str, ...] = ()) -> Markup:
    """The chat, oldest first; `steps` are what is being done for a question that waits."""
    sections = joined(_turn(turn, number, steps) for number, turn in enumerate(conversation.turns))
    return Markup('<div class="turns" role="log" aria-label="Chat">{}</div>').format(sections)


def _turn(turn: Turn, number: int, steps: tuple[str, ...]) -> Markup:
    actions = NOTHING if turn.is_waiting else turn_actions(turn)
    return _TURN.format(
        number=number,
        count=number + 1,
        edit=EDIT,
        question=turn.question,
        answer=_body(turn, number, steps),
        actions=actions,
    )


def _body(turn: Turn, number: int, steps: tuple[str, ...]) -> Markup:
    if turn.answer:
        return answer_view(turn, turn.answer, number)
    return notice(turn.problem, "problem") if turn.problem else steps_view(steps)

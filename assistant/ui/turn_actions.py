"""What can be done with an answer: copy it, ask again, say that it is good, or say why it is not."""

from __future__ import annotations

from markupsafe import Markup

from assistant.answer import Answer
from assistant.conversation import Rating, Turn, Verdict
from assistant.feedback import INCOMPLETE, REASONS
from assistant.ui.icons import AGAIN, BAD, COPY, GOOD
from assistant.ui.markup import NOTHING, joined

_BUTTON = Markup(
    '<button type="button" class="action" {name}="{value}" aria-label="{label}" title="{label}"{pressed}>'
    "{icon}</button>"
)


def turn_actions(turn: Turn) -> Markup:
    """The row of buttons below an answer; below one that was not given, just the one that asks again."""
    again = _button("data-again", "", "Ask again", AGAIN)
    if not turn.answer:
        return Markup('<div class="actions">{}</div>').format(again)
    verdict = turn.rating.verdict if turn.rating else None
    buttons = (
        _button("data-copy", turn.answer.text, "Copy the answer", COPY),
        again,
        _button("data-rate", Verdict.GOOD.value, "A good answer", GOOD, pressed=verdict is Verdict.GOOD),
        _button("data-rate", Verdict.BAD.value, "Not a good answer", BAD, pressed=verdict is Verdict.BAD),
        _said(turn.rating),
    )
    return Markup('<div class="actions">{}</div>{}').format(joined(buttons), _why(turn.answer))


def _button(name: str, value: str, label: str, icon: Markup, pressed: bool | None = None) -> Markup:
    state = NOTHING if pressed is None else Markup(' aria-pressed="{}"').format("true" if pressed else "false")
    return _BUTTON.format(name=Markup(name), value=value, label=label, icon=icon, pressed=state)  # noqa: S704


def _said(rating: Rating | None) -> Markup:
    if not rating:
        return Markup('<span class="said" role="status"></span>')
    words = f"Noted: {rating.reason}." if rating.reason else "Noted."
    return Markup('<span class="said" role="status">{}</span>').format(words)


def _why(answer: Answer) -> Markup:
    """The question that "not a good answer" asks, folded until then. A refusal can only have missed something."""
    offered = REASONS if answer.quotes else (INCOMPLETE,)
    reasons = joined(
        Markup('<label><input type="radio" name="reason" value="{0}" required> {0}</label>').format(reason.capitalize())
        for reason in offered
    )
    return Markup(
        '<form class="why" hidden><fieldset><legend>What is wrong with it?</legend>{}</fieldset>'
        '<label class="note">The words that should have been quoted, if you know them'
        '<input type="text" name="note" maxlength="2000" autocomplete="off"></label>'
        '<button type="submit">Send</button> <button type="button" class="plain" data-unwhy>Cancel</button>'
        '<p class="facts">Kept in a file on this computer: feedback.jsonl in the store.</p></form>'
    ).format(reasons)

"""A conversation to take away, as Markdown, as one HTML page, or as JSON that `python -m assistant verify` replays."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Any

from markupsafe import Markup

from assistant.answer import Account, Answer, Quote, Status
from assistant.answer_json import answer_to_json
from assistant.conversation import Conversation, Turn

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~&])")
_PAGE = Markup(
    '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
    "<title>{title}</title><style>body{{font:1rem/1.55 system-ui,sans-serif;max-width:42rem;margin:2rem auto;"
    "padding:0 1rem;color:#22201c;background:#faf9f6}}blockquote{{margin:.75rem 0;padding-left:.9rem;"
    "border-left:2px solid #e4dfd6;white-space:pre-line}}footer,small{{color:#666057;font-size:.875rem}}"
    "</style><h1>{title}</h1>{turns}<footer><p>{note}</p></footer></html>"
)
_NOTE = "Exported from Liner Notes. Every quote is word for word from the article that is named with it."


class Format(StrEnum):
    """What a conversation can be exported as; the value is the file's suffix."""

    MARKDOWN = "md"
    HTML = "html"
    JSON = "json"


def export(conversation: Conversation, format: Format) -> str:
    """The answered turns of the conversation, in that format."""
    if format is Format.JSON:
        return json.dumps(_json(conversation), ensure_ascii=False, indent=1)
    return _html(conversation) if format is Format.HTML else "\n".join(_markdown(conversation))


def _json(conversation: Conversation) -> dict[str, Any]:
    return {
        "conversation": conversation.id,
        "began": conversation.began,
        "turns": [answer_to_json(turn.answer) for turn in conversation.turns if turn.answer],
    }


def _markdown(conversation: Conversation) -> Iterator[str]:
    yield f"# {_plain(conversation.title)}"
    for turn in conversation.turns:
        if turn.answer:
            yield from ("", f"## {_plain(turn.question)}", "")
            if turn.understood != turn.question:
                yield from (f"Understood as: {_plain(turn.understood)}", "")
            yield from _answer_lines(turn.answer)
    yield from ("", "---", "", _NOTE, "")


def _answer_lines(answer: Answer) -> Iterator[str]:
    for part in answer.parts:
        yield from (f"### {_plain(part.question)}", "", *_answer_lines(part), "")
    if answer.parts:
        return
    if answer.status is Status.NOT_FOUND:
        yield _plain(answer.text)
    for account in answer.accounts:
        yield from (f"**{_plain(account.answer)}**{_dated(account)}", "")
        for quote in account.quotes:
            yield "\n".join(f"> {_plain(line)}" for line in quote.text.splitlines())
            yield from (">", f"> — {_plain(_source(quote))}", "")


def _html(conversation: Conversation) -> str:
    turns = Markup("").join(_turn(turn, turn.answer) for turn in conversation.turns if turn.answer)
    return str(_PAGE.format(title=conversation.title, turns=turns, note=_NOTE))


def _turn(turn: Turn, answer: Answer) -> Markup:
    understood = Markup("<p><small>Understood as: {}</small></p>").format(turn.understood)
    shown = understood if turn.understood != turn.question else Markup("")
    return Markup("<section><h2>{}</h2>{}{}</section>").format(turn.question, shown, _said(answer))


def _said(answer: Answer) -> Markup:
    if answer.parts:
        each = (Markup("<h3>{}</h3>{}").format(part.question, _said(part)) for part in answer.parts)
        return Markup("").join(each)
    if answer.status is Status.NOT_FOUND:
        return Markup("<p>{}</p>").format(answer.text)
    return Markup("").join(_account(account) for account in answer.accounts)


def _account(account: Account) -> Markup:
    quotes = Markup("").join(
        Markup("<blockquote>{}<br><small>{}</small></blockquote>").format(quote.text, _source(quote))
        for quote in account.quotes
    )
    return Markup("<p><strong>{}</strong>{}</p>{}").format(account.answer, _dated(account), quotes)


def _dated(account: Account) -> str:
    return f" (as of {account.as_of})" if account.as_of else ""


def _source(quote: Quote) -> str:
    details = quote.article.details
    said = f"{quote.speaker}, in " if quote.speaker else ""
    return said + ", ".join(
        part for part in (quote.article.label, details.publisher, details.published, details.url) if part
    )


def _plain(text: str) -> str:
    """Text that Markdown shows as it is: an article cannot put a link or a heading into an export."""
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))

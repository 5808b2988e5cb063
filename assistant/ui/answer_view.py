"""An answer as the transcript shows it: the short answer, its quotes, and no numbers under "the articles don't say"."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from assistant.answer import Account, Answer, Quote, Status
from assistant.conversation import Turn
from assistant.ui.icons import EDIT
from assistant.ui.markup import NOTHING, counted, dotted, joined, readable_date

_ADD = Markup('<button type="button" class="plain" data-tab="articles">Add an article</button>')

_COMMENT = Markup('<span class="tag">Reader’s comment</span> ')
_UNDERSTOOD = Markup(
    '<p class="understood">Understood as: <span dir="auto">{}</span> <button type="button" class="action" data-correct '
    'aria-label="Correct how the question was understood" title="Correct this">{}</button></p>'
)


def quote_name(turn: int, number: int) -> str:
    """What ties a numbered chip to the marked quote in the source panel."""
    return f"{turn}-{number}"


def answer_view(turn: Turn, answer: Answer, number: int) -> Markup:
    """The answer to the chat's turn `number`, its quotes numbered from 1."""
    understood = _UNDERSTOOD.format(turn.understood, EDIT) if turn.understood != turn.question else NOTHING
    return Markup('<div class="answer {}">{}{}</div>').format(
        answer.status.value, understood, _body(answer, answer, number)
    )


def _body(part: Answer, answer: Answer, turn: int) -> Markup:
    """An answer, or a part of one; quotes have their numbers in the whole answer."""
    if part.parts:
        return joined(
            Markup('<section class="part"><h3>{}</h3>{}</section>').format(one.question, _body(one, answer, turn))
            for one in part.parts
        )
    if part.status is Status.NOT_FOUND:
        return _not_found(part)
    return (_disputed if part.status is Status.DISPUTED else _answered)(part, answer, turn)


def _answered(part: Answer, answer: Answer, turn: int) -> Markup:
    return _account(part.accounts[0], answer, turn)


def _disputed(part: Answer, answer: Answer, turn: int) -> Markup:
    accounts = counted(len(part.accounts), "account")
    dated = all(account.as_of for account in part.accounts)
    heading = f"It depends on when: {accounts}" if dated else f"The articles disagree: {accounts}"
    cards = joined(
        Markup('<section class="account">{}</section>').format(_account(account, answer, turn))
        for account in part.accounts
    )
    return Markup('<h3>{}</h3><div class="accounts">{}</div>').format(heading, cards)


def _not_found(answer: Answer) -> Markup:
    return Markup('<p class="short">{}</p>{}<p>{}</p>').format(answer.text, _nearest(answer.nearest), _ADD)


def _account(account: Account, answer: Answer, turn: int) -> Markup:
    numbered = [(_number(quote, answer), quote) for quote in account.quotes]
    quotes = joined(_quote(quote, quote_name(turn, number), number) for number, quote in numbered)
    as_of = Markup('<p class="as-of">as of {}</p>').format(readable_date(account.as_of)) if account.as_of else NOTHING
    return joined((_short(account, numbered, turn), as_of, Markup('<ol class="quotes">{}</ol>').format(quotes)))


def _short(account: Account, numbered: Sequence[tuple[int, Quote]], turn: int) -> Markup:
    """The short answer with its chips; nothing where the whole quote is the answer and stands just below."""
    if not account.quotes[0].span:
        return NOTHING
    chips = joined(_chip(quote, quote_name(turn, number), number) for number, quote in numbered)
    return Markup('<p class="short"><span dir="auto">{}</span> {}</p>').format(account.answer, chips)


def _number(quote: Quote, answer: Answer) -> int:
    return next(number for number, other in enumerate(answer.quotes, start=1) if other is quote)


def _chip(quote: Quote, name: str, number: int) -> Markup:
    return Markup(
        '<button type="button" class="chip" data-cite="{name}" aria-label="Open quote {number}" '
        'aria-describedby="tip-{name}">{number}</button><span class="tip" role="tooltip" id="tip-{name}" dir="auto">'
        "{text}<small>{source}</small></span>"
    ).format(name=name, number=number, text=_marked(quote), source=_source(quote))


def _quote(quote: Quote, name: str, number: int) -> Markup:
    speaker = Markup('<p class="speaker">{}</p>').format(quote.speaker) if quote.speaker else NOTHING
    return Markup(
        '<li><blockquote dir="auto">{}</blockquote>{}<button type="button" class="cite" data-cite="{}">'
        '<span class="number">{}</span><span>{}</span></button></li>'
    ).format(_marked(quote), speaker, name, number, _source(quote))


def _marked(quote: Quote) -> Markup:
    """The quote with its short answer set off."""
    if not quote.span:
        return Markup("{}").format(quote.text)
    start, end = quote.span.start - quote.start, quote.span.end - quote.start
    return Markup("{}<strong>{}</strong>{}").format(quote.text[:start], quote.text[start:end], quote.text[end:])


def _source(quote: Quote) -> Markup:
    details = quote.article.details
    return dotted(quote.article.label, details.publisher, readable_date(details.published))


def _nearest(quotes: Sequence[Quote]) -> Markup:
    """The nearest passages, folded and without numbers: they are no evidence."""
    if not quotes:
        return NOTHING
    items = joined(
        Markup('<li><blockquote dir="auto">{}</blockquote><p class="facts">{}{}</p></li>').format(
            quote.text, _COMMENT if quote.is_comment else NOTHING, _source(quote)
        )
        for quote in quotes
    )
    return Markup(
        '<details class="nearest"><summary>Nearest passages, not evidence ({})</summary><ul>{}</ul></details>'
    ).format(len(quotes), items)

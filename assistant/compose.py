"""Accounts -> the answer as the chat shows it: words of quotes, of page details, and of the fixed lines here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.answer import Account, Answer, Quote, Status
from assistant.topic import Topic
from index import Hit

NOT_SAID = "The articles don't say."
NO_ARTICLES = "There are no articles yet. Add one under Articles, or put a file into the articles folder, and rebuild."
DISAGREE = "The articles give different accounts."


def compose(
    question: str, standalone: str, accounts: Sequence[Account], hits: Sequence[Hit], timings_ms: Mapping[str, float]
) -> Answer:
    """An answer that is answered or disputed. Quotes come best first: each account's best, then the others."""
    status = Status.DISPUTED if len(accounts) > 1 else Status.ANSWERED
    firsts = [account.quotes[0] for account in accounts]
    others = [quote for account in accounts for quote in account.quotes[1:]]
    return Answer(
        question=question,
        standalone_question=standalone,
        status=status,
        text=_text(accounts),
        accounts=tuple(accounts),
        quotes=tuple(firsts + sorted(others, key=lambda quote: -quote.score)),
        hits=tuple(hits),
        timings_ms=timings_ms,
    )


def refuse(
    question: str,
    standalone: str,
    topic: Topic,
    nearest: Sequence[Quote],
    hits: Sequence[Hit],
    timings_ms: Mapping[str, float],
) -> Answer:
    """An answer that is not_found, by name where the question is about something that no article mentions."""
    return Answer(
        question=question,
        standalone_question=standalone,
        status=Status.NOT_FOUND,
        text=_refusal(topic),
        nearest=tuple(nearest),
        hits=tuple(hits),
        timings_ms=timings_ms,
    )


def _refusal(topic: Topic) -> str:
    if topic.no_articles:
        return NO_ARTICLES
    unknown = ", ".join(f"“{name.text}”" for name in topic.unknown)
    near = " or ".join(f"“{name}”" for name in topic.near)
    offered = f" Did you mean {near}?" if near else ""
    return f"No article here is about {unknown}.{offered}" if unknown else NOT_SAID


def _text(accounts: Sequence[Account]) -> str:
    if len(accounts) == 1:
        return "\n".join([_short(accounts[0]), *map(cited, accounts[0].quotes)])
    told = [line for account in accounts for line in (f"— {_short(account)}", *map(cited, account.quotes))]
    return "\n".join([DISAGREE, *told])


def _short(account: Account) -> str:
    dated = f" (as of {account.as_of})" if account.as_of else ""
    return f"{' '.join(account.answer.split())}{dated}"


def cited(quote: Quote) -> str:
    """A quote with who says it, where and when, as far as the article tells."""
    details = quote.article.details
    source = ", ".join(part for part in (quote.article.label, details.publisher, details.published) if part)
    said = f"{quote.speaker}, in " if quote.speaker else ""
    return f"“{quote.text}” ({said}{source})"

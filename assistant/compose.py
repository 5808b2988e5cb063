"""Accounts -> the answer as the chat shows it: words of quotes, of page details, and of the fixed lines here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.answer import Account, Answer, Quote, Status, status_of
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
    return Answer(
        question=question,
        standalone_question=standalone,
        status=status,
        text=_text(accounts),
        accounts=tuple(accounts),
        quotes=_best_first(accounts),
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


def join(question: str, parts: Sequence[Answer]) -> Answer:
    """One answer to a question that is several: each part under its own question, refused or not by itself."""
    accounts = tuple(account for part in parts for account in part.accounts)
    status = status_of(parts)
    return Answer(
        question=question,
        standalone_question=_standalone(question, parts),
        status=status,
        text="\n".join(line for part in parts for line in (part.question, part.text)),
        accounts=accounts,
        quotes=_best_first(accounts),
        nearest=() if accounts else _once([quote for part in parts for quote in part.nearest]),
        hits=tuple({hit.passage.id: hit for part in parts for hit in part.hits}.values()),
        timings_ms=parts[-1].timings_ms,
        parts=tuple(parts),
    )


def _once(nearest: Sequence[Quote]) -> tuple[Quote, ...]:
    return tuple({(quote.article.id, quote.start, quote.end): quote for quote in nearest}.values())


def _best_first(accounts: Sequence[Account]) -> tuple[Quote, ...]:
    firsts = [account.quotes[0] for account in accounts]
    others = [quote for account in accounts for quote in account.quotes[1:]]
    return tuple(firsts + sorted(others, key=lambda quote: -quote.score))


def _standalone(question: str, parts: Sequence[Answer]) -> str:
    """The question, with what its first part takes from earlier ones: the later parts take theirs from that part."""
    first = parts[0]
    if first.question in first.standalone_question:
        return first.standalone_question.replace(first.question, question, 1)
    return f"{first.standalone_question} ({question})"


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

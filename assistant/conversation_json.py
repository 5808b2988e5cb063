"""A conversation as JSON. Quotes and passages are offsets; their articles are kept beside it, as they were."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any

from assistant.answer import Account, Answer, Quote, Status
from assistant.compose import join
from assistant.conversation import Conversation, Rating, Retrieved, Scope, Turn, Verdict
from corpus import Article, Span

ArticleAt = Callable[[str, str], Article]
"""The article of that id at that revision."""


def conversation_to_json(conversation: Conversation) -> dict[str, Any]:
    """The conversation as plain values; a turn that was still waiting is left out."""
    return {
        "id": conversation.id,
        "began": conversation.began,
        "scope": asdict(conversation.scope),
        "turns": [_turn_to_json(turn) for turn in conversation.turns if not turn.is_waiting],
    }


def conversation_from_json(raw: Mapping[str, Any], article_at: ArticleAt) -> Conversation:
    """The conversation that was written. Each quote is checked against its article again as it is made."""
    scope = Scope(tuple(raw["scope"]["songs"]), tuple(raw["scope"]["files"]))
    turns = tuple(_turn_from_json(turn, article_at) for turn in raw["turns"])
    return Conversation(str(raw["id"]), str(raw["began"]), scope, turns)


def _turn_to_json(turn: Turn) -> dict[str, Any]:
    return {
        "question": turn.question,
        "corrected": turn.corrected,
        "problem": turn.problem,
        "rating": asdict(turn.rating) if turn.rating else None,
        "retrieved": [_place(one.article) | {"span": asdict(one.span), "fused": one.fused} for one in turn.retrieved],
        "answer": _answer_to_json(turn.answer) if turn.answer else None,
    }


def _turn_from_json(raw: Mapping[str, Any], article_at: ArticleAt) -> Turn:
    rating = raw["rating"]
    return Turn(
        question=raw["question"],
        corrected=raw["corrected"],
        answer=_answer_from_json(raw["answer"], article_at) if raw["answer"] else None,
        problem=raw["problem"],
        rating=Rating(Verdict(rating["verdict"]), rating["reason"], rating["note"]) if rating else None,
        retrieved=tuple(
            Retrieved(article_at(one["article"], one["revision"]), Span(**one["span"]), one["fused"])
            for one in raw["retrieved"]
        ),
    )


def _answer_to_json(answer: Answer) -> dict[str, Any]:
    if answer.parts:
        return {"question": answer.question, "parts": [_answer_to_json(part) for part in answer.parts]}
    place = {id(quote): number for number, quote in enumerate(answer.quotes)}
    return {
        "question": answer.question,
        "standalone_question": answer.standalone_question,
        "status": answer.status.value,
        "text": answer.text,
        "accounts": [
            {"quotes": [place[id(quote)] for quote in account.quotes], "as_of": account.as_of}
            for account in answer.accounts
        ],
        "quotes": [_quote_to_json(quote) for quote in answer.quotes],
        "nearest": [_quote_to_json(quote) for quote in answer.nearest],
        "timings_ms": dict(answer.timings_ms),
    }


def _answer_from_json(raw: Mapping[str, Any], article_at: ArticleAt) -> Answer:
    if "parts" in raw:
        return join(raw["question"], [_answer_from_json(part, article_at) for part in raw["parts"]])
    quotes = tuple(_quote_from_json(quote, article_at) for quote in raw["quotes"])
    return Answer(
        question=raw["question"],
        standalone_question=raw["standalone_question"],
        status=Status(raw["status"]),
        text=raw["text"],
        accounts=tuple(
            Account(tuple(quotes[number] for number in account["quotes"]), account["as_of"])
            for account in raw["accounts"]
        ),
        quotes=quotes,
        nearest=tuple(_quote_from_json(quote, article_at) for quote in raw["nearest"]),
        timings_ms=raw["timings_ms"],
    )


def _quote_to_json(quote: Quote) -> dict[str, Any]:
    return _place(quote.article) | {
        "start": quote.start,
        "end": quote.end,
        "span": asdict(quote.span) if quote.span else None,
        "speaker": quote.speaker,
        "score": quote.score,
    }


def _quote_from_json(raw: Mapping[str, Any], article_at: ArticleAt) -> Quote:
    return Quote(
        article=article_at(raw["article"], raw["revision"]),
        start=raw["start"],
        end=raw["end"],
        span=Span(**raw["span"]) if raw["span"] else None,
        speaker=raw["speaker"],
        score=raw["score"],
    )


def _place(article: Article) -> dict[str, Any]:
    return {"article": article.id, "revision": article.revision}

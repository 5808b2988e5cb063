from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answer import Account, Answer, Quote, Status, UnverifiedQuote
from corpus import Article, Cut, Details, Span

TEXT = "Mara wrote it in Bergen. Share this page. I loved it!"
ARTICLE = Article("id", "a.txt", "r", TEXT, Details(), (Cut(Span(25, 41), "share bar"),), (Span(42, 53),))


def quote(start: int = 0, end: int = 24, span: Span | None = None) -> Quote:
    return Quote(ARTICLE, start, end, span, None, 0.9)


def test_a_quote_is_sliced_from_its_article() -> None:
    assert quote(0, 24, Span(17, 23)).text == "Mara wrote it in Bergen."
    assert quote(0, 24, Span(17, 23)).answer == "Bergen"


@given(st.integers(-5, 70), st.integers(-5, 70))
def test_every_quote_that_can_be_made_is_its_slice_and_touches_no_cut(start: int, end: int) -> None:
    try:
        made = quote(start, end)
    except (UnverifiedQuote, ValueError):
        return
    assert made.text == TEXT[start:end] != ""
    assert "Share" not in made.text


@pytest.mark.parametrize(("start", "end"), [(0, 0), (5, 3), (0, 54), (-1, 4), (20, 30)])
def test_a_quote_outside_its_article_or_in_a_cut_cannot_be_made(start: int, end: int) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        quote(start, end)


def test_an_answer_span_outside_its_quote_cannot_be_made() -> None:
    with pytest.raises(UnverifiedQuote):
        quote(0, 10, Span(17, 23))


def test_a_comment_is_no_evidence() -> None:
    assert quote(42, 53).is_comment
    with pytest.raises(UnverifiedQuote):
        Account((quote(42, 53),))


def test_an_account_without_a_quote_cannot_be_made() -> None:
    with pytest.raises(UnverifiedQuote):
        Account(())


def test_an_answer_in_parts_is_no_more_than_its_parts() -> None:
    account = Account((quote(),))
    found = Answer("q", "q", Status.ANSWERED, "text", (account,), account.quotes)
    refused = Answer("p", "p", Status.NOT_FOUND, "text")
    assert Answer("q, p", "q, p", Status.ANSWERED, "text", (account,), account.quotes, parts=(found, refused))
    other = Account((quote(0, 10),))
    with pytest.raises(ValueError, match="those of its parts"):
        Answer("q, p", "q, p", Status.ANSWERED, "text", (other,), other.quotes, parts=(found, refused))
    with pytest.raises(ValueError, match="in parts"):
        Answer("q, p", "q, p", Status.NOT_FOUND, "text", (account,), account.quotes, parts=(found, refused))


def test_a_refusal_has_no_quotes_and_an_answer_has_one_account() -> None:
    account = Account((quote(),))
    with pytest.raises(ValueError, match="0 accounts"):
        Answer("q", "q", Status.NOT_FOUND, "text", (account,), account.quotes)
    with pytest.raises(ValueError, match="1 accounts"):
        Answer("q", "q", Status.ANSWERED, "text", (account, Account((quote(0, 10),))))
    with pytest.raises(ValueError, match="two accounts"):
        Answer("q", "q", Status.DISPUTED, "text", (account,), account.quotes)


def test_quotes_that_no_account_rests_on_cannot_be_shown() -> None:
    account = Account((quote(),))
    with pytest.raises(ValueError, match="quotes of an answer"):
        Answer("q", "q", Status.ANSWERED, "text", (account,), (*account.quotes, quote(0, 4)))


def test_nearest_passages_stand_only_under_a_refusal() -> None:
    account = Account((quote(),))
    with pytest.raises(ValueError, match="nearest"):
        Answer("q", "q", Status.ANSWERED, "text", (account,), account.quotes, nearest=(quote(0, 4),))

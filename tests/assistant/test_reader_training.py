import pytest

from assistant.reader import Context
from assistant.span_input import SpanTokenizer
from assistant.span_model import base_folder
from assistant.training.evaluate import auc
from assistant.training.examples import Example, Window
from assistant.training.train import _batches, _prepare
from corpus import Span

TEXT = "Mara Quill wrote it in a lighthouse near Bergen."


@pytest.fixture(scope="module")
def tokenizer() -> SpanTokenizer:
    return SpanTokenizer(base_folder())


def test_an_answer_is_labelled_by_exactly_its_tokens(tokenizer: SpanTokenizer) -> None:
    at = TEXT.index("a lighthouse")
    one = _prepare(tokenizer, Example("Where?", Context("Song", TEXT), (Span(at, at + 12),)))
    assert one is not None
    [(first, last)] = one.answers
    start, end = one.input.offsets[first - one.input.first][0], one.input.offsets[last - one.input.first][1]
    assert TEXT[start:end] == "a lighthouse"


def test_a_passage_that_does_not_answer_is_labelled_not_here(tokenizer: SpanTokenizer) -> None:
    one = _prepare(tokenizer, Example("Where?", Context("Song", TEXT), ()))
    assert one is not None
    assert one.answers == ((0, 0),)


@pytest.mark.parametrize("start", [2_000, 1_000])
def test_an_answer_that_does_not_fit_whole_is_left_out(tokenizer: SpanTokenizer, start: int) -> None:
    text = "boat " * 400 + "Bergen"
    assert _prepare(tokenizer, Example("Where?", Context("", text), (Span(start, len(text)),))) is None


def test_half_an_epoch_reads_half_of_the_examples(tokenizer: SpanTokenizer) -> None:
    examples = [Example("Where?", Context("", TEXT), ())] * 100
    prepared = [one for example in examples if (one := _prepare(tokenizer, example))]
    assert sum(len(batch) for batch in _batches(prepared, 1.5, seed=1)) == 150


def test_a_window_holds_only_the_answers_that_it_holds_whole() -> None:
    window = Window("a", Context("", TEXT), Span(100, 100 + len(TEXT)))
    assert window.inside([Span(90, 104), Span(100, 110), Span(140, 160)]) == (Span(0, 10),)


def test_auc_counts_pairs_in_the_right_order_and_halves_ties() -> None:
    assert auc([3.0, 1.0, 2.0, 1.0], [True, True, False, False]) == pytest.approx((1 + 1 + 0 + 0.5) / 4)

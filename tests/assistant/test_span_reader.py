from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from safetensors.torch import load_file, save_file

from assistant.errors import UnusableReader
from assistant.reader import Context
from assistant.span_input import MOST_TOKENS, SpanInput, SpanTokenizer
from assistant.span_model import BASE_SHA256, SpanModel, base_folder, collate
from assistant.span_reader import WEIGHTS, SpanReader, best_readings

STORY = Context(
    "Harbour Lights — The Lanterns",
    "Mara Quill wrote Harbour Lights in a lighthouse near Bergen. The single reached number 4 in Norway.",
)


@pytest.fixture(scope="module")
def tokenizer() -> SpanTokenizer:
    return SpanTokenizer(base_folder())


@pytest.fixture(scope="module")
def reader() -> SpanReader:
    return SpanReader(threads=1)


def scored(words: list[int], starts: dict[int, float], ends: dict[int, float]) -> tuple[SpanInput, np.ndarray]:
    """An input whose text has one character a token, with these scores; every other token scores 0."""
    first = 3
    scores = np.zeros((first + len(words) + 1, 2), np.float32)
    for side, given_scores in enumerate((starts, ends)):
        for token, score in given_scores.items():
            scores[first + token, side] = score
    offsets = tuple((at, at + 1) for at in range(len(words)))
    return SpanInput(tuple(range(len(scores))), 2, first, offsets, tuple(words)), scores


def test_a_reading_scores_its_span_against_not_here() -> None:
    one, scores = scored([0, 1, 2, 3], starts={1: 5.0}, ends={2: 4.0})
    scores[0] = (1.0, 1.5)
    best = next(best_readings(7, one, scores))
    assert (best.context, best.start, best.end, best.score) == (7, 1, 3, 6.5)


def test_readings_of_one_context_do_not_overlap() -> None:
    one, scores = scored(list(range(9)), starts={2: 9.0, 3: 8.0, 6: 5.0}, ends={4: 9.0, 5: 8.0, 7: 5.0})
    spans = [(reading.start, reading.end) for reading in best_readings(0, one, scores)]
    assert len(spans) == 3
    assert all(a[1] <= b[0] or b[1] <= a[0] for a in spans for b in spans if a is not b)


def test_a_span_is_at_most_thirty_tokens_long() -> None:
    one, scores = scored(list(range(60)), starts={5: 9.0}, ends={35: 9.0})
    assert all(reading.end - reading.start <= 30 for reading in best_readings(0, one, scores))


def test_a_span_is_made_of_whole_words() -> None:
    one, scores = scored([0, 1, 1, 1, 2], starts={2: 9.0}, ends={2: 9.0})
    best = next(best_readings(0, one, scores))
    assert best.start in {0, 1, 4}
    assert best.end in {1, 4, 5}


def test_a_context_without_text_gives_no_reading() -> None:
    one, scores = scored([], starts={}, ends={})
    assert not list(best_readings(0, one, scores))


@settings(deadline=None)
@given(question=st.text(), header=st.text(), text=st.text())
def test_tokens_point_into_the_text_alone(tokenizer: SpanTokenizer, question: str, header: str, text: str) -> None:
    [one] = tokenizer.encode(question, [Context(header, text)])
    assert all(0 <= start <= end <= len(text) for start, end in one.offsets)
    assert one.first + len(one.offsets) + 1 == len(one.ids)


def test_too_long_a_question_and_context_are_cut_at_their_ends(tokenizer: SpanTokenizer) -> None:
    [one] = tokenizer.encode("who " * 500, [Context("song " * 500, "the boat " * 10_000)])
    assert len(one.ids) == MOST_TOKENS
    assert len(one.offsets) > 100


def test_header_and_question_may_not_be_the_answer(tokenizer: SpanTokenizer) -> None:
    [one] = tokenizer.encode("Who wrote it?", [STORY])
    allowed = collate([one]).allowed[0].nonzero().flatten().tolist()
    assert allowed == [0, *range(one.first, one.first + len(one.offsets))]
    assert STORY.text[slice(*one.offsets[0])] == "Mara"


def test_without_a_header_the_text_follows_the_question(tokenizer: SpanTokenizer) -> None:
    [one] = tokenizer.encode("Who wrote it?", [Context("", STORY.text)])
    assert one.first == one.question_tokens


def test_saving_in_eight_bits_keeps_every_weight_within_its_rounding(tmp_path: Path) -> None:
    model = SpanModel()
    model.save(tmp_path / "reader.safetensors", {"base_sha256": BASE_SHA256})
    loaded = SpanModel.load(tmp_path / "reader.safetensors").state_dict()
    for name, tensor in model.state_dict().items():
        error = (loaded[name] - tensor).abs().amax()
        assert error <= tensor.abs().amax() / 127


@pytest.mark.parametrize("content", [b"", b"not weights", b"\x08\0\0\0\0\0\0\0{}      "])
def test_damaged_weights_are_refused_by_name(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "reader.safetensors").write_bytes(content)
    with pytest.raises(UnusableReader, match=r"reader\.safetensors"):
        SpanReader(1, tmp_path / "reader.safetensors").read("who?", [STORY])


def test_weights_trained_from_another_base_are_refused(tmp_path: Path) -> None:
    save_file(load_file(WEIGHTS), tmp_path / "reader.safetensors", {"base_sha256": "0" * 64})
    with pytest.raises(UnusableReader, match="it was trained from"):
        SpanModel.load(tmp_path / "reader.safetensors")


@pytest.mark.model
def test_it_finds_the_words_that_answer(reader: SpanReader) -> None:
    best = max(reader.read("Where did Mara Quill write Harbour Lights?", [STORY]), key=lambda reading: reading.score)
    assert "lighthouse" in STORY.text[best.start : best.end]
    assert best.score > 0


@pytest.mark.model
def test_it_says_not_here_where_the_passage_does_not_answer(reader: SpanReader) -> None:
    assert all(reading.score < 0 for reading in reader.read("Who directed the video of Harbour Lights?", [STORY]))


@pytest.mark.model
def test_readings_carry_the_number_of_their_context(reader: SpanReader) -> None:
    contexts = [Context("", "Nobody was paid."), STORY, Context("", "It rained for a week, and then it did not. " * 9)]
    best = max(reader.read("What number did Harbour Lights reach in Norway?", contexts), key=lambda one: one.score)
    assert best.context == 1
    assert "4" in STORY.text[best.start : best.end]


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    ["", "   \n", "\ud800 lone", "\0", "e" * 5_000, "🎸" * 400, "a\u0301" * 900, "مرحبا " * 300, "boat " * 10_000],
)
def test_no_text_makes_it_raise(reader: SpanReader, text: str) -> None:
    for reading in reader.read(text, [Context(text, text), STORY]):
        assert np.isfinite(reading.score)
        assert reading.context == 1 or 0 <= reading.start < reading.end <= len(text)


@pytest.mark.model
def test_no_contexts_give_no_readings(reader: SpanReader) -> None:
    assert reader.read("who?", []) == []

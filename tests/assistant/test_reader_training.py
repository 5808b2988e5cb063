import json
from pathlib import Path

import numpy as np
import pytest
import torch

from assistant.reader import Context
from assistant.span_input import SpanTokenizer
from assistant.span_model import SpanModel, base_folder
from assistant.training.__main__ import average
from assistant.training.altered import with_other_question, without_evidence
from assistant.training.data import OWN_STORIES, PASSAGE_FILES, PLAIN_FILES, QUESTIONS, WRITTEN_FILES
from assistant.training.evaluate import auc
from assistant.training.examples import Cutter, Example, Window, read_rows
from assistant.training.passages import passage_examples
from assistant.training.stories import Stories, Story, plain_examples
from assistant.training.train import Stage, _batches, _prepare, train
from assistant.training.written import Written, read_written
from corpus import Span
from index import IndexSettings
from tests.fakes import FakeEmbedder

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


STORY = (
    "It was a quiet year for the label, and nobody expected much of the second single that winter. Mara Quill wrote it "
    "in a lighthouse near Bergen. The producer added a choir of nine fishermen on the last day, and kept one take."
)


def answered(question: str, answer: str, text: str = STORY) -> Example:
    at = text.index(answer)
    return Example(question, Context("Harbour Light", text), (Span(at, at + len(answer)),))


def test_without_its_evidence_a_passage_keeps_the_rest_word_for_word() -> None:
    [emptied] = without_evidence([answered("Who wrote it?", "Mara Quill")])
    assert emptied.spans == ()
    assert emptied.context.text == STORY.replace("Mara Quill wrote it in a lighthouse near Bergen. ", "")


@pytest.mark.parametrize(
    ("text", "answer"),
    [("Mara Quill wrote it. She was tired.", "Mara Quill"), (STORY + " The fishermen liked Mara Quill.", "Mara Quill")],
    ids=["little is left", "the answer stands there again"],
)
def test_evidence_is_not_taken_out_where_that_would_mislead(text: str, answer: str) -> None:
    assert without_evidence([answered("Who wrote it?", answer, text)]) == []


def test_another_question_asks_for_what_the_passage_does_not_tell() -> None:
    other = with_other_question([answered("Who is the mother of the songwriter?", "Mara Quill")] * 20, seed=1)
    asked = {example.question for example in other}
    assert len(other) == 20
    assert all(example.spans == () for example in other)
    assert "Who is the sister of the songwriter?" in asked
    assert not any("mother" in question.split() for question in asked)


def test_a_word_of_the_passage_is_not_exchanged_for_another_of_it() -> None:
    text = STORY + " Her mother, her father, her brother and her sister sang."
    asked = with_other_question([answered("Who is the mother of the songwriter?", "Mara Quill", text)] * 20, seed=1)
    assert asked
    assert not {"father", "brother", "sister"} & {word for one in asked for word in one.question.split()}


def test_half_an_epoch_reads_half_of_the_examples(tokenizer: SpanTokenizer) -> None:
    examples = [Example("Where?", Context("", TEXT), ())] * 100
    prepared = [one for example in examples if (one := _prepare(tokenizer, example))]
    assert sum(len(batch) for batch in _batches(prepared, 1.5, seed=1)) == 150


def test_a_window_holds_only_the_answers_that_it_holds_whole() -> None:
    window = Window("a", Context("", TEXT), Span(100, 100 + len(TEXT)))
    assert window.inside([Span(90, 104), Span(100, 110), Span(140, 160)]) == (Span(0, 10),)


def test_auc_counts_pairs_in_the_right_order_and_halves_ties() -> None:
    assert auc([3.0, 1.0, 2.0, 1.0], [True, True, False, False]) == pytest.approx((1 + 1 + 0 + 0.5) / 4)


def test_averaged_weights_stand_between() -> None:
    one, other = SpanModel(), SpanModel()
    with torch.no_grad():
        one.head.bias.fill_(1.0)
        other.head.bias.fill_(3.0)
    average(one, other, 0.25)
    assert one.head.bias.tolist() == [1.5, 1.5]


def test_a_stage_with_an_average_does_not_end_where_its_last_step_led(tokenizer: SpanTokenizer) -> None:
    examples = [Example("Where?", Context("", TEXT), ())] * 2
    ends = []
    for decay in (0.0, 0.9):
        torch.manual_seed(0)
        model = SpanModel()
        train(model, tokenizer, Stage("s", examples, epochs=2, rate=1e-3, average=decay), 1, lambda _line: None)
        ends.append(model.head.bias.tolist())
    assert ends[0] != ends[1]


def test_a_written_question_may_have_an_answer_or_none(tmp_path: Path) -> None:
    path = tmp_path / "written.jsonl"
    path.write_text(
        '{"about": "a", "question": "Who?"}\n{"about": "b", "question": "Where?", "span": "s", "sentence": "t"}'
    )
    assert read_written(path) == [Written("a", "Who?"), Written("b", "Where?", "s", "t")]


@pytest.mark.parametrize("path", WRITTEN_FILES, ids=lambda path: path.stem)
def test_a_written_question_has_its_answer_in_its_sentence(path: Path) -> None:
    rows = read_written(path)
    assert rows
    assert all(row.about and row.span in row.sentence for row in rows)


def test_the_answers_of_a_pair_stand_in_its_texts() -> None:
    rows = read_rows(QUESTIONS / "pairs.jsonl")
    assert rows
    for row in rows:
        assert len(row["texts"]) == 2
        assert all(not answer or answer in text for text, answer in zip(row["texts"], row["answers"], strict=True))


@pytest.mark.parametrize("folder", OWN_STORIES, ids=lambda folder: folder.name)
def test_each_answer_of_a_story_stands_word_for_word_in_its_article(folder: Path) -> None:
    texts = {row["id"]: row["text"] for row in read_rows(folder / "articles.jsonl")}
    rows = read_rows(folder / "questions.jsonl")
    assert len({row["id"] for row in rows}) == len(rows) > 100
    for row in rows:
        assert bool(row["answers"]) == (row["kind"] not in ("unanswerable", "wrong_song")), row["id"]
        for answer in row["answers"]:
            assert answer["sentence"] in texts[answer["article"]], row["id"]
            assert answer["span"] in answer["sentence"], row["id"]


@pytest.mark.parametrize("path", PLAIN_FILES, ids=lambda path: path.parent.name)
def test_each_answer_to_a_plain_question_stands_word_for_word_in_its_article(path: Path) -> None:
    texts = {row["id"]: row["text"] for row in read_rows(path.parent / "articles.jsonl")}
    rows = read_rows(path)
    assert len(rows) > 50
    for row in rows:
        for answer in (*row["answers"], *row["doubtful"]):
            assert answer["sentence"] in texts[answer["article"]], row["question"]
            assert answer.get("span", "") in answer["sentence"], row["question"]


def test_a_plain_question_has_the_nearest_passages_that_do_not_answer_beside_it_and_no_doubtful_one() -> None:
    text = "Mara Quill wrote it. She wrote to Tomas. The critic wrote."
    places = [Span(0, 20), Span(21, 40), Span(41, 58)]
    windows = tuple(Window("a", Context("Song", text[at.start : at.end]), at) for at in places)
    story = Story("b", "plain", "Who wrote Song?", {"a": (Span(0, 10),)}, {"a": (Span(21, 40),)})
    told = Stories((story,), windows, ("b",) * 3)
    answered, refused = plain_examples(told, np.array([[0.2, 0.9, 0.5]], dtype=np.float32), rivals=5)
    assert (answered.context.text, answered.spans) == ("Mara Quill wrote it.", (Span(0, 10),))
    assert (refused.context.text, refused.spans) == ("The critic wrote.", ())


@pytest.mark.parametrize("path", PASSAGE_FILES, ids=lambda path: path.stem)
def test_each_answer_of_a_passage_stands_word_for_word_in_it(path: Path) -> None:
    for row in read_rows(path):
        for asked in row["questions"]:
            for answer in asked["answers"]:
                assert answer["sentence"] in row["text"], asked["question"]
                assert answer["span"] in answer["sentence"], asked["question"]


def test_no_song_of_the_passages_comes_twice_or_is_one_that_is_shipped() -> None:
    songs = [row["song"] for path in PASSAGE_FILES for row in read_rows(path)]
    asked = {row["song"] for row in read_rows(Path(__file__).parents[1] / "eval" / "plain.jsonl")}
    assert len(songs) == len(set(songs)) > 400
    assert not asked & set(songs)


def test_a_passage_that_was_written_answers_some_of_its_questions(tmp_path: Path) -> None:
    asked = [
        {"question": "Who wrote Song?", "answers": [{"sentence": "Mara Quill wrote it.", "span": "Mara Quill"}]},
        {"question": "Who produced Song?", "answers": []},
    ]
    row = {"song": "Song", "artist": "Band", "title": "Page", "text": "In May Mara Quill wrote it.", "questions": asked}
    file = tmp_path / "passages.jsonl"
    file.write_text(json.dumps(row), encoding="utf-8")
    wrote, produced = passage_examples([file], Cutter(FakeEmbedder(), IndexSettings()))
    assert [wrote.context.text[span.start : span.end] for span in wrote.spans] == ["Mara Quill"]
    assert produced.spans == ()

import pytest

from assistant.assistant import Assistant
from index import Index, IndexSettings
from tests.fakes import BY_SCORE, FakeReader, fake_settings


@pytest.fixture
def assistant(index: Index, settings: IndexSettings) -> Assistant:
    index.build()
    return Assistant(fake_settings(settings), index, FakeReader(), BY_SCORE)


def id_of(assistant: Assistant, file: str) -> str:
    return next(article.id for article in assistant.articles() if article.file == file)


def test_each_passage_tells_its_ranks_and_what_the_reader_made_of_it(assistant: Assistant) -> None:
    found = assistant.inspect("Where was Cinder Road recorded?")
    best = found.findings[0]
    assert found.lock == "song: Cinder Road"
    assert best.hit.dense_rank
    assert best.hit.lexical_rank
    assert best.log_odds is not None
    assert best.best is not None
    assert best.hit.passage.span.contains(best.best)


def test_the_probability_is_the_one_that_the_answer_is_decided_by(assistant: Assistant) -> None:
    question = "Who directed the video of Harbour Lights, the single that reached number 4?"
    quote = assistant.ask(question).quotes[0]
    found = {one.best: one.probability for one in assistant.inspect(question).findings if one.best}
    assert quote.span is not None
    assert found[quote.span] == pytest.approx(quote.score, abs=1e-4)


def test_both_sides_come_in_their_own_order(assistant: Assistant) -> None:
    found = assistant.inspect("Mara Quill wrote")
    assert [one.hit.dense_rank for one in found.by_meaning] == sorted(
        one.hit.dense_rank or 0 for one in found.by_meaning
    )
    assert [one.hit.lexical_rank for one in found.by_words] == sorted(
        one.hit.lexical_rank or 0 for one in found.by_words
    )
    assert found.by_words


def test_an_article_that_the_lock_leaves_out_tells_its_rank_without_it(assistant: Assistant) -> None:
    standing = assistant.inspect("Where was Cinder Road recorded?", id_of(assistant, "harbour.md")).standing
    assert standing is not None
    assert standing.rank is None
    assert standing.unlocked is not None
    assert standing.unlocked > 1


def test_an_article_in_the_lock_tells_its_rank(assistant: Assistant) -> None:
    standing = assistant.inspect("Where was Cinder Road recorded?", id_of(assistant, "cinder.txt")).standing
    assert standing is not None
    assert standing.rank == 1


def test_the_map_has_a_dot_a_passage_in_bounds_and_marks_what_was_found(assistant: Assistant) -> None:
    drawn = assistant.map("Where was Cinder Road recorded?")
    assert len(drawn.dots) == drawn.total == sum(status.passages for status in assistant.statuses())
    assert drawn.question is not None
    places = [*(dot.at for dot in drawn.dots), drawn.question]
    assert all(0 <= place.x <= 1 and 0 <= place.y <= 1 for place in places)
    assert {dot.article.file for dot in drawn.dots if dot.rank} == {"cinder.txt"}
    assert 0 < drawn.shown <= 1


def test_questions_can_be_limited_to_articles(assistant: Assistant) -> None:
    question = "Where was it that Mara Quill wrote Harbour Lights?"
    within = [id_of(assistant, "harbour-again.md")]
    assert {quote.article.file for quote in assistant.ask(question, within=within).quotes} == {"harbour-again.md"}
    assert not assistant.ask(question, within=[id_of(assistant, "cinder.txt")]).quotes


def test_what_is_done_for_a_question_is_told_step_by_step(assistant: Assistant) -> None:
    told: list[str] = []
    assistant.ask("Where was Cinder Road recorded?", on_step=told.append)
    assert told[0] == "rewrite"
    assert told[-1] == "compose"


def test_every_follow_up_has_an_answer_and_none_was_asked(assistant: Assistant) -> None:
    first = assistant.ask("Where was it that Mara Quill wrote Harbour Lights?")
    asked = ["Who wrote Harbour Lights?"]
    follow_ups = list(assistant.follow_ups(asked, first))
    assert not set(follow_ups) & {*asked, first.question}
    assert all(assistant.ask(question).quotes for question in follow_ups)

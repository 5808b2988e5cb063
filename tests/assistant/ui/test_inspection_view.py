from dataclasses import replace

from assistant.inspect import Finding, Inspection, Standing
from assistant.ui.inspection_view import inspection_view, passage_view
from corpus import Span
from tests.app.fake_assistant import ARTICLES, hit

FOUND = Finding(hit(ARTICLES[0], 1), ARTICLES[0])


def inspection(*findings: Finding, lock: str = "", standing: Standing | None = None) -> Inspection:
    return Inspection("?", ("message",), lock, findings, findings, (), standing)


def test_a_side_that_did_not_find_a_passage_has_a_dash() -> None:
    shown = inspection_view(inspection(FOUND))
    assert "<dt>Meaning</dt><dd>1 (0.600)</dd>" in shown
    assert "<dt>Words</dt><dd>–</dd>" in shown
    assert "<dt>Answers</dt><dd>–</dd>" in shown


def test_the_probability_is_shown_and_the_readers_own_score_on_hovering() -> None:
    start = FOUND.hit.passage.span.start
    shown = inspection_view(inspection(replace(FOUND, best=Span(start, start + 4), probability=0.934, log_odds=-1.25)))
    assert '<dt>Answers</dt><dd><span title="The reader alone: -1.2 log-odds">93%</span></dd>' in shown
    assert f'<u class="best">{ARTICLES[0].text[start : start + 4]}</u>' in shown


def test_a_heading_in_a_passage_looks_like_one() -> None:
    text = "## A night train\nIt began there."
    article = replace(ARTICLES[0], text=text, cuts=(), comments=())
    found = hit(article, 1)
    whole = replace(found, passage=replace(found.passage, span=Span(0, len(text))))
    shown = inspection_view(inspection(Finding(whole, article)))
    assert '<span class="heading"><span class="hash">## </span>A night train</span>' in shown


def test_the_lock_is_named_or_said_to_be_none() -> None:
    assert "Searched only song: &lt;b&gt;" in inspection_view(inspection(FOUND, lock="song: <b>"))
    assert "Not narrowed" in inspection_view(inspection(FOUND))


def test_nothing_found_is_said_with_what_to_try() -> None:
    assert "No passage was found" in inspection_view(inspection())


def test_the_two_sides_stand_next_to_each_other_and_an_empty_one_says_so() -> None:
    shown = inspection_view(inspection(FOUND))
    assert shown.index("By meaning") < shown.index("By words") < shown.index("This side found nothing.")


def test_a_named_article_says_where_it_ranked_or_what_kept_it_out() -> None:
    for rank, unlocked, said in (
        (4, 9, "ranks 4."),
        (None, 9, "The lock leaves"),
        (None, None, "is among the first 200"),
    ):
        assert said in inspection_view(inspection(FOUND, standing=Standing(ARTICLES[2], rank, unlocked, 200)))


def test_a_passage_opens_marked_in_its_article() -> None:
    shown = passage_view(FOUND)
    assert '<mark class="quote" data-quotes="p"' in shown
    assert "It began on a night train" in shown

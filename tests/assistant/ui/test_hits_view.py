from assistant.ui.hits_view import hits_view
from tests.app.fake_assistant import ARTICLES, FakeAssistant, FakeSearch, hit

article_of = FakeAssistant().article


def test_a_side_that_did_not_find_a_passage_has_a_dash() -> None:
    shown = hits_view(FakeSearch("?", (), "", (hit(ARTICLES[0], 1),)), article_of)
    assert '<td data-head="Dense rank" class="number" dir="auto">1</td>' in shown
    assert '<td data-head="Lexical rank" class="number" dir="auto">–</td>' in shown


def test_a_search_that_was_not_narrowed_says_nothing_of_it() -> None:
    assert "Searched only" not in hits_view(FakeSearch("?", (), "", (hit(ARTICLES[0], 1),)), article_of)


def test_nothing_found_is_said_with_what_to_try() -> None:
    assert "No passage was found" in hits_view(FakeSearch("?", (), "", ()), article_of)


def test_a_passage_whose_article_has_gone_is_still_a_row() -> None:
    assert "left the index" in hits_view(FakeSearch("?", (), "", (hit(ARTICLES[0], 1),)), lambda id: None)

from dataclasses import replace

from assistant.ui.sources_view import article_head, sources_view
from corpus import Details
from tests.app.fake_assistant import ARTICLES, NEAREST, PLACES, WRITERS, FakeAssistant, answer, hit

article_of = FakeAssistant().article


def test_each_cited_article_is_there_once_with_its_quotes_marked() -> None:
    shown = sources_view(answer("?", [(*WRITERS[0], *PLACES[0])]), 2, article_of)
    assert shown.count('<details class="source" open>') == 2
    assert all(f'data-quotes="2-{number}"' in shown for number in (1, 2, 3))


def test_what_cleaning_cut_is_counted_and_left_out() -> None:
    shown = sources_view(answer("?", WRITERS), 0, article_of)
    assert "2 parts cut by cleaning are not shown here." in shown
    assert "Ten Songs Written on Trains" not in shown


def test_passages_that_are_not_cited_are_folded_with_what_a_score_means() -> None:
    found = [hit(article, rank) for rank, article in enumerate(ARTICLES, start=1)]
    shown = sources_view(answer("?", [(WRITERS[0][1],)], found=found), 0, article_of)
    assert "Also retrieved (3)" in shown
    assert "relevance, not truth" in shown
    assert '<details class="also">' in shown


def test_a_passage_with_a_cited_quote_is_not_also_retrieved() -> None:
    found = hit(ARTICLES[0], 1)
    quoted = replace(WRITERS[0][0], start=found.passage.span.start, end=found.passage.span.end, span=None)
    assert "Also retrieved" not in sources_view(answer("?", [(quoted,)], found=[found]), 0, article_of)


def test_a_passage_of_an_article_that_has_left_the_index_is_not_shown() -> None:
    shown = sources_view(answer("?", WRITERS, found=[hit(ARTICLES[2], 1)]), 0, lambda id: None)
    assert "Also retrieved" not in shown


def test_nothing_is_marked_for_an_answer_that_is_not_there() -> None:
    shown = sources_view(answer("?", (), NEAREST), 0, article_of)
    assert "Nothing is cited" in shown
    assert "<mark" not in shown


def test_an_article_tells_its_page_and_the_pages_it_was_written_from() -> None:
    shown = article_head(replace(ARTICLES[0], details=replace(ARTICLES[0].details, sources=("MTV", "<AT40>"))))
    assert 'href="https://tidewater.example/paper-lanterns"' in shown
    assert "Written from: MTV; &lt;AT40&gt;" in shown


def test_an_article_of_which_nothing_is_known_has_an_empty_head() -> None:
    assert article_head(replace(ARTICLES[0], details=Details(url="javascript:alert(1)"))) == ""

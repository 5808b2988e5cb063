from dataclasses import replace

from markupsafe import Markup

from assistant.answer import Answer
from assistant.conversation import Turn, retrieved
from assistant.ui import sources_view as views
from assistant.ui.sources_view import ArticleOf, article_head
from corpus import Details
from tests.app.fake_assistant import ARTICLES, NEAREST, PLACES, WRITERS, FakeAssistant, answer, hit

article_of = FakeAssistant().article


def sources_view(answer: Answer, number: int, article_of: ArticleOf) -> Markup:
    return views.sources_view(
        Turn(answer.question, answer=answer, retrieved=retrieved(answer.hits, article_of)), number, article_of
    )


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
    assert "<summary>Written from 2 sources</summary>" in shown
    assert '<li dir="auto">&lt;AT40&gt;</li>' in shown


def test_an_article_of_which_nothing_is_known_has_an_empty_head() -> None:
    assert article_head(replace(ARTICLES[0], details=Details(url="javascript:alert(1)"))) == ""


def test_each_mark_has_the_number_of_its_chip() -> None:
    shown = sources_view(answer("?", [(*WRITERS[0], *PLACES[0])]), 0, article_of)
    assert all(shown.count(f'data-numbers="{number}"') == 1 for number in (1, 2, 3))


def test_a_quote_tells_who_says_it() -> None:
    assert "said by Mara Vell" in sources_view(answer("?", PLACES), 0, article_of)


def test_an_article_as_it_is_indexed_has_no_note_of_a_change() -> None:
    assert "changed" not in sources_view(answer("?", WRITERS), 0, article_of)


def test_an_article_that_changed_is_shown_as_it_was_quoted_and_says_so() -> None:
    later = replace(ARTICLES[0], revision="2", text="Another text. " + ARTICLES[0].text)
    shown = sources_view(answer("?", [WRITERS[0][:1]]), 0, lambda id: later)
    assert "has changed since this answer; it still has the quoted words" in shown
    assert "Another text" not in shown


def test_an_article_that_lost_a_quote_says_which() -> None:
    later = replace(ARTICLES[0], revision="2", text="Another text.", cuts=(), comments=())
    assert "it no longer has quote 1." in sources_view(answer("?", [WRITERS[0][:1]]), 0, lambda id: later)


def test_an_article_that_left_the_library_is_still_shown() -> None:
    shown = sources_view(answer("?", WRITERS), 0, lambda id: None)
    assert "has left the library since" in shown
    assert "It began on a night train" in shown

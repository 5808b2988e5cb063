from dataclasses import replace

from markupsafe import Markup

from assistant.answer import Answer, Quote
from assistant.compose import join
from assistant.conversation import Turn
from assistant.ui import answer_view as views
from corpus import Article, Details
from tests.app.fake_assistant import NEAREST, PLACES, WRITERS, answer

BARE = Article("id", "a.txt", "1", "It was <b>so</b>.", Details(title="A & B"))


def answer_view(answer: Answer, number: int) -> Markup:
    return views.answer_view(Turn(answer.question, answer=answer), answer, number)


def test_the_short_answer_comes_before_the_quotes_with_a_chip_for_each() -> None:
    shown = answer_view(answer("Who?", WRITERS), 4)
    assert shown.index('class="short"') < shown.index('data-cite="4-1"') < shown.index('data-cite="4-2"')
    assert shown.index('class="short"') < shown.index('class="quotes"')


def test_a_quote_names_its_article_publisher_date_and_speaker() -> None:
    shown = answer_view(answer("Where?", PLACES), 0)
    assert "How the Quiet Hours Wrote “Paper Lanterns” · Tidewater Magazine · 24 May 2016" in shown
    assert '<p class="speaker">Mara Vell</p>' in shown


def test_what_is_not_known_of_a_source_is_left_out_and_the_rest_escaped() -> None:
    shown = answer_view(answer("Who?", [(Quote(BARE, 0, 17, None, None, 0.5),)]), 0)
    assert "<span>A &amp; B</span>" in shown
    assert "It was &lt;b&gt;so&lt;/b&gt;." in shown


def test_a_quote_that_is_the_whole_answer_stands_there_once() -> None:
    shown = answer_view(answer("Who?", [(Quote(BARE, 0, 17, None, None, 0.5),)]), 0)
    assert shown.count("It was") == 1


def test_accounts_that_disagree_are_counted_and_numbered_on() -> None:
    shown = answer_view(answer("Where?", PLACES), 0)
    assert "The articles disagree: 3 accounts" in shown
    assert shown.count('<section class="account">') == 3
    assert [shown.count(f'class="chip" data-cite="0-{number}"') for number in (1, 2, 3, 4)] == [1, 1, 1, 0]


def test_accounts_of_different_dates_are_no_disagreement() -> None:
    made = answer("Where?", PLACES)
    dated = tuple(replace(account, as_of=f"202{year}-06") for year, account in enumerate(made.accounts))
    shown = answer_view(replace(made, accounts=dated), 0)
    assert "It depends on when: 3 accounts" in shown
    assert "as of June 2021" in shown


def test_not_found_has_no_chip_and_its_nearest_passages_are_no_evidence() -> None:
    shown = answer_view(answer("Why?", (), NEAREST), 0)
    assert "data-cite" not in shown
    assert "The articles don&#39;t say." in shown
    assert "<details" in shown
    assert "Nearest passages, not evidence (2)" in shown


def test_each_of_two_questions_is_answered_under_its_own_words() -> None:
    parts = [answer("Who <b>?", WRITERS), answer("Where?", PLACES), answer("Why?", (), NEAREST)]
    shown = answer_view(join("Who, where and why?", parts), 2)
    assert shown.index("<h3>Who &lt;b&gt;?</h3>") < shown.index("<h3>Where?</h3>") < shown.index("<h3>Why?</h3>")
    assert shown.index("<h3>Where?</h3>") < shown.index("The articles disagree: 3 accounts")
    assert shown.count("The articles don&#39;t say.") == 1
    quotes = [quote for accounts in (WRITERS, PLACES) for account in accounts for quote in account]
    assert all(shown.count(f'class="cite" data-cite="2-{number}"') == 1 for number, _ in enumerate(quotes, start=1))


def test_a_readers_comment_is_called_one() -> None:
    assert '<span class="tag">Reader’s comment</span> Paper Lanterns: song facts' in answer_view(
        answer("Why?", (), NEAREST), 0
    )


def test_a_question_understood_as_asked_is_not_repeated() -> None:
    assert "Understood as" not in answer_view(answer("Who?", WRITERS), 0)


def test_a_follow_up_is_shown_as_it_was_understood_and_can_be_corrected() -> None:
    shown = answer_view(replace(answer("When?", WRITERS), standalone_question="When was <it>?"), 0)
    assert 'Understood as: <span dir="auto">When was &lt;it&gt;?</span>' in shown
    assert "data-correct" in shown

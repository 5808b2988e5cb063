from dataclasses import replace

from assistant.ui.article_view import article_view
from assistant.ui.library_view import library_view, report_view, waiting
from assistant.ui.plot import library_plot
from corpus import Details, Span
from index import Passage
from index.report import ArticleStatus, BuildReport, Skipped
from tests.app.fake_assistant import ARTICLES

BY_FILE = {article.file: article for article in ARTICLES}
STATUSES = (
    ArticleStatus(ARTICLES[0].file, "indexed", 8, 2),
    ArticleStatus("new.txt", "not indexed yet", 0, 0),
    ArticleStatus("scan.pdf", "skipped", 0, 0, "there is <no> text in it"),
)


def test_the_list_ends_in_totals() -> None:
    assert "3 articles · 1 song · 8 passages · 2 cuts" in library_view(STATUSES, BY_FILE)


def test_a_file_that_is_not_read_yet_goes_by_its_name() -> None:
    assert 'data-open="new.txt">new.txt</button>' in library_view(STATUSES, BY_FILE)


def test_a_skipped_file_says_why() -> None:
    assert "there is &lt;no&gt; text in it" in library_view(STATUSES, BY_FILE)


def test_an_empty_library_says_what_to_do() -> None:
    assert "Add a file or paste a text" in library_view((), {})


def test_only_what_a_rebuild_would_change_is_waiting() -> None:
    assert waiting((*STATUSES, ArticleStatus("old.txt", "gone", 1, 0), ArticleStatus("b.txt", "changed", 1, 0))) == 3


def test_a_report_lists_what_was_skipped_and_why_all_was_rebuilt() -> None:
    skipped = (Skipped("<b>.pdf", "there is no text in it", "Add it as text."),)
    report = BuildReport(("a",), (), (), ("b", "c"), skipped, 30, 30, 3, 1.25, "the model changed")
    shown = report_view(report)
    assert "1 added, 0 changed, 0 removed, 2 unchanged" in shown
    assert "1 file skipped" in shown
    assert "<li>&lt;b&gt;.pdf: there is no text in it. Add it as text.</li>" in shown
    assert "the model changed" in shown


def test_articles_are_counted_by_song_and_publisher() -> None:
    shown = library_plot(ARTICLES)
    assert '<span class="name" dir="auto">Paper Lanterns</span>' in shown
    assert '<span style="width:100.0%"></span></span><span class="count">3</span>' in shown
    assert "Tidewater Magazine" in shown
    assert "No publisher named" in shown


def test_a_plot_shows_the_most_and_counts_the_rest() -> None:
    many = [replace(ARTICLES[0], details=Details(song=f"<b>{number}</b>")) for number in range(9)]
    shown = library_plot(many)
    assert "and 3 more" in shown
    assert "<b>" not in shown


def test_an_article_is_shown_with_its_cuts_and_where_it_is() -> None:
    shown = article_view(ARTICLES[0])
    assert "quiet-hours-interview.html · 2 parts cut by cleaning" in shown
    assert "cut: site menu" in shown
    assert 'data-uncut="0-22"' in shown


def test_an_article_that_has_left_the_library_cannot_be_changed() -> None:
    shown = article_view(ARTICLES[0], is_kept=False)
    assert "data-uncut" not in shown
    assert "data-remove" not in shown


def test_a_cut_that_was_taken_back_can_be_made_again() -> None:
    shown = article_view(ARTICLES[0], restored=(Span(0, 22),))
    assert 'data-cut="0-22"' in shown
    assert "Home | News | Reviews" in shown


def test_passages_are_folded_with_their_headers() -> None:
    passage = Passage("p", ARTICLES[0].id, Span(22, 40), "<Paper Lanterns>", 0)
    shown = article_view(ARTICLES[0], (passage,))
    assert "<summary>1 passage</summary>" in shown
    assert "<small>&lt;Paper Lanterns&gt;</small>How the Quiet" in shown

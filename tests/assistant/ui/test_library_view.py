from assistant.ui.library_view import additions_view, article_view, library_view, report_view, waiting
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


def test_an_addition_leads_to_a_rebuild() -> None:
    shown = additions_view(["a.txt"], ["b.pdf: it is encrypted. Save it without a password."])
    assert "Added a.txt." in shown
    assert "b.pdf: it is encrypted. Save it without a password." in shown
    assert "Rebuild the index to ask about it." in shown


def test_a_refusal_alone_asks_for_no_rebuild() -> None:
    assert "Rebuild" not in additions_view([], ["b.pdf: it is encrypted. Save it without a password."])


def test_a_report_lists_what_was_skipped_and_why_all_was_rebuilt() -> None:
    skipped = (Skipped("<b>.pdf", "there is no text in it", "Add it as text."),)
    report = BuildReport(("a",), (), (), ("b", "c"), skipped, 30, 30, 3, 1.25, "the model changed")
    shown = report_view(report)
    assert "1 added, 0 changed, 0 removed, 2 unchanged" in shown
    assert "1 file skipped" in shown
    assert "<li>&lt;b&gt;.pdf: there is no text in it. Add it as text.</li>" in shown
    assert "the model changed" in shown


def test_an_article_is_shown_with_its_cuts_and_where_it_is() -> None:
    shown = article_view(ARTICLES[0])
    assert "quiet-hours-interview.html · 2 parts cut by cleaning" in shown
    assert "cut: site menu" in shown

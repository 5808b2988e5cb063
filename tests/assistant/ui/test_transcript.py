from markupsafe import Markup

from assistant.ui.transcript import Turn, failed, source_panel, transcript, welcome


def test_a_question_is_escaped() -> None:
    assert "&lt;script&gt;" in transcript((Turn("<script>"),))


def test_an_unanswered_question_is_being_read() -> None:
    assert "Reading the articles" in transcript((Turn("Who?"),))


def test_only_the_last_answers_sources_are_in_view() -> None:
    turns = (Turn("a", sources=Markup("one")), Turn("b", sources=Markup("two")), failed("c", "No."))
    shown = source_panel(turns)
    assert '<div class="sources" data-turn="0" hidden>one</div>' in shown
    assert '<div class="sources" data-turn="1">two</div>' in shown


def test_a_chat_without_sources_says_what_the_panel_is_for() -> None:
    assert "sources open here" in source_panel((failed("a", "No."),))


def test_a_failed_question_is_no_history() -> None:
    assert not failed("a", "No.").in_history


def test_a_starter_cannot_leave_its_button() -> None:
    assert 'data-ask="&#34;&gt;&lt;b&gt;"' in welcome(['"><b>'], empty=False)


def test_an_empty_library_has_no_starters() -> None:
    assert "data-ask" not in welcome(["Who?"], empty=True)

from assistant.ui.welcome import EMPTY_LIBRARY, next_questions, welcome


def test_a_starter_cannot_leave_its_button() -> None:
    assert 'data-ask="&#34;&gt;&lt;b&gt;"' in welcome(['"><b>'])
    assert 'data-ask="&#34;&gt;&lt;b&gt;"' in next_questions(['"><b>'])


def test_it_says_so_while_more_questions_may_come() -> None:
    assert "Finding questions" in welcome(["Who?"], is_looking=True)
    assert "Finding questions" not in welcome(["Who?"])


def test_an_empty_library_has_no_starters() -> None:
    assert "data-ask" not in EMPTY_LIBRARY
    assert 'data-tab="articles"' in EMPTY_LIBRARY

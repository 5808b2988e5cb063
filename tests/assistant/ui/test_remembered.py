from dataclasses import replace
from typing import Any

import pytest

from assistant.conversation import Conversation, Turn
from assistant.ui.remembered import Known, Remembered, chats_menu
from tests.app.fake_assistant import WRITERS, answer

EMPTY = Conversation("0" * 32, "2026-11-25T10:00:00+00:00")
CHAT = replace(EMPTY, id="1" * 32, turns=(Turn("Who <b>wrote</b> it?", answer=answer("?", WRITERS)),))


@pytest.mark.parametrize(
    "raw", [None, "", 3, [], {}, {"known": 1}, {"known": [1, ["a"], ["a", "b", "c"]]}, {"current": None}]
)
def test_whatever_a_browser_sends_is_read(raw: Any) -> None:
    assert Remembered.read(raw).known == ()


def test_what_is_written_is_read_again() -> None:
    remembered = Remembered("a", (Known("a", "Who?"), Known("b", "Why?")))
    assert Remembered.read(remembered.written()) == remembered


def test_a_chat_is_known_from_its_first_question_on_and_comes_first() -> None:
    assert Remembered().showing(EMPTY) == Remembered()
    remembered = Remembered("b", (Known("b", "Why?"), Known(CHAT.id, "old"))).showing(CHAT)
    assert remembered == Remembered(CHAT.id, (Known(CHAT.id, "Who <b>wrote</b> it?"), Known("b", "Why?")))


def test_a_forgotten_chat_is_neither_known_nor_shown() -> None:
    assert Remembered("a", (Known("a", "Who?"),)).without("a") == Remembered()


def test_the_menu_escapes_titles_and_marks_the_chat_that_is_shown() -> None:
    shown = chats_menu(Remembered().showing(CHAT), CHAT)
    assert "&lt;b&gt;wrote" in shown
    assert 'aria-current="true"' in shown
    assert shown.count("data-export") == 3


def test_a_chat_without_an_answer_has_nothing_to_export() -> None:
    assert "data-export" not in chats_menu(Remembered(), EMPTY)

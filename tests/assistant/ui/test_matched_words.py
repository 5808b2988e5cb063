import html
import re

from hypothesis import given
from hypothesis import strategies as st

from assistant.ui.matched_words import matched_words


def test_a_word_is_marked_in_all_its_forms() -> None:
    shown = matched_words("They record what was recorded while recording.", ["recorded"])
    assert re.findall("<mark>(.*?)</mark>", shown) == ["record", "recorded", "recording"]


def test_a_word_inside_another_is_not_marked() -> None:
    assert "<mark>" not in matched_words("A single singer.", ["sing"])


def test_short_words_keep_their_endings() -> None:
    assert matched_words("red ring", ["red"]) == "<mark>red</mark> ring"


def test_case_and_accents_do_not_matter() -> None:
    assert matched_words("Beyoncé", ["beyonce"]) == "<mark>Beyoncé</mark>"


@given(st.text(), st.lists(st.text()))
def test_the_words_shown_are_the_words_of_the_text(text: str, terms: list[str]) -> None:
    assert html.unescape(re.sub("</?mark>", "", matched_words(text, terms))) == html.unescape(html.escape(text))

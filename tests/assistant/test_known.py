"""Names looked up by their words find what going through all of them finds."""

from __future__ import annotations

import difflib

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.known import Names, nearest
from assistant.text import stands_in, words

PIECES = st.lists(st.sampled_from("harbour light lights the of night train Łódź cinder road a".split()), max_size=4)
NAMES = st.lists(PIECES.map(" ".join), max_size=8)


@settings(max_examples=300, deadline=None)
@given(NAMES, PIECES)
def test_the_names_that_stand_in_a_text_are_those_that_a_look_at_each_finds(known: list[str], text: list[str]) -> None:
    names = Names((name, str(number)) for number, name in enumerate(known))
    asked = words(" ".join(text))
    assert set(names.standing_in(asked)) == {name for name in known if stands_in(words(name), asked)}
    for word in asked:
        ends = {name for name in known if words(name) and word in (words(name)[0], words(name)[-1])}
        assert set(names.at_an_end(word)) == ends


@settings(max_examples=300, deadline=None)
@given(NAMES, st.text("harbou lightsngh", max_size=14), st.sampled_from([0.7, 0.88]))
def test_the_nearest_name_is_the_one_that_difflib_finds_among_all(known: list[str], typed: str, cutoff: float) -> None:
    names = Names((name, "1") for name in known)
    sought = words(typed)
    joined = sorted({" ".join(words(name)) for name in known if words(name)})
    found = nearest(sought, (names,), cutoff)
    expected = difflib.get_close_matches(" ".join(sought), joined, n=1, cutoff=cutoff)
    assert [" ".join(words(name)) for name in found] == expected or _as_near(sought, found, expected)


def _as_near(sought: tuple[str, ...], found: list[str], expected: list[str]) -> bool:
    """Two names may be equally near."""
    ratios = [
        difflib.SequenceMatcher(None, " ".join(words(name)), " ".join(sought)).ratio() for name in (*found, *expected)
    ]
    return len(ratios) == 2 and ratios[0] == ratios[1]


def test_a_name_leads_to_all_articles_about_it_and_is_always_spelt_alike() -> None:
    names = Names([("harbour lights", "2"), ("Harbour Lights", "1"), ("Cinder Road", "3"), ("?", "4")])
    assert names.of(("harbour", "lights")) == ["Harbour Lights"]
    assert names.articles(["Harbour Lights"]) == ("2", "1")
    assert names.of(()) == []

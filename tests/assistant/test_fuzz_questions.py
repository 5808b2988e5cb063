"""Generated questions, in the words that question parsing looks for: what holds for every one of them."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.asked import asks_for_growing_figure, asks_openly_for_list, fits, last_question, list_signs
from assistant.follow_up import stand_alone
from assistant.known import KnownNames
from assistant.lock import find_lock, nearest_spelling
from assistant.names import names_in
from assistant.text import telling, words
from index import Subject, Subjects, terms

SUBJECTS = (
    Subject("1", ("Harbour Lights",), ("The Lanterns feat. Mara Quill",)),
    Subject("2", ("(", "Ünïcode (Live)"), ("& ; ,", "A$AP")),
    Subject("3", (), ()),
)
KNOWN = KnownNames(Subjects(SUBJECTS))
PIECES = st.one_of(
    st.text(max_size=10),
    st.sampled_from(
        "Who |What |And in |? |?|Harbour Lights|harbour |Mara Quill|'|\"|“|”|’s |(|[|&| of the |A |it |how many |views "
        "|list |NOT |\0|\ud800|\u202e|\u0301|\ufdfa|\n|.|-|_|1|²|ß|İ".split("|")
    ),
)
QUESTIONS = st.lists(PIECES, max_size=20).map("".join)


@settings(max_examples=700, deadline=None)
@given(QUESTIONS, st.lists(QUESTIONS, max_size=3))
def test_any_question_is_understood_somehow_and_always_alike(question: str, history: list[str]) -> None:
    standalone = stand_alone(question, history)
    assert standalone == stand_alone(question, history)
    assert stand_alone(question, []) == question
    names = names_in(standalone)
    assert all(name.words for name in names)
    lock = find_lock(standalone, names, KNOWN)
    assert set(lock.articles) <= {subject.article for subject in SUBJECTS}
    assert bool(lock.kind) == bool(lock.names)
    known = {name for subject in SUBJECTS for name in (*subject.songs, *subject.artists)}
    assert all(any(near in name for name in known) for near in nearest_spelling(names, KNOWN))


@settings(max_examples=600, deadline=None)
@given(QUESTIONS)
def test_what_a_question_asks_for_is_told_of_any_text(question: str) -> None:
    assert fits(question, question) in (0.0, 0.5, 1.0)
    assert set(list_signs(question).values()) <= {1.0}
    assert last_question(question) in question
    assert asks_openly_for_list(question) in (True, False)
    assert asks_for_growing_figure(question) in (True, False)
    assert telling(question) <= {word[:length] for word in words(question) for length in range(1, len(word) + 1)}
    assert len(terms(question)) <= 64
    assert not set('"*^:(){} \0') & set("".join(terms(question)))

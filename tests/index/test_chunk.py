from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import Article, Cut, Details, Kind, Span, units
from index.chunk import Chunker, embedded_text
from tests.fakes import FakeEmbedder

FAKE = FakeEmbedder()


def chunker(budget: int = 40, overlap: int = 1) -> Chunker:
    return Chunker(budget, overlap, lambda text: len(text.split()), FAKE.count_tokens, FAKE.max_tokens)


def article(
    text: str, cuts: tuple[Cut, ...] = (), comments: tuple[Span, ...] = (), song: str = "", artist: str = ""
) -> Article:
    return Article("id", "file.txt", "revision", text, Details(song=song, artist=artist), cuts, comments)


def texts(of: Article, by: Chunker) -> list[str]:
    return [of.text[p.span.start : p.span.end] for p in by.chunk(of)]


def test_whole_sentences_are_packed_up_to_the_budget() -> None:
    page = article("One two three four five. Six seven eight nine ten. Eleven twelve thirteen.")
    assert texts(page, chunker(budget=10, overlap=0)) == [
        "One two three four five. Six seven eight nine ten.",
        "Eleven twelve thirteen.",
    ]


def test_the_last_sentence_is_carried_into_the_next_passage() -> None:
    page = article("One two three. Four five six. Seven eight nine.")
    assert texts(page, chunker(budget=6)) == ["One two three. Four five six.", "Four five six. Seven eight nine."]


def test_no_passage_reaches_over_a_cut() -> None:
    text = "Before the teaser.\nRead more: something else\nAfter the teaser."
    start = text.index("Read more")
    page = article(text, cuts=(Cut(Span(start, start + 25), "teaser"),))
    assert texts(page, chunker()) == ["Before the teaser.", "After the teaser."]


def test_comments_stand_in_passages_of_their_own() -> None:
    text = "The story ends here.\nI loved this song!"
    page = article(text, comments=(Span(text.index("I loved"), len(text)),))
    assert texts(page, chunker()) == ["The story ends here.", "I loved this song!"]


def test_the_header_names_song_artist_and_section() -> None:
    page = article("The Closet\nShe sang there at night.", song="Harbour Lights", artist="The Lanterns")
    assert chunker().chunk(page)[0].header == "Harbour Lights — The Lanterns — The Closet"


def test_items_of_one_line_are_cut_between_items() -> None:
    page = article("- #1 in Italy - #5 in Hungary - #10 in Poland - #4 in CIS")
    assert texts(page, chunker(budget=7, overlap=0)) == ["#1 in Italy - #5 in Hungary", "#10 in Poland - #4 in CIS"]


def test_ids_stay_where_the_text_stays() -> None:
    before = chunker(budget=4, overlap=0).chunk(article("One two three. Four five six. Seven eight nine."))
    after = chunker(budget=4, overlap=0).chunk(article("Changed this one. Four five six. Seven eight nine."))
    assert [p.id for p in before][1:] == [p.id for p in after][1:]
    assert before[0].id != after[0].id


def test_a_text_that_comes_twice_has_two_ids() -> None:
    page = article("Same words here.\nSame words here.")
    ids = [p.id for p in chunker(budget=3, overlap=0).chunk(page)]
    assert len(ids) == len(set(ids)) == 2


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=2_000), st.integers(1, 40), st.integers(0, 2), st.text(max_size=300))
def test_every_passage_of_any_text_fits_the_model(text: str, budget: int, overlap: int, song: str) -> None:
    page = article(text, song=song)
    for passage in chunker(budget, overlap).chunk(page):
        body = page.text[passage.span.start : passage.span.end]
        whole = embedded_text(passage.header, body)
        assert FAKE.count_tokens(whole) <= FAKE.max_tokens or len(body) == 1


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=2_000), st.integers(1, 40), st.integers(0, 2))
def test_every_unit_of_any_text_stands_in_a_passage(text: str, budget: int, overlap: int) -> None:
    page = article(text)
    covered = [passage.span for passage in chunker(budget, overlap).chunk(page)]
    for unit in units(page):
        if unit.kind is not Kind.COMMENT:
            inside = sum(
                min(span.end, unit.span.end) - max(span.start, unit.span.start)
                for span in covered
                if span.overlaps(unit.span)
            )
            assert inside >= unit.span.end - unit.span.start

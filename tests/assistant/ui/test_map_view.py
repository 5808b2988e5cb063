from dataclasses import replace

from assistant.library_map import Dot, LibraryMap, Point
from assistant.ui.map_view import map_view
from tests.app.fake_assistant import ARTICLES, FakeAssistant, hit


def test_a_dot_a_passage_and_the_question_with_what_it_found() -> None:
    shown = map_view(FakeAssistant().map("Who?"))
    assert shown.count("<circle") == 3
    assert "Your question" in shown
    assert 'class="dot song-0 found"' in shown


def test_without_a_question_nothing_is_marked_as_found() -> None:
    shown = map_view(FakeAssistant().map())
    assert " found" not in shown
    assert "Your question" not in shown


def test_a_song_more_than_there_are_colours_is_among_the_others() -> None:
    article = ARTICLES[0]
    dots = tuple(
        Dot(
            hit(article, 1).passage,
            replace(article, details=replace(article.details, song=f"<i>{number}</i>")),
            Point(0, 0),
        )
        for number in range(9)
    )
    shown = map_view(LibraryMap(dots, None, 0.5, 20))
    assert "Other songs" in shown
    assert "<i>" not in shown
    assert "Of 20 passages 9 are drawn." in shown


def test_the_songs_that_were_found_have_a_colour_before_the_larger_ones() -> None:
    def dot(number: int, rank: int | None = None) -> Dot:
        article = replace(ARTICLES[0], details=replace(ARTICLES[0].details, song=f"Song {number}"))
        return Dot(hit(article, 1).passage, article, Point(0, 0), rank)

    dots = (*(dot(number) for number in range(9) for _ in range(2)), dot(9, rank=1))
    assert 'class="dot song-0 found"' in map_view(LibraryMap(dots, None, 0.5, 19))


def test_too_little_to_draw_is_said() -> None:
    assert "nothing to draw" in map_view(LibraryMap((), None, 0.0, 1))

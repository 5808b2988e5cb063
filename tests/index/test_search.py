from __future__ import annotations

import pytest

from index import Index, IndexSettings


def test_both_sides_find_a_passage(index: Index) -> None:
    index.build()
    with index.view() as view:
        best = view.search("Who directed the video?", 5)[0]
        article = view.article(best.passage.article)
    assert article is not None
    assert "Tomas Ek" in article.text[best.passage.span.start : best.passage.span.end]
    assert best.dense_rank
    assert best.lexical_rank == 1


def test_a_search_can_be_kept_to_some_articles(index: Index) -> None:
    index.build()
    with index.view() as view:
        (cinder,) = [article.id for article in view.articles() if article.file == "cinder.txt"]
        hits = view.search("Who wrote Harbour Lights?", 10, [cinder])
        assert {hit.passage.article for hit in hits} == {cinder}
        assert view.search("Who wrote Harbour Lights?", 10, []) == []
        assert view.search("Who wrote Harbour Lights?", 10, ()) == []


def test_a_word_that_stands_anywhere_is_held(index: Index) -> None:
    index.build()
    with index.view() as view:
        assert all(view.holds(word) for word in ("train", "trains", "Lanterns"))
        assert not view.holds("zebra")


def test_subjects_are_read_once_for_a_revision(index: Index, settings: IndexSettings) -> None:
    index.build()
    with index.view() as view, index.view() as again:
        assert view.subjects() is again.subjects()
        before = view.subjects()
    (settings.articles / "cinder.txt").unlink()
    index.build()
    with index.view() as view:
        assert len(view.subjects()) == len(before) - 1


def test_subjects_tell_what_each_article_is_about(index: Index) -> None:
    index.build()
    with index.view() as view:
        songs = {song for subject in view.subjects() for song in subject.songs}
    assert songs == {"Harbour Lights", "Cinder Road"}


def test_a_passage_that_only_its_words_find_has_its_similarity_too(index: Index) -> None:
    index.build()
    with index.view() as view:
        hits = view.search("Who directed the video?", 1)
    assert all(-1 <= hit.similarity <= 1 for hit in hits)


def test_coverage_is_the_share_of_what_the_words_could_score(index: Index) -> None:
    index.build()
    with index.view() as view:
        hits = view.search("barn outside Leeds", 10)
    held = [hit for hit in hits if hit.coverage]
    assert len(held) == 1
    assert 0.3 < held[0].coverage <= 1


def test_the_nearest_of_a_few_articles_are_the_exact_ones(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    index.build()
    with index.view() as view:
        chosen = [article.id for article in view.articles()]
        exact = [(hit.passage.id, round(hit.similarity, 5)) for hit in view.search("Who directed it?", 10, chosen)]
        monkeypatch.setattr("index.index_view._MOST_COMPARED", 0)
        by_graph = [(hit.passage.id, round(hit.similarity, 5)) for hit in view.search("Who directed it?", 10, chosen)]
    assert exact == by_graph
    assert exact


def test_the_commonest_words_find_nothing_in_a_large_library_and_count_all_the_same(
    index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.view._LEAST_WEIGHED", 1)
    index.build()
    with index.view() as view:
        lights = [hit for hit in view.search("lights", 10) if hit.lexical_rank]
        hits = view.search("barn lights", 10)
    assert len(lights) > 1
    assert len([hit for hit in hits if hit.lexical_rank]) == 1
    assert any(hit.coverage and hit.lexical_rank is None for hit in hits)

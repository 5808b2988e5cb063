from __future__ import annotations

from corpus import Span
from index import Passage
from index.fuse import fuse


def passage(name: str, article: str = "") -> Passage:
    """A passage of an article of its own unless one is named."""
    return Passage(name, article or name, Span(0, 1), "", 0)


def test_what_both_sides_find_good_comes_before_the_best_of_either() -> None:
    similarity = {"near": 0.6, "both": 0.5, "words": 0.1}
    coverage = {"both": 0.4, "words": 0.5}
    hits = fuse([passage("near"), passage("both")], [passage("words"), passage("both")], similarity, coverage)
    assert [hit.passage.id for hit in hits] == ["both", "words", "near"]


def test_a_lead_on_one_side_counts_by_its_size() -> None:
    similarity = {"first": 0.30, "second": 0.29}
    dense, lexical = [passage("first"), passage("second")], [passage("second"), passage("first")]
    assert fuse(dense, lexical, similarity, {"first": 0.5, "second": 0.9})[0].passage.id == "second"


def test_a_hit_tells_rank_and_score_on_each_side() -> None:
    hits = {
        hit.passage.id: hit
        for hit in fuse([passage("a")], [passage("b"), passage("a")], {"a": 0.5, "b": 0.2}, {"b": 0.5})
    }
    assert (hits["a"].dense_rank, hits["a"].similarity, hits["a"].lexical_rank) == (1, 0.5, 2)
    assert (hits["b"].dense_rank, hits["b"].similarity, hits["b"].coverage) == (None, 0.2, 0.5)
    assert (hits["a"].fused, hits["b"].fused) == (0.5, 0.2 + 0.5 + 0.25)


def test_a_passage_gains_from_the_words_that_its_article_holds() -> None:
    dense, similarity = (
        [passage("alone"), passage("told", "song"), passage("named", "song")],
        dict.fromkeys(("alone", "told", "named"), 0.3),
    )
    ranked = [hit.passage.id for hit in fuse(dense, [], similarity, {"named": 0.8})]
    assert ranked == ["named", "told", "alone"]


def test_nothing_found_is_an_empty_list() -> None:
    assert fuse([], [], {}, {}) == []

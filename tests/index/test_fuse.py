from __future__ import annotations

from corpus import Span
from index import Passage
from index.fuse import fuse


def passage(name: str) -> Passage:
    return Passage(name, "article", Span(0, 1), "", 0)


def test_a_passage_that_both_sides_find_comes_before_the_best_of_either() -> None:
    dense = [(passage("d1"), 0.9), (passage("both"), 0.8)]
    lexical = [passage("l1"), passage("both")]
    assert [hit.passage.id for hit in fuse(dense, lexical)] == ["both", "d1", "l1"]


def test_a_hit_tells_the_rank_on_each_side() -> None:
    hits = {hit.passage.id: hit for hit in fuse([(passage("a"), 0.5)], [passage("b"), passage("a")])}
    assert (hits["a"].dense_rank, hits["a"].similarity, hits["a"].lexical_rank) == (1, 0.5, 2)
    assert (hits["b"].dense_rank, hits["b"].similarity, hits["b"].lexical_rank) == (None, None, 1)
    assert hits["a"].fused == 1 / 61 + 1 / 62


def test_nothing_found_is_an_empty_list() -> None:
    assert fuse([], []) == []

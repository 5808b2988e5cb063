"""Two ranked lists -> one, by reciprocal rank fusion (Cormack, Clarke and Büttcher 2009)."""

from __future__ import annotations

from collections.abc import Sequence

from index.passage import Hit, Passage

# The paper's constant: it keeps the first place of one list from outweighing the agreement of both.
_K = 60


def fuse(dense: Sequence[tuple[Passage, float]], lexical: Sequence[Passage]) -> list[Hit]:
    """All passages of both lists, best first by the sum of 1 / (60 + rank); ties go by the passage's id."""
    dense_ranks = {passage.id: (rank, similarity) for rank, (passage, similarity) in enumerate(dense, start=1)}
    lexical_ranks = {passage.id: rank for rank, passage in enumerate(lexical, start=1)}
    passages = {passage.id: passage for passage in (*(passage for passage, _ in dense), *lexical)}
    hits = []
    for id, passage in passages.items():
        dense_rank, similarity = dense_ranks.get(id, (None, None))
        lexical_rank = lexical_ranks.get(id)
        fused = sum(1 / (_K + rank) for rank in (dense_rank, lexical_rank) if rank is not None)
        hits.append(Hit(passage, dense_rank, similarity, lexical_rank, fused))
    return sorted(hits, key=lambda hit: (-hit.fused, hit.passage.id))

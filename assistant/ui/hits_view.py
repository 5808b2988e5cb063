"""The retrieved passages as a table: which side found each, and where."""

from __future__ import annotations

from markupsafe import Markup

from assistant.ui.contract import Search
from assistant.ui.markup import NOTHING, dotted, joined, notice
from assistant.ui.matched_words import matched_words
from assistant.ui.sources_view import ArticleOf
from assistant.ui.table import Cell, table
from index import Hit

COLUMNS = (
    "Dense rank and similarity (a cosine) go by meaning, lexical rank goes by the words, and fused joins both ranks; "
    "“–” where that side did not find the passage. A score means relevance, not truth."
)


def hits_view(search: Search, article_of: ArticleOf) -> Markup:
    """What was searched for, how the search was narrowed, and the passages, best first."""
    if not search.hits:
        return notice("No passage was found. Try other words, or add an article.")
    lock = Markup('<p class="lock">Searched only {}</p>').format(search.lock) if search.lock else NOTHING
    heads = ("#", "Article", "Passage", "Dense rank", "Similarity", "Lexical rank", "Fused")
    rows = [_row(place, hit, search, article_of) for place, hit in enumerate(search.hits, start=1)]
    return joined((lock, table("Passages", heads, rows, "hits"), Markup('<p class="facts">{}</p>').format(COLUMNS)))


def _row(place: int, hit: Hit, search: Search, article_of: ArticleOf) -> tuple[Cell, ...]:
    article, span = article_of(hit.passage.article), hit.passage.span
    text = article.text[span.start : span.end] if article else "This article has left the index since."
    name = dotted(article.label, article.details.publisher) if article else hit.passage.article
    return (
        Cell(str(place), number=True),
        Cell(name),
        Cell(matched_words(text, search.terms)),
        _rank(hit.dense_rank),
        Cell("–" if hit.similarity is None else f"{hit.similarity:.3f}", number=True),
        _rank(hit.lexical_rank),
        Cell(f"{hit.fused:.4f}", number=True),
    )


def _rank(rank: int | None) -> Cell:
    return Cell("–" if rank is None else str(rank), number=True)

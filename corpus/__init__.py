"""Files -> articles: reading, cleaning, and the library folder that keeps them."""

from corpus.article import Article, Cut, Details, Span, article_id, split_names
from corpus.errors import LibraryError, LinerNotesError, UnreadableFile
from corpus.units import Kind, Unit, units

__all__ = [
    "Article",
    "Cut",
    "Details",
    "Kind",
    "LibraryError",
    "LinerNotesError",
    "Span",
    "Unit",
    "UnreadableFile",
    "article_id",
    "split_names",
    "units",
]

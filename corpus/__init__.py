"""Files -> articles: reading, cleaning, and the library folder that keeps them."""

from corpus.article import Article, Cut, Details, Span, article_id, split_names
from corpus.errors import LibraryError, LinerNotesError, UnreadableFile
from corpus.library import Library, LibraryFile
from corpus.limits import Limits
from corpus.read import READER_VERSION, SUFFIXES, read_article, read_content
from corpus.units import Kind, Unit, units

__all__ = [
    "READER_VERSION",
    "SUFFIXES",
    "Article",
    "Cut",
    "Details",
    "Kind",
    "Library",
    "LibraryError",
    "LibraryFile",
    "Limits",
    "LinerNotesError",
    "Span",
    "Unit",
    "UnreadableFile",
    "article_id",
    "read_article",
    "read_content",
    "split_names",
    "units",
]

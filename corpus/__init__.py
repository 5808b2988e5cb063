"""Files -> articles: reading, cleaning, and the library folder that keeps them."""

from corpus.alike import Alike, Twin
from corpus.article import Article, Cut, Details, Span, article_id, split_names
from corpus.errors import LibraryError, LinerNotesError, UnreadableFile
from corpus.library import Library, LibraryFile, Removed
from corpus.limits import Limits
from corpus.printable import printable, typed
from corpus.read import READER_VERSION, SUFFIXES, read_article, read_content
from corpus.units import Kind, Unit, units

__all__ = [
    "READER_VERSION",
    "SUFFIXES",
    "Alike",
    "Article",
    "Cut",
    "Details",
    "Kind",
    "Library",
    "LibraryError",
    "LibraryFile",
    "Limits",
    "LinerNotesError",
    "Removed",
    "Span",
    "Twin",
    "Unit",
    "UnreadableFile",
    "article_id",
    "printable",
    "read_article",
    "read_content",
    "split_names",
    "typed",
    "units",
]

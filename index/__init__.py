"""Articles -> passages -> vectors and words; the only place that knows Chroma."""

from index.catalogue import Subject
from index.embed import PACKAGED_SHA256, Embedder, SentenceTransformerEmbedder, weights_hash
from index.errors import IndexFault
from index.index import Index, IndexStatus, IndexView
from index.passage import Hit, Passage, passage_id
from index.report import ArticleStatus, BuildReport, Progress, Skipped
from index.settings import IndexSettings
from index.stopwatch import Stopwatch
from index.words import terms

__all__ = [
    "PACKAGED_SHA256",
    "ArticleStatus",
    "BuildReport",
    "Embedder",
    "Hit",
    "Index",
    "IndexFault",
    "IndexSettings",
    "IndexStatus",
    "IndexView",
    "Passage",
    "Progress",
    "SentenceTransformerEmbedder",
    "Skipped",
    "Stopwatch",
    "Subject",
    "passage_id",
    "terms",
    "weights_hash",
]

"""Articles -> passages -> vectors and words; the only place that knows Chroma."""

from index.article_json import article_from_json, article_to_json
from index.embed import PACKAGED_SHA256, Embedder, SentenceTransformerEmbedder, weights_hash
from index.errors import IndexFault, StoreDamaged, StoreNotWritable
from index.index import Index, IndexStatus
from index.index_view import IndexView
from index.passage import Hit, Passage, passage_id
from index.report import ArticleStatus, BuildReport, Progress, Skipped, Update
from index.settings import IndexSettings
from index.stopwatch import Stopwatch
from index.subjects import Subjects
from index.view import Subject
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
    "StoreDamaged",
    "StoreNotWritable",
    "Subject",
    "Subjects",
    "Update",
    "article_from_json",
    "article_to_json",
    "passage_id",
    "terms",
    "weights_hash",
]

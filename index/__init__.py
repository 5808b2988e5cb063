"""Articles -> passages -> vectors and words; the only place that knows Chroma."""

from index.errors import IndexFault
from index.passage import Hit, Passage, passage_id

__all__ = ["Hit", "IndexFault", "Passage", "passage_id"]

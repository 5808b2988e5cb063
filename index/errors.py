"""What can go wrong with an index."""

from corpus.errors import LinerNotesError


class IndexFault(LinerNotesError):
    """An index, a store or a model that cannot be used as it is."""

"""What can be wrong with a question, or with the reader's weights."""

from corpus import LinerNotesError


class BadQuestion(LinerNotesError):
    """A question that cannot be asked as it is."""


class UnusableReader(LinerNotesError):
    """Reader weights that are missing, damaged or of another shape."""

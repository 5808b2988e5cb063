"""What can be wrong with how the server is asked to serve."""

from corpus import LinerNotesError


class BadOption(LinerNotesError):
    """A command-line option that cannot be used as it is."""

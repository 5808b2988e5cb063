"""The one tree of errors: each names the thing, what is wrong with it, and the fix."""

from corpus.printable import shown


class LinerNotesError(Exception):
    """What a person can mend. `str(error)` is the one line that they are shown."""

    def __init__(self, thing: str, problem: str, fix: str) -> None:
        super().__init__(thing, problem, fix)
        self.thing = thing
        self.problem = problem
        self.fix = fix

    def __str__(self) -> str:
        return shown(" ".join(f"{self.thing}: {self.problem}. {self.fix}".split()))


class UnreadableFile(LinerNotesError):
    """A file that cannot be read as an article; the others can."""


class LibraryError(LinerNotesError):
    """A library folder, or a name in it, that cannot be used."""

"""What a build did, and what an index holds: the values that the command line and the browser show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

Progress = Callable[[str, int, int], None]
"""Called with the stage ("reading", "embedding", ...), how many are done and how many there are in all."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that was left out of the index, why, and what the person can do."""

    file: str
    problem: str
    fix: str

    def __str__(self) -> str:
        return f"{self.file}: {self.problem}. {self.fix}"


@dataclass(frozen=True, slots=True)
class BuildReport:
    """The files that a build added, changed, removed, left as they were, and skipped; `seconds` of wall time."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: tuple[str, ...]
    skipped: tuple[Skipped, ...]
    passages: int
    embedded: int
    revision: int
    seconds: float
    rebuilt_because: str = ""

    def __str__(self) -> str:
        counts = f"{len(self.added)} added, {len(self.changed)} changed, {len(self.removed)} removed"
        rest = f"{len(self.unchanged)} unchanged, {len(self.skipped)} skipped"
        work = f"{self.passages} passages, {self.embedded} embedded in {self.seconds:.1f} s"
        return f"{counts}, {rest}; {work}; revision {self.revision}"


@dataclass(frozen=True, slots=True)
class Update:
    """What bringing the index up to date came to: the build's report where there was one, and what a person must know.

    `notice` is "" where the newest revision is served from where it belongs.
    """

    report: BuildReport | None
    notice: str = ""


@dataclass(frozen=True, slots=True)
class ArticleStatus:
    """One row of the library as indexed. `state` is "indexed", "not indexed yet", "changed", "gone" or "skipped"."""

    file: str
    state: str
    passages: int
    cuts: int
    note: str = ""

"""What the articles are about: read once for each revision, however often it is asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from index.view import Subject, View


class Subjects:
    """The songs and artists of every article of a revision: the same object for as long as that one is served."""

    def __init__(self, subjects: Iterable[Subject]) -> None:
        self._subjects = tuple(subjects)

    def __iter__(self) -> Iterator[Subject]:
        return iter(self._subjects)

    def __len__(self) -> int:
        return len(self._subjects)


class LatestSubjects:
    """Keeps the subjects of the revision that was read last."""

    def __init__(self) -> None:
        self._kept: tuple[str, Subjects] | None = None

    def of(self, view: View) -> Subjects:
        """The subjects of a revision."""
        edition, kept = view.edition(), self._kept
        if kept is None or kept[0] != edition:
            kept = self._kept = (edition, Subjects(view.subjects()))
        return kept[1]

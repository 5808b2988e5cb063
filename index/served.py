"""What is served: one generation, opened in the store, or in a copy of it where nothing can be written there."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from index.catalogue import Catalogue
from index.errors import IndexFault, StoreNotWritable
from index.folders import VectorFolders
from index.generations import Generation, Generations
from index.store import telling_faults


@dataclass(frozen=True, slots=True)
class Opened:
    """A generation's catalogue and the folders with its vectors."""

    generation: Generation
    catalogue: Catalogue
    folders: VectorFolders


class Served:
    """Opens what a store serves, once, and again where another process has taken over with another generation."""

    def __init__(self, store: Path, chroma_url: str) -> None:
        self._store = store
        self._chroma_url = chroma_url
        self._home = Generations(store)
        self._copy: TemporaryDirectory[str] | None = None
        self._opened: Opened | None = None
        self.fault: StoreNotWritable | None = None

    def current(self) -> Opened:
        """What is served now. Raises IndexFault where nothing was built yet, and where it cannot be opened."""
        with telling_faults(self._store):
            current = self._home.current()
            if current is None:
                raise IndexFault(f"index in {self._store}", "nothing was built yet", "Build it: python -m index.")
            if self._opened is None or self._opened.generation != current:
                try:
                    self._opened = self._open(self._home, current)
                except StoreNotWritable as fault:
                    self._opened = self._open_copy(current, fault)
            return self._opened

    def open(self, generation: Generation) -> Opened:
        """A generation in the store itself, served or not, to be written."""
        if self._opened and self._opened.generation == generation and not self._copy:
            return self._opened
        return self._open(Generations(self._store), generation)

    def take_over(self, opened: Opened) -> None:
        """Serve this one from now on."""
        self._home, self._opened = Generations(self._store), opened
        self._copy = self.fault = None

    def forget(self) -> None:
        """Open anew what is served next: what was open is not in its place any more."""
        self._opened = None

    def _open(self, home: Generations, generation: Generation) -> Opened:
        with telling_faults(self._store):
            catalogue = Catalogue(home.catalogue(generation.name))
            folders = VectorFolders(home.vectors(generation.name), self._chroma_url, generation.name)
            with catalogue.view() as view:
                if view.vectors():
                    folders.open(view.vectors())  # what cannot be read is told now, and not at the first question
            return Opened(generation, catalogue, folders)

    def _open_copy(self, generation: Generation, fault: StoreNotWritable) -> Opened:
        """SQLite and Chroma both write as they read, so a store that is read-only is read elsewhere."""
        self._copy = TemporaryDirectory(prefix="liner-notes-")
        self._home.copy_to(Path(self._copy.name), generation.name)
        self._home, self.fault = Generations(Path(self._copy.name)), fault
        return self._open(self._home, generation)

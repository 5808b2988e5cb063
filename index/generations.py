"""Which generation of the index is served. A new one is built beside it and takes over by one rename."""

from __future__ import annotations

import json
import shutil
from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from index.errors import damaged

_CURRENT, _PREVIOUS = "current.json", "previous.json"
_CATALOGUE, _VECTORS = "catalogue.sqlite", "chroma"
_DAMAGED, _SET_ASIDE = "damaged.txt", "damaged-"


@dataclass(frozen=True, slots=True)
class Generation:
    """All revisions that share one model, one way of chunking and one way of reading."""

    name: str
    model: str
    encoding: str
    passage_tokens: int


class Generations:
    """The store's folder: which generation is served, and for each one its catalogue and its vectors."""

    def __init__(self, store: Path) -> None:
        self._store = store

    def catalogue(self, name: str) -> Path:
        """Where a generation keeps its catalogue."""
        return self._store / name / _CATALOGUE

    def vectors(self, name: str) -> Path:
        """Where a generation keeps its vectors."""
        return self._store / _VECTORS / name

    def current(self) -> Generation | None:
        """The generation that is served; None before the first build. Raises StoreDamaged."""
        return self._read(_CURRENT)

    def previous(self) -> Generation | None:
        """The generation that was served until the last build took over, where it was another one."""
        current, previous = self.current(), self._read(_PREVIOUS)
        if previous is None or previous == current or not self.catalogue(previous.name).exists():
            return None
        return previous

    def take_over(self, generation: Generation) -> None:
        """Serve `generation` from now on, in one step; the one before can be put back."""
        current = self.current()
        if current and current != generation:
            self._write(_PREVIOUS, current)
        self._write(_CURRENT, generation)

    def put_back(self, generation: Generation) -> None:
        """Serve the previous generation again, in one step."""
        self._write(_CURRENT, generation)

    def drop_others(self, kept: Collection[str]) -> None:
        """Give back the space of every generation that is not in `kept`."""
        for catalogue in self._store.glob(f"*/{_CATALOGUE}"):
            if catalogue.parent.name not in kept and not catalogue.parent.name.startswith(_SET_ASIDE):
                shutil.rmtree(catalogue.parent)
        for vectors in (self._store / _VECTORS).glob("*"):
            if vectors.is_dir() and vectors.name not in kept:
                shutil.rmtree(vectors)

    def note_damage(self, problem: str) -> None:
        """Have the next build start from the articles, whoever runs it."""
        (self._store / _DAMAGED).write_text(problem, encoding="utf-8")

    def noted_damage(self) -> str:
        """What was found damaged, "" where nothing was."""
        try:
            return (self._store / _DAMAGED).read_text(encoding="utf-8")
        except FileNotFoundError:
            return ""

    def copy_to(self, folder: Path, name: str) -> None:
        """Copy one generation, and that it is the one that is served, to another store."""
        shutil.copytree(self._store / name, folder / name)
        if (self._store / _VECTORS / name).exists():
            shutil.copytree(self._store / _VECTORS / name, folder / _VECTORS / name)
        shutil.copy(self._store / _CURRENT, folder / _CURRENT)

    def set_aside(self) -> str:
        """Move all that is indexed to a folder named for the time, and say its name; an earlier one makes room."""
        for earlier in self._store.glob(f"{_SET_ASIDE}*"):
            shutil.rmtree(earlier)
        aside = self._store / (_SET_ASIDE + datetime.now(UTC).strftime("%Y-%m-%dT%H%M%SZ"))
        aside.mkdir()
        found = [catalogue.parent for catalogue in self._store.glob(f"*/{_CATALOGUE}")]
        for path in (*found, self._store / _VECTORS, self._store / _PREVIOUS, self._store / _CURRENT):
            if path.exists():
                path.rename(aside / path.name)
        (self._store / _DAMAGED).unlink(missing_ok=True)
        return aside.name

    def _read(self, name: str) -> Generation | None:
        path = self._store / name
        try:
            return Generation(**json.loads(path.read_text(encoding="utf-8")))
        except FileNotFoundError:
            return None
        except (ValueError, TypeError) as error:
            raise damaged(path, "it is not as it was written") from error

    def _write(self, name: str, generation: Generation) -> None:
        waiting = self._store / f"{name}.next"
        waiting.write_text(json.dumps(asdict(generation), indent=1) + "\n", encoding="utf-8")
        waiting.replace(self._store / name)

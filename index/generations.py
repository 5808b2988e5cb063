"""Which generation of the index is served. A new one is built beside it and takes over by one rename."""

from __future__ import annotations

import json
import shutil
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from index.errors import IndexFault

_CURRENT = "current.json"


@dataclass(frozen=True, slots=True)
class Generation:
    """All revisions that share one model, one way of chunking and one way of reading."""

    name: str
    model: str
    encoding: str
    passage_tokens: int


class Generations:
    """The store's folder: `current.json`, and one folder a generation."""

    def __init__(self, store: Path) -> None:
        self._store = store

    def folder(self, name: str) -> Path:
        """Where a generation keeps its catalogue."""
        return self._store / name

    def current(self) -> Generation | None:
        """The generation that is served; None before the first build."""
        path = self._store / _CURRENT
        try:
            raw = json.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None
        except (OSError, ValueError) as error:
            raise _damaged(path) from error
        if not isinstance(raw, Mapping) or set(raw) != {"name", "model", "encoding", "passage_tokens"}:
            raise _damaged(path)
        return Generation(**raw)

    def take_over(self, generation: Generation) -> None:
        """Serve `generation` from now on, in one step."""
        waiting = self._store / (_CURRENT + ".next")
        waiting.write_text(json.dumps(asdict(generation), indent=1) + "\n", encoding="utf-8")
        waiting.replace(self._store / _CURRENT)

    def drop_others(self, kept: Collection[str]) -> None:
        """Give back the space of every generation that is not in `kept`."""
        for folder in self._store.iterdir():
            if folder.is_dir() and (folder / "catalogue.sqlite").exists() and folder.name not in kept:
                shutil.rmtree(folder)


def _damaged(path: Path) -> IndexFault:
    return IndexFault(str(path), "it is damaged", "Delete it and build again: nothing but time is lost.")

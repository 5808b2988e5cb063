"""A seal on the files of Chroma's graph: it reads them unchecked, and crashes the process where they were changed."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

_SEAL = "seal.json"
# Without this file Chroma makes its graph again from the vectors and reads none of the others.
_GRAPH = "*/index_metadata.pickle"


def seal(folder: Path) -> None:
    """Keep the hashes of the graph's files, where there is a graph; they are not written again."""
    if any(folder.glob(_GRAPH)):
        (folder / _SEAL).write_text(json.dumps(_hashes(folder), indent=1), encoding="utf-8")


def is_sound(folder: Path) -> bool:
    """True where the graph's files are as they were sealed, or there is no graph yet."""
    try:
        return bool(json.loads((folder / _SEAL).read_text(encoding="utf-8")) == _hashes(folder))
    except FileNotFoundError:
        return not any(folder.glob(_GRAPH))
    except ValueError:
        return False


def _hashes(folder: Path) -> dict[str, str]:
    hashes = {}
    for path in sorted(folder.glob("*/*")):
        with path.open("rb") as file:
            hashes[path.relative_to(folder).as_posix()] = hashlib.file_digest(file, "sha256").hexdigest()
    return hashes

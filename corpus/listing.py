"""What lies in the articles folder, file by file: also what cannot be read, so that this can be said of it."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.names import listed_name


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry of the folder: `file` is its posix path below it as it can be shown, `size` its bytes.

    `plain` marks a regular file inside the folder; pipes, devices and links that lead out of it are not.
    """

    file: str
    path: Path
    size: int
    mtime_ns: int
    plain: bool


def list_folder(folder: Path) -> Iterator[Listed]:
    """Everything in `folder` and below it that is not hidden, in no order. A link to a folder is not followed."""
    closed: list[OSError] = []
    for where, folders, names in os.walk(folder, onerror=closed.append):
        linked = [name for name in folders if Path(where, name).is_symlink()]
        folders[:] = [name for name in folders if not name.startswith(".") and name not in linked]
        yield from _listed(folder, [Path(where, name) for name in (*names, *linked) if not name.startswith(".")])
    yield from _listed(folder, [path for error in closed if (path := Path(error.filename)) != folder])


def lies_inside(path: Path, folder: Path) -> bool:
    """True where `path` leads to a place inside `folder`, whatever links it goes by."""
    # Path.resolve raises for a link to itself; realpath leaves such a link as it is.
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


def _listed(folder: Path, paths: list[Path]) -> Iterator[Listed]:
    for path in paths:
        inside = lies_inside(path, folder)
        try:
            state = path.stat() if inside else path.lstat()
        except OSError:
            if not path.is_symlink():
                continue  # gone since it was listed
            state = path.lstat()
        file = listed_name(path.relative_to(folder).as_posix())
        yield Listed(file, path, state.st_size, state.st_mtime_ns, inside and stat.S_ISREG(state.st_mode))

"""What lies in the articles folder, file by file: also what cannot be read, so that this can be said of it."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from corpus.names import listed_name


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry of the folder: `file` is its posix path below it as it can be shown, `size` its bytes.

    `path` is where it is. `plain` marks a regular file inside the folder; pipes, devices and links that lead out of it
    are not.
    """

    file: str
    path: str
    size: int
    mtime_ns: int
    plain: bool


def list_folder(folder: Path) -> Iterator[Listed]:
    """Everything in `folder` and below it that is not hidden, in no order. A link to a folder is not followed."""
    below = [""]
    while below:
        start = below.pop()
        # Paths as strings: pathlib takes four times as long, which tells with ten thousands of files.
        try:
            with os.scandir(f"{folder}/{start}") as scanned:
                entries = [entry for entry in scanned if not entry.name.startswith(".")]
        except OSError:
            if start:
                yield from _listed(folder, start.removesuffix("/"))
            continue
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                below.append(f"{start}{entry.name}/")
            else:
                yield from _listed(folder, f"{start}{entry.name}")


def lies_inside(path: Path, folder: Path) -> bool:
    """True where `path` leads to a place inside `folder`, whatever links it goes by."""
    # Path.resolve raises for a link to itself; realpath leaves such a link as it is.
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


def _listed(folder: Path, file: str) -> Iterator[Listed]:
    path = f"{folder}/{file}"
    try:
        state = os.lstat(path)
    except OSError:
        return  # gone since the folder was looked into
    linked = stat.S_ISLNK(state.st_mode)
    # No link to a folder was followed to get here, so only what is a link itself may lead out.
    inside = not linked or lies_inside(Path(path), folder)
    if linked and inside:
        with suppress(OSError):  # it leads nowhere
            state = os.stat(path)  # noqa: PTH116
    plain = inside and stat.S_ISREG(state.st_mode)
    yield Listed(listed_name(file), path, state.st_size, state.st_mtime_ns, plain)

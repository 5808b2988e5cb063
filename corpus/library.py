"""The library: the folder of articles, with add, replace and remove. Every name stays inside the folder."""

from __future__ import annotations

import os
import stat
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path, PurePosixPath

from corpus.article import Article, Details
from corpus.errors import LibraryError
from corpus.front_matter import join_front_matter
from corpus.limits import Limits
from corpus.names import safe_name, slug
from corpus.read import read_article, read_content

_REMOVED = ".removed"


@dataclass(frozen=True, slots=True, order=True)
class LibraryFile:
    """A file of the library: its posix path below the folder, its size in bytes and its time of change."""

    file: str
    size: int
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class Library:
    """The articles folder. Methods raise LibraryError for names and folders, UnreadableFile for contents."""

    folder: Path
    limits: Limits = Limits()  # noqa: RUF009

    def files(self) -> tuple[LibraryFile, ...]:
        """Every file in the folder, sorted; also those of kinds that cannot be read, so that this can be said.

        Hidden files and folders are left out, and links that lead out of the folder.
        """
        if not self.folder.is_dir():
            fix = "Create it and put articles in it, or name another folder with --articles"
            raise LibraryError(str(self.folder), "is not a folder", fix)
        return tuple(sorted(self._found()))

    def read(self, file: str) -> Article:
        """The article in `file`, a posix path below the folder."""
        return read_article(self._inside(file), file, self.limits)

    def add(self, name: str, content: bytes, replace: bool = False) -> str:
        """Keep `content` as `name`, made safe; the file's path below the folder. Nothing unreadable is kept."""
        file = safe_name(name)
        target = self.folder / file
        if not replace and target.exists():
            raise LibraryError(file, "is in the library already", "Replace it, or give the new file another name")
        read_content(content, file, self.limits)
        self._refuse_twin(content, file)
        self._write(content, target)
        return file

    def add_text(self, text: str, details: Details) -> str:
        """Keep pasted text as a Markdown file with its details as front matter; the file's path below the folder."""
        body = f"---\n\n{text}".encode("utf-8", "replace")
        twin = next((known for known in self._known(".md") if self._bytes_of(known).endswith(body)), None)
        if twin:
            raise LibraryError(twin.file, "holds this text already", "Edit that one instead")
        stem = slug(details.title or details.song or text.strip().partition("\n")[0])
        names = (f"{stem}.md" if number == 1 else f"{stem}-{number}.md" for number in count(1))
        free = next(name for name in names if not (self.folder / name).exists())
        return self.add(free, join_front_matter(details, text).encode("utf-8", "replace"))

    def remove(self, file: str) -> None:
        """Take `file` out of the library. It is moved to the hidden folder .removed, so that nothing is lost."""
        path = self._inside(file)
        if not path.is_file():
            raise LibraryError(file, "is not in the library", "See the list of articles for what is")
        stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S.%fZ")
        with self._writing():
            kept = self.folder / _REMOVED
            kept.mkdir(exist_ok=True)
            path.replace(kept / f"{stamp} {path.name}")

    def _found(self) -> Iterator[LibraryFile]:
        root = self.folder.resolve()
        for where, folders, names in os.walk(self.folder):
            folders[:] = [folder for folder in folders if not folder.startswith(".")]
            for path in (Path(where, name) for name in names if not name.startswith(".")):
                try:
                    state = path.stat()
                except OSError:
                    continue  # gone since it was listed, or a link to nothing
                if stat.S_ISREG(state.st_mode) and path.resolve().is_relative_to(root):
                    yield LibraryFile(path.relative_to(self.folder).as_posix(), state.st_size, state.st_mtime_ns)

    def _inside(self, file: str) -> Path:
        """The path of `file`, which must lie inside the folder and be no hidden one."""
        parts = PurePosixPath(file).parts
        path = self.folder.joinpath(*parts)
        strange = not parts or "\0" in file or "\\" in file or any(part.startswith((".", "/")) for part in parts)
        if strange or not path.resolve().is_relative_to(self.folder.resolve()):
            raise LibraryError(repr(file), "is no file of the library", "Name it as the list of articles does")
        return path

    def _refuse_twin(self, content: bytes, file: str) -> None:
        """The same bytes under two names would make one source look like two."""
        for other in self._known(""):
            if other.file != file and other.size == len(content) and self._bytes_of(other) == content:
                raise LibraryError(file, f"is in the library already, as {other.file}", "Nothing needs to be added")

    def _known(self, suffix: str) -> Iterator[LibraryFile]:
        """The files of the folder, none where it is still to be made, whose names end in `suffix`."""
        return (known for known in self._found() if known.file.endswith(suffix))

    def _bytes_of(self, known: LibraryFile) -> bytes:
        return self.folder.joinpath(known.file).read_bytes()

    def _write(self, content: bytes, target: Path) -> None:
        """Write beside the target and move into place, so that no half-written article is ever seen."""
        beside = target.with_name(f".adding-{uuid.uuid4().hex}")
        with self._writing():
            self.folder.mkdir(parents=True, exist_ok=True)
            try:
                with beside.open("xb") as opened:
                    opened.write(content)
                    opened.flush()
                    os.fsync(opened.fileno())
                beside.replace(target)
            finally:
                beside.unlink(missing_ok=True)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            problem = f"cannot be written to ({error.strerror or type(error).__name__})"
            raise LibraryError(
                str(self.folder), problem, "Check the folder's permissions and the free space"
            ) from error

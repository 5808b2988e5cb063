"""The library: the folder of articles, with add, replace and remove. Every name stays inside the folder."""

from __future__ import annotations

import errno
import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import count
from operator import attrgetter
from pathlib import Path, PurePosixPath

from corpus.article import Article, Details, Span
from corpus.corrections import FOLDER, corrected, read_correction, text_hash, write_correction
from corpus.errors import LibraryError
from corpus.front_matter import join_front_matter
from corpus.limits import Limits
from corpus.listing import Listed, lies_inside, list_folder
from corpus.names import is_strange, safe_name, slug, spelling
from corpus.read import read_article, read_content

_REMOVED = ".removed"


@dataclass(frozen=True, slots=True, order=True)
class LibraryFile:
    """A file of the library: its posix path below the folder, its size in bytes and its time of change."""

    file: str
    size: int
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class Removed:
    """A file that was taken out, and the name under which it is kept so that it can be put back."""

    file: str
    kept: str


@dataclass(frozen=True, slots=True)
class Library:
    """The articles folder. Methods raise LibraryError for names and folders, UnreadableFile for contents."""

    folder: Path
    limits: Limits = Limits()  # noqa: RUF009

    def files(self) -> tuple[LibraryFile, ...]:
        """Every file in the folder, sorted; also those of kinds that cannot be read, so that this can be said.

        Hidden files and folders are left out. Links that lead out of the folder are listed, and never followed.
        """
        if not self.folder.is_dir():
            fix = "Create it and put articles in it, or name another folder with --articles"
            raise LibraryError(str(self.folder), "is not a folder", fix)
        corrected = self._corrected_at()
        found = sorted(list_folder(self.folder), key=attrgetter("file"))
        return tuple(LibraryFile(it.file, it.size, max(it.mtime_ns, corrected.get(it.file, 0))) for it in found)

    def read(self, file: str) -> Article:
        """The article in `file`, a posix path below the folder, as a person corrected it."""
        article = read_article(self._inside(file), file, self.limits)
        return corrected(article, read_correction(self._correction(file)))

    def preview(self, name: str, content: bytes) -> Article:
        """The article that `add` would keep, without keeping it."""
        file = safe_name(name)
        return read_content(content, file, self.limits)

    def correct(self, file: str, details: Details) -> None:
        """Have other details for an article than those that were found; the file itself stays as it is."""
        path = self._correction(file)
        with self._writing():
            write_correction(self._ours(path), replace(read_correction(path), details=details))

    def restore_cut(self, file: str, cut: Span, restored: bool = True) -> None:
        """Take back what cleaning cut there, or have it cut again."""
        path, article = self._correction(file), read_article(self._inside(file), file, self.limits)
        if not any(found.span == cut for found in article.cuts):
            raise LibraryError(file, "has no such cut any more", "Open the article again")
        known, text = read_correction(path), text_hash(article)
        others = {span for span in known.restored if span != cut} if known.text == text else set()
        spans = tuple(sorted(others | ({cut} if restored else set())))
        with self._writing():
            write_correction(self._ours(path), replace(known, restored=spans, text=text))

    def restored_cuts(self, file: str) -> tuple[Span, ...]:
        """The cuts of `file` that a person took back."""
        return read_correction(self._correction(file)).restored

    def add(self, name: str, content: bytes, replace: bool = False) -> str:
        """Keep `content` as `name`, made safe; the file's path below the folder. Nothing unreadable is kept."""
        file = safe_name(name)
        if not (replace and os.path.lexists(self.folder / file)):
            self._refuse_taken(file)
        read_content(content, file, self.limits)
        self._refuse_twin(content, file)
        self._put(content, file)
        return file

    def add_beside(self, name: str, content: bytes) -> str:
        """Keep `content` under a free name like `name`, though the library may hold the same already."""
        path = PurePosixPath(safe_name(name))
        names = (f"{path.stem}-{number}{path.suffix}" if number > 1 else path.name for number in count(1))
        file = self._first_free(names)
        read_content(content, file, self.limits)
        self._put(content, file)
        return file

    def add_text(self, text: str, details: Details) -> str:
        """Keep pasted text as a Markdown file with its details as front matter; the file's path below the folder."""
        body = f"---\n\n{text}".encode("utf-8", "replace")
        pages = (known for known in self._plain() if known.file.endswith(".md"))
        twin = next((known for known in pages if Path(known.path).read_bytes().endswith(body)), None)
        if twin:
            raise LibraryError(twin.file, "holds this text already", "Edit that one instead")
        stem = slug(details.title or details.song or text.strip().partition("\n")[0])
        names = (f"{stem}.md" if number == 1 else f"{stem}-{number}.md" for number in count(1))
        return self.add(self._first_free(names), join_front_matter(details, text).encode("utf-8", "replace"))

    def remove(self, file: str) -> Removed:
        """Take `file` out of the library. It is moved to the hidden folder .removed, so that it can be put back."""
        path = self._inside(file)
        if not os.path.isfile(path):  # noqa: PTH113 - Path.is_file raises for a name that is too long
            raise LibraryError(file, "is not in the library", "See the list of articles for what is")
        kept = safe_name(f"{datetime.now(UTC):%Y%m%dT%H%M%S.%fZ} {path.name}")
        with self._writing():
            target = self._ours(self.folder / _REMOVED / kept)
            target.parent.mkdir(exist_ok=True)
            path.replace(target)
        return Removed(file, kept)

    def put_back(self, removed: Removed) -> None:
        """Undo a removal."""
        path, kept = self._inside(removed.file), self._ours(self.folder / _REMOVED / safe_name(removed.kept))
        if path.exists():
            raise LibraryError(removed.file, "is in the library again", "Remove that one first, or keep it")
        if not kept.is_file():
            raise LibraryError(removed.file, "is not among the removed files any more", "Add it again")
        with self._writing():
            path.parent.mkdir(parents=True, exist_ok=True)
            kept.replace(path)

    def _ours(self, path: Path) -> Path:
        """`path`, in a hidden folder of ours, to write to. As a link that folder could lead out of the library."""
        if not lies_inside(path.parent, self.folder):
            raise LibraryError(path.parent.name, "is a link that leads out of the library", "Remove the link")
        return path

    def _correction(self, file: str) -> Path:
        """Where what was corrected of `file` is kept."""
        self._inside(file)
        return self.folder / FOLDER / f"{file}.json"

    def _corrected_at(self) -> dict[str, int]:
        """When the details of each file that has corrected ones were written, in nanoseconds since 1970."""
        kept = list_folder(self.folder / FOLDER)
        return {found.file.removesuffix(".json"): found.mtime_ns for found in kept}

    def _inside(self, file: str) -> Path:
        """The path of `file`, which must lie inside the folder and be no hidden one."""
        parts = PurePosixPath(file).parts
        if not parts or any(part.startswith((".", "/")) for part in parts):
            raise LibraryError(repr(file), "is no file of the library", "Name it as the list of articles does")
        if is_strange(file):
            raise LibraryError(file, "has a character in its name that not every system takes", "Rename it")
        path = self.folder.joinpath(*parts)
        if not lies_inside(path, self.folder):
            raise LibraryError(file, "is a link that leads out of the library", "Put a copy of the file in its place")
        return path

    def _refuse_twin(self, content: bytes, file: str) -> None:
        """The same bytes under two names would make one source look like two."""
        for other in self._plain():
            if other.file != file and other.size == len(content) and Path(other.path).read_bytes() == content:
                raise LibraryError(file, f"is in the library already, as {other.file}", "Nothing needs to be added")

    def _plain(self) -> Iterator[Listed]:
        """The files of the folder that can be read, none where it is still to be made."""
        return (known for known in list_folder(self.folder) if known.plain)

    def _refuse_taken(self, file: str) -> None:
        """Refuse a name of the library, also in other capitals: where those count for nothing it is the same file."""
        taken = next((known for known in list_folder(self.folder) if spelling(known.file) == spelling(file)), None)
        if taken:
            so = "already" if taken.file == file else f"already, as {taken.file}"
            raise LibraryError(file, f"is in the library {so}", "Replace that one, or give the new file another name")

    def _first_free(self, names: Iterator[str]) -> str:
        taken = {spelling(known.file) for known in list_folder(self.folder)}
        return next(name for name in names if spelling(name) not in taken)

    def _put(self, content: bytes, file: str) -> None:
        target = self.folder / file
        is_new = not target.exists()
        self._write(content, target)
        if is_new:
            # What was corrected of an earlier file of that name is not about this one.
            self._ours(self._correction(file)).unlink(missing_ok=True)

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
            too_long = error.errno == errno.ENAMETOOLONG
            fix = "Give the file a shorter name" if too_long else "Check the folder's permissions and the free space"
            raise LibraryError(str(self.folder), problem, fix) from error

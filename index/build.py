"""Articles folder -> the next revision: read what changed, chunk it, embed what is new, take over, tidy up."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from corpus import Article, Library, LibraryError, LibraryFile, UnreadableFile, article_id
from index.catalogue import Catalogue, Changes
from index.check import check_found, check_written
from index.chunk import Chunker, embedded_text
from index.embed import Embedder
from index.errors import IndexFault
from index.folders import ON_SERVER, VectorFolders
from index.passage import Passage
from index.report import BuildReport, Progress, Skipped
from index.settings import IndexSettings
from index.store import VectorStore
from index.tokens import load_encoding
from index.view import FileState, View

# Between two of these a build tells how far it is, and can be cancelled: a slow machine takes half a minute.
_EMBED_AT_ONCE = 64
# Chroma writes 1,400 to 2,300 a second in larger lots, 800 in these; what is not written yet is lost to a kill.
_WRITE_AT_ONCE = 8 * _EMBED_AT_ONCE
# Vectors that are not in Chroma's graph yet are put into it anew, in memory, whenever the index is opened: 1,000 take
# 0.4 s. With more than that the build goes beside, which costs a copy of the folder.
_WRITES_IN_PLACE = 1_000


@dataclass(frozen=True, slots=True)
class Plan:
    """What the folder holds against what the catalogue knows."""

    to_read: tuple[LibraryFile, ...]
    gone: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """True where the folder is as it was at the last build."""
        return not self.to_read and not self.gone


def plan_build(listed: Sequence[LibraryFile], known: Mapping[str, FileState], suspect: Iterable[str] = ()) -> Plan:
    """Files that are new, changed in size or time, or `suspect` are read; the rest are left alone."""
    doubted = set(suspect)

    def is_same(entry: LibraryFile) -> bool:
        state = known.get(entry.file)
        seen = state is not None and (state.size, state.mtime_ns) == (entry.size, entry.mtime_ns)
        return seen and entry.file not in doubted

    names = {entry.file for entry in listed}
    return Plan(
        to_read=tuple(entry for entry in listed if not is_same(entry)),
        gone=tuple(file for file in known if file not in names),
    )


@dataclass(frozen=True, slots=True)
class Reading:
    """One file as a build found it: its article, or why there is none."""

    entry: LibraryFile
    article: Article | None
    problem: str = ""
    fix: str = ""

    @property
    def state(self) -> FileState:
        """What the catalogue is to know of the file."""
        revision = self.article.revision if self.article else ""
        return FileState(self.entry.file, self.entry.size, self.entry.mtime_ns, revision, self.problem, self.fix)


@dataclass(frozen=True, slots=True)
class Work:
    """The figures of a build, for its report."""

    passages: int
    embedded: int
    revision: int
    seconds: float
    because: str


Chunked = tuple[Article, Sequence[Passage]]


class Builder:
    """Takes one generation's catalogue and vectors to the next revision."""

    def __init__(
        self,
        settings: IndexSettings,
        library: Library,
        embedder: Embedder,
        catalogue: Catalogue,
        folders: VectorFolders,
    ) -> None:
        self._settings = settings
        self._library = library
        self._embedder = embedder
        self._catalogue = catalogue
        self._folders = folders

    def run(self, progress: Progress, because: str = "") -> BuildReport:
        """Build and report. Killed at any moment, the catalogue is at the old revision or at the new one."""
        began = time.monotonic()
        with self._catalogue.view() as view:
            before, served = view.files(), view.vectors()
            suspect = self._without_vectors(view)
        plan = plan_build(self._library.files(), before, suspect)
        readings = list(self._read(plan.to_read, progress))
        put = self._chunk([r.article for r in readings if r.article and _differs(r.article, before, suspect)])
        number, store = self._room_for(put, served)
        embedded = self._embed(put, number, store, progress)
        if number != served:
            store = self._folders.settle(number)
        progress("taking over", 0, 1)
        revision = self._take_over(_changes(plan, readings, put, before), number, store)
        self._catalogue.tidy(number, store.remove)
        with self._catalogue.view() as view:
            passages = view.passage_count()
            self._folders.drop_others(view.kept_vectors())
        progress("taking over", 1, 1)
        work = Work(passages, embedded, revision, time.monotonic() - began, because)
        return _report(before, _after(before, plan, readings), work)

    def give_back(self) -> None:
        """Give back the space of what this build wrote beside what is served: for a disk that is full."""
        with self._catalogue.view() as view:
            self._folders.drop_others(view.kept_vectors())

    def _without_vectors(self, view: View) -> set[str]:
        """The files of articles some of whose vectors are missing; looked for only where the counts tell of it."""
        if not view.passage_count():
            return set()
        store = self._folders.open(view.vectors())
        if store.count() >= view.passage_count() + view.kept_count():
            return set()
        files = {article.id: article.file for article in view.articles()}
        missing = view.passage_ids() - store.ids()
        return {files[passage.article] for passage in view.passages(sorted(missing)).values()}

    def _room_for(self, put: Sequence[Chunked], served: int) -> tuple[int, VectorStore]:
        """Where this build writes its vectors: where they are served from, or beside it where they are many."""
        if self._folders.on_server:
            return ON_SERVER, self._folders.open(ON_SERVER)
        if served:
            store = self._folders.open(served)
            ids = [passage.id for _, passages in put for passage in passages]
            new = len(ids) - len(store.known(ids))
            if not new or self._catalogue.written(served) + new <= _WRITES_IN_PLACE:
                return served, store
        return self._folders.beside(served)

    def _take_over(self, changes: Changes, number: int, store: VectorStore) -> int:
        def check(view: View) -> None:
            check_written(view, changes.put)
            check_found(view, store, [article.id for article, _ in changes.put])

        try:
            return self._catalogue.apply(changes, number, check)
        except IndexFault:
            # The next build would take these vectors for good ones.
            self._catalogue.tidy(number, store.remove)
            self.give_back()
            raise

    def _read(self, entries: Sequence[LibraryFile], progress: Progress) -> Iterator[Reading]:
        for done, entry in enumerate(entries):
            progress("reading", done, len(entries))
            try:
                yield Reading(entry, self._library.read(entry.file))
            except (UnreadableFile, LibraryError) as error:
                yield Reading(entry, None, error.problem, error.fix)
        if entries:
            progress("reading", len(entries), len(entries))

    def _chunk(self, articles: Sequence[Article]) -> list[Chunked]:
        if not articles:
            return []
        encoding = load_encoding(self._settings.encoding)
        chunker = Chunker(
            budget=self._settings.passage_tokens,
            overlap=self._settings.overlap_units,
            tokens=lambda text: len(encoding.encode_ordinary(text)),
            model_tokens=self._embedder.count_tokens,
            model_limit=self._embedder.max_tokens,
        )
        return [(article, chunker.chunk(article)) for article in articles]

    def _embed(self, put: Sequence[Chunked], number: int, store: VectorStore, progress: Progress) -> int:
        """Embed and store the passages that have no vector yet, whoever left it; gives how many there were."""
        wanted = [(article, passage) for article, passages in put for passage in passages]
        known = store.known([passage.id for _, passage in wanted])
        new = [(article, passage) for article, passage in wanted if passage.id not in known]
        if new:
            self._catalogue.announce([passage.id for _, passage in new], number)
        for start in range(0, len(new), _WRITE_AT_ONCE):
            lot = new[start : start + _WRITE_AT_ONCE]
            vectors = []
            for done in range(0, len(lot), _EMBED_AT_ONCE):
                progress("embedding", start + done, len(new))
                part = lot[done : done + _EMBED_AT_ONCE]
                texts = [embedded_text(p.header, article.text[p.span.start : p.span.end]) for article, p in part]
                vectors.append(self._embedder.embed(texts))
            store.add([p.id for _, p in lot], [p.article for _, p in lot], np.concatenate(vectors))
        if new:
            progress("embedding", len(new), len(new))
        return len(new)


def _differs(article: Article, before: Mapping[str, FileState], suspect: set[str]) -> bool:
    state = before.get(article.file)
    return state is None or state.revision != article.revision or article.file in suspect


def _changes(
    plan: Plan, readings: Sequence[Reading], put: Sequence[Chunked], before: Mapping[str, FileState]
) -> Changes:
    lost = [reading.entry.file for reading in readings if reading.article is None]
    out = [article_id(file) for file in (*plan.gone, *lost) if file in before and before[file].revision]
    return Changes(put, out, [reading.state for reading in readings], plan.gone)


def _after(before: Mapping[str, FileState], plan: Plan, readings: Sequence[Reading]) -> dict[str, FileState]:
    """What the catalogue knows of every file once the build has taken over, by name."""
    after = {**before, **{reading.entry.file: reading.state for reading in readings}}
    for file in plan.gone:
        del after[file]
    return dict(sorted(after.items()))


def _report(before: Mapping[str, FileState], after: Mapping[str, FileState], work: Work) -> BuildReport:
    old = {file: state.revision for file, state in before.items() if state.revision}
    new = {file: state.revision for file, state in after.items() if state.revision}
    return BuildReport(
        added=tuple(file for file in new if file not in old),
        changed=tuple(file for file in new if file in old and old[file] != new[file]),
        removed=tuple(file for file in old if file not in new),
        unchanged=tuple(file for file in new if old.get(file) == new[file]),
        skipped=tuple(Skipped(state.file, state.problem, state.fix) for state in after.values() if state.problem),
        passages=work.passages,
        embedded=work.embedded,
        revision=work.revision,
        seconds=work.seconds,
        rebuilt_because=work.because,
    )

"""The index: build it, look at it, search it, put the revision before back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from corpus import READER_VERSION, Library
from index.build import Builder, plan_build
from index.catalogue import CATALOGUE_VERSION
from index.check import check_found
from index.chunk import CHUNKER_VERSION
from index.embed import Embedder
from index.errors import REBUILD, IndexFault, StoreDamaged, StoreNotWritable
from index.generations import Generation, Generations
from index.index_view import IndexView
from index.lock import build_lock
from index.report import ArticleStatus, BuildReport, Progress, Update
from index.served import Opened, Served
from index.settings import IndexSettings
from index.store import telling_faults
from index.subjects import LatestSubjects
from index.view import View


@dataclass(frozen=True, slots=True)
class IndexStatus:
    """What `python -m index status` prints. `kept` passages are those of the revision before that this one has not."""

    generation: Generation
    revision: int
    articles: int
    passages: int
    vectors: int
    kept: int
    pending: int


def _quiet(_stage: str, _done: int, _total: int) -> None:
    """Progress that nobody watches."""


class Index:
    """The index of one articles folder in one store. Any thread may use it."""

    def __init__(self, settings: IndexSettings, embedder: Embedder) -> None:
        self._settings = settings
        self._embedder = embedder
        self._library = Library(settings.articles, settings.limits)
        self._generations = Generations(settings.store)
        self._served = Served(settings.store, settings.chroma_url)
        self._subjects = LatestSubjects()

    @property
    def library(self) -> Library:
        """The folder that is indexed."""
        return self._library

    def build(self, progress: Progress = _quiet) -> BuildReport:
        """Bring the index up to date with the folder. One builder at a time: a second one waits for the first."""
        with self._writing(progress):
            try:
                return self._build(progress)
            except StoreDamaged as fault:
                aside = self._settings.store / self._generations.set_aside()
                self._served.forget()
                return self._build(progress, f"{fault.thing}: {fault.problem}; it is set aside as {aside}")

    def update(self, progress: Progress = _quiet) -> Update:
        """Build where the folder has changed. Where that cannot be, what was built before goes on being served."""
        try:
            report = None if self.is_current() else self.build(progress)
        except IndexFault as fault:
            if not self._can_be_asked():
                raise
            return Update(None, f"{fault} Revision {self.status().revision} goes on being served.")
        return Update(report, self._notice())

    def rollback(self) -> int:
        """Serve the revision before the one that is served; gives its number. It is served until a build by hand."""
        with self._writing(_quiet):
            before = self._generations.previous()
            if before:
                return self._put_back(before)
            opened = self._served.current()
            with opened.catalogue.view() as view:
                articles = view.previous_articles()

            def check(view: View) -> None:
                check_found(view, opened.folders.open(view.vectors()), articles)

            return opened.catalogue.roll_back(check)

    def edition(self) -> str:
        """Names what is served: it changes with every revision and with every generation."""
        opened = self._served.current()
        with opened.catalogue.view() as view:
            return f"{opened.generation.name}:{view.edition()}"

    def is_current(self) -> bool:
        """True where nothing is to be built, as far as names, sizes and times of files tell.

        That includes a revision that a rollback put back: it would not stay for one question otherwise.
        """
        try:
            with telling_faults(self._settings.store):
                if self._generations.noted_damage() or self._generations.current() is None:
                    return False
            with self._reading() as (opened, view):
                if view.undone() and opened.generation.model == self._embedder.identity:
                    return True
                if opened.generation != self._target():
                    return False
                whole = opened.folders.open(view.vectors()).count() >= view.passage_count() + view.kept_count()
                return whole and plan_build(self._library.files(), view.files()).is_empty
        except StoreDamaged:
            return False

    @contextmanager
    def view(self) -> Iterator[IndexView]:
        """One revision, whole, for the thread that asks. Raises IndexFault where nothing was built yet."""
        with self._reading() as (opened, view):
            yield IndexView(view, opened.folders.open(view.vectors()), self._embedder, self._subjects)

    def statuses(self) -> tuple[ArticleStatus, ...]:
        """A row for every file in the folder or in the index, by name."""
        with self._reading() as (_, view):
            known, articles = view.files(), {article.file: article for article in view.articles()}
            plan = plan_build(self._library.files(), known)
            changed = {entry.file for entry in plan.to_read}
            rows = []
            for file in sorted({*known, *changed}):
                article, state = articles.get(file), known.get(file)
                passages = len(view.passages_of(article.id)) if article else 0
                name = _state(file in changed, file in plan.gone, state is not None, article is not None)
                note = f"{state.problem}. {state.fix}" if state and state.problem else ""
                rows.append(ArticleStatus(file, name, passages, len(article.cuts) if article else 0, note))
            return tuple(rows)

    def status(self) -> IndexStatus:
        """What is served: generation, revision and counts; `pending` files wait for a build."""
        with self._reading() as (opened, view):
            plan = plan_build(self._library.files(), view.files())
            return IndexStatus(
                opened.generation,
                view.revision(),
                view.article_count(),
                view.passage_count(),
                opened.folders.open(view.vectors()).count() - view.kept_count(),
                view.kept_count(),
                len(plan.to_read) + len(plan.gone),
            )

    def _build(self, progress: Progress, because: str = "") -> BuildReport:
        with telling_faults(self._settings.store):
            noted = self._generations.noted_damage()
            if noted:
                raise StoreDamaged(f"store {self._settings.store}", noted, REBUILD)
            current, target = self._generations.current(), self._target()
            self._generations.drop_others({(current or target).name, target.name})
            opened = self._served.open(target)
            builder = Builder(self._settings, self._library, self._embedder, opened.catalogue, opened.folders)
            with self._giving_back(builder):
                report = builder.run(progress, because or _why(current, target))
            self._generations.take_over(target)
            self._served.take_over(opened)
            return report

    @contextmanager
    def _giving_back(self, builder: Builder) -> Iterator[None]:
        """Where a build ends for want of space, what it wrote does not stay in the way."""
        try:
            with telling_faults(self._settings.store):
                yield
        except StoreNotWritable:
            with suppress(IndexFault), telling_faults(self._settings.store):
                builder.give_back()
            raise

    def _put_back(self, before: Generation) -> int:
        """Serve the generation before, at the revision that it had come to."""
        if before.model != self._embedder.identity:
            fix = f"Give --model {before.model.split('@')[0]} to put it back, and to ask it."
            raise IndexFault("the revision before", "it was built with another model", fix)
        opened = self._served.open(before)
        with opened.catalogue.view() as view:
            check_found(view, opened.folders.open(view.vectors()), [article.id for article in view.articles()])
            revision = view.revision()
        opened.catalogue.hold()
        self._generations.put_back(before)
        self._served.take_over(opened)
        return revision

    def _target(self) -> Generation:
        versions = f"{READER_VERSION}.{CHUNKER_VERSION}.{CATALOGUE_VERSION}"
        name = self._settings.generation(self._embedder.identity, versions)
        return Generation(name, self._embedder.identity, self._settings.encoding, self._settings.passage_tokens)

    def _can_be_asked(self) -> bool:
        try:
            return self.status().generation.model == self._embedder.identity
        except IndexFault:
            return False

    def _notice(self) -> str:
        if self._served.fault:
            return f"{self._served.fault} Revision {self.status().revision} is served from a copy."
        with self._reading() as (_, view):
            if view.undone():
                return f"revision {view.revision()} is served: a rollback put it back. {REBUILD}"
        return ""

    @contextmanager
    def _reading(self) -> Iterator[tuple[Opened, View]]:
        """One revision of the catalogue. Damage that is found is noted, so that the next build mends it."""
        try:
            with telling_faults(self._settings.store):
                opened = self._served.current()
                with opened.catalogue.view() as view:
                    yield opened, view
        except StoreDamaged as fault:
            with suppress(OSError):
                self._generations.note_damage(fault.problem)
            raise

    @contextmanager
    def _writing(self, progress: Progress) -> Iterator[None]:
        def tell(who: str) -> None:
            progress(f"waiting for {who}", 0, 1)

        store = self._settings.store
        with telling_faults(store), build_lock(store, self._settings.lock_seconds, tell):
            yield


def _why(current: Generation | None, target: Generation) -> str:
    """Why everything is built anew, or "" where it is not."""
    if current is None or current == target:
        return ""
    if current.model != target.model:
        return f"the model changed from {current.model.split('@')[0]} to {target.model.split('@')[0]}"
    return "the way articles are read or cut into passages changed"


def _state(changed: bool, gone: bool, known: bool, indexed: bool) -> str:
    if gone:
        return "gone"
    if changed:
        return "changed" if known else "not indexed yet"
    return "indexed" if indexed else "skipped"

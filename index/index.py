"""The index: build it, look at it, search it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from filelock import FileLock, Timeout

from corpus import READER_VERSION, Article, Library
from index.build import Builder, plan_build
from index.catalogue import Catalogue, Subject, View
from index.chunk import CHUNKER_VERSION
from index.embed import Embedder
from index.errors import IndexFault
from index.fuse import fuse
from index.generations import Generation, Generations
from index.passage import Hit, Passage
from index.report import ArticleStatus, BuildReport, Progress
from index.settings import IndexSettings
from index.stopwatch import Stopwatch
from index.store import VectorStore
from index.words import terms

_LOCK_SECONDS = 600
# Each side looks deeper than what is asked for: a passage that both find midway may beat the best of either.
_DEPTH = 3


@dataclass(frozen=True, slots=True)
class _Serving:
    generation: Generation
    catalogue: Catalogue
    store: VectorStore


@dataclass(frozen=True, slots=True)
class IndexStatus:
    """What `python -m index status` prints."""

    generation: Generation
    revision: int
    articles: int
    passages: int
    vectors: int
    pending: int


class IndexView:
    """One revision of the index, for as long as one question takes."""

    def __init__(self, view: View, store: VectorStore, embedder: Embedder) -> None:
        self._view = view
        self._store = store
        self._embedder = embedder
        self._subjects: tuple[Subject, ...] | None = None

    def revision(self) -> int:
        """The number of the revision."""
        return self._view.revision()

    def articles(self) -> tuple[Article, ...]:
        """All articles, by file name."""
        return self._view.articles()

    def subjects(self) -> tuple[Subject, ...]:
        """The songs and artists of every article; read once, since a view is one revision."""
        if self._subjects is None:
            self._subjects = self._view.subjects()
        return self._subjects

    def mentioning(self, phrase: Sequence[str]) -> set[str]:
        """The ids of the articles that have the words of `phrase` in a row."""
        return self._view.mentioning(phrase)

    def article(self, id: str) -> Article | None:
        """The article of that id, as indexed."""
        return self._view.article(id)

    def passages_of(self, article: str) -> tuple[Passage, ...]:
        """The passages of an article, in order."""
        return self._view.passages_of(article)

    def search(
        self, question: str, limit: int, articles: Sequence[str] | None = None, watch: Stopwatch | None = None
    ) -> list[Hit]:
        """The passages for a question, best first; among the articles of those ids where given."""
        watch = watch or Stopwatch()
        with watch.step("embed"):
            vector = self._embedder.embed([question])[0]
        with watch.step("dense"):
            near = self._store.nearest(vector, _DEPTH * limit, articles)
            live = self._view.passages([hit.id for hit in near])
            dense = [(live[hit.id], hit.similarity) for hit in near if hit.id in live]
        with watch.step("lexical"):
            lexical = self._view.matching(terms(question), _DEPTH * limit, articles)
        return fuse(dense, lexical)[:limit]


class Index:
    """The index of one articles folder in one store. Any thread may use it."""

    def __init__(self, settings: IndexSettings, embedder: Embedder) -> None:
        self._settings = settings
        self._embedder = embedder
        self._library = Library(settings.articles, settings.limits)
        self._generations = Generations(settings.store)
        self._serving: _Serving | None = None

    @property
    def library(self) -> Library:
        """The folder that is indexed."""
        return self._library

    def build(self, progress: Progress = lambda _stage, _done, _total: None) -> BuildReport:
        """Bring the index up to date with the folder. One builder at a time: a second one waits for the first."""
        with self._build_lock():
            current, target = self._generations.current(), self._target()
            opened = self._open(target)
            self._drop_old(opened, current or target)
            marker = self._generations.folder(target.name) / "building"
            builder = Builder(self._settings, self._library, self._embedder, opened.catalogue, opened.store, marker)
            report = builder.run(progress, _why(current, target))
            self._generations.take_over(target)
            self._serving = opened
            return report

    def edition(self) -> str:
        """Names what is served: it changes with every revision and with every generation."""
        serving = self._serve()
        with serving.catalogue.view() as view:
            return f"{serving.generation.name}:{view.revision()}"

    def is_current(self) -> bool:
        """True where a build would change nothing, as far as names, sizes and times of files tell."""
        if self._generations.current() != self._target():
            return False
        with self._serve().catalogue.view() as view:
            return plan_build(self._library.files(), view.files()).is_empty

    @contextmanager
    def view(self) -> Iterator[IndexView]:
        """One revision, whole, for the thread that asks. Raises IndexFault where nothing was built yet."""
        serving = self._serve()
        with serving.catalogue.view() as view:
            yield IndexView(view, serving.store, self._embedder)

    def statuses(self) -> tuple[ArticleStatus, ...]:
        """A row for every file in the folder or in the index, by name."""
        serving = self._serve()
        with serving.catalogue.view() as view:
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
        serving = self._serve()
        with serving.catalogue.view() as view:
            plan = plan_build(self._library.files(), view.files())
            return IndexStatus(
                serving.generation,
                view.revision(),
                len(view.articles()),
                view.passage_count(),
                serving.store.count(),
                len(plan.to_read) + len(plan.gone),
            )

    def _drop_old(self, opened: _Serving, current: Generation) -> None:
        """Forget the generations before the one that is served; a question may still be reading that one."""
        kept = {current.name, opened.generation.name}
        self._generations.drop_others(kept)
        # A server may hold the vectors of other libraries, which are not ours to delete.
        if not self._settings.chroma_url:
            opened.store.drop_others(kept)

    def _target(self) -> Generation:
        name = self._settings.generation(self._embedder.identity, f"{READER_VERSION}.{CHUNKER_VERSION}")
        return Generation(name, self._embedder.identity, self._settings.encoding, self._settings.passage_tokens)

    def _serve(self) -> _Serving:
        """What is served now; another process may have taken it to a new generation."""
        current = self._generations.current()
        if current is None:
            fix = "Build it: python -m index."
            raise IndexFault(f"index in {self._settings.store}", "nothing was built yet", fix)
        if self._serving is None or self._serving.generation != current:
            self._serving = self._open(current)
        return self._serving

    def _open(self, generation: Generation) -> _Serving:
        if self._serving and self._serving.generation == generation:
            return self._serving
        folder = self._generations.folder(generation.name)
        catalogue = Catalogue(folder / "catalogue.sqlite")
        store = VectorStore.open(self._settings.store / "chroma", self._settings.chroma_url, generation.name)
        return _Serving(generation, catalogue, store)

    @contextmanager
    def _build_lock(self) -> Iterator[None]:
        try:
            self._settings.store.mkdir(parents=True, exist_ok=True)
            with FileLock(self._settings.store / "build.lock", timeout=_LOCK_SECONDS):
                yield
        except Timeout as error:
            fix = "Wait for it, or end that process; the lock goes with it."
            raise IndexFault(f"store {self._settings.store}", "another process is building", fix) from error
        except OSError as error:
            problem = f"it cannot be written ({error.strerror or error})"
            raise IndexFault(f"store {self._settings.store}", problem, "Give another --store.") from error


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

"""The assistant: a question in, an answer out, quoted from the articles that are indexed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.accounts import Accounts
from assistant.answer import Account, Answer, Quote
from assistant.answer_json import answer_to_json
from assistant.compose import compose, join, refuse
from assistant.confidence import Confidence, Weighed, weigh
from assistant.errors import BadQuestion
from assistant.evidence import Evidence, Source, gather, sources_of
from assistant.follow_up import who_before
from assistant.follow_ups import follow_ups
from assistant.inspect import Inspection, inspect
from assistant.library_map import LibraryMap, library_map
from assistant.names import full_name_in
from assistant.parts import parts_of
from assistant.reader import Context, Reader
from assistant.retrieve import retrieve
from assistant.settings import Settings
from assistant.suggest import Starters
from assistant.topic import Topic, find_topic
from assistant.trying import Tried
from assistant.understand import understand
from corpus import Article, Library, typed
from index import ArticleStatus, BuildReport, Hit, Index, IndexView, Passage, Progress, Stopwatch, terms


@dataclass(frozen=True, slots=True)
class Search:
    """What a search found: the words that were looked for, the lock that was applied, and the passages."""

    query: str
    terms: tuple[str, ...]
    lock: str
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    standalone: str
    topic: Topic
    sources: list[Source]
    evidence: list[Evidence]


class Assistant:
    """Answers questions from one index. Any thread may use it."""

    def __init__(self, settings: Settings, index: Index, reader: Reader, confidence: Confidence) -> None:
        self._settings = settings
        self._index = index
        self._reader = reader
        self._confidence = confidence
        self._starters = Starters(settings.index.store)
        self._tried = Tried()

    @property
    def is_opening(self) -> bool:
        """False: this assistant is asked only once it is whole."""
        return False

    @property
    def library(self) -> Library:
        """The folder of articles."""
        return self._index.library

    @property
    def index(self) -> Index:
        """The index that is asked."""
        return self._index

    def ask(
        self,
        question: str,
        history: Sequence[str] = (),
        within: Sequence[str] | None = None,
        on_step: Callable[[str], None] = lambda _name: None,
    ) -> Answer:
        """The answer to a question that follows the earlier ones. Raises BadQuestion, and IndexFault before a build.

        A question that is several, "who wrote it and when?", is answered part by part.
        `within` are the ids of the articles that may answer, None being all; `on_step` is told what is being done.
        """
        watch = Stopwatch(on_step)
        parts = parts_of(self._checked(question))
        if len(parts) == 1:
            return self._answer(question, history, within, watch)
        return join(
            question,
            [self._answer(part, [*history, *parts[:number]], within, watch) for number, part in enumerate(parts)],
        )

    def weigh(self, question: str, history: Sequence[str] = ()) -> list[Weighed]:
        """All evidence for a question, best first, with what speaks for it: what the confidence is fitted on."""
        found = self._find(self._checked(question), history, Stopwatch())
        return weigh(found.standalone, found.topic, found.evidence)

    def search(self, query: str, limit: int = 20) -> Search:
        """The passages for a question or words, as the reader would be given them."""
        query = self._checked(query)
        with self._index.view() as view:
            topic = find_topic(query, view)
            hits = retrieve(query, topic, view, limit)
        return Search(query, terms(query), topic.lock.label, tuple(hits))

    def inspect(self, query: str, article: str | None = None, limit: int = 20) -> Inspection:
        """What search and reader make of each passage for a query; `article` is the id of one whose rank is wanted."""
        with self._index.view() as view:
            return inspect(self._checked(query), article, view, self._reader, self._confidence, limit)

    def map(self, query: str = "") -> LibraryMap:
        """The passages in two dimensions, with a question and the passages found for it marked where there is one."""
        hits = self.search(query).hits if query else ()
        with self._index.view() as view:
            return library_map(view, query, [hit.passage.id for hit in hits])

    def kept_suggestions(self) -> tuple[str, ...] | None:
        """The questions to start with that were found for this edition of the index; they need no model."""
        return self._starters.read(self._index.edition())

    def suggestions(self) -> Iterator[tuple[str, ...]]:
        """Questions to start with, each one answered: all that were found so far, each time that another one is."""
        edition = self._index.edition()
        kept = self._starters.read(edition)
        if kept is not None:
            return iter([kept])
        return self._starters.find(
            edition, self.articles(), lambda candidate: bool(self._tried.quoted(edition, candidate, self.ask))
        )

    def follow_ups(self, asked: Sequence[str], answer: Answer, within: Sequence[str] | None = None) -> Iterator[str]:
        """Questions to go on with after an answer, each one answered, as it is found; none of those `asked`."""
        edition = self._index.edition()
        held = [article for article in self.articles() if within is None or article.id in within]
        return follow_ups(
            asked, answer, held, lambda candidate: self._tried.quoted(edition, candidate, self.ask, within)
        )

    def articles(self) -> tuple[Article, ...]:
        """All articles, as indexed."""
        with self._index.view() as view:
            return view.articles()

    def article(self, id: str) -> Article | None:
        """The article of that id, as indexed."""
        with self._index.view() as view:
            return view.article(id)

    def passages_of(self, article: str) -> tuple[Passage, ...]:
        """The passages of the article of that id, as indexed, in order."""
        with self._index.view() as view:
            return view.passages_of(article)

    def statuses(self) -> tuple[ArticleStatus, ...]:
        """A row for every file of the library and of the index."""
        return self._index.statuses()

    def rebuild(self, progress: Progress) -> BuildReport:
        """Take the library's changes into the index."""
        return self._index.build(progress)

    def payload(self, answer: Answer) -> dict[str, Any]:
        """The answer as the JSON object that `batch` writes."""
        return answer_to_json(answer)

    def warm(self) -> None:
        """Load the models, so that the first question does not wait for them."""
        with self._index.view() as view:
            view.search("warm", 1)
        self._reader.read("warm", [Context("", "warm")])

    def _answer(self, question: str, history: Sequence[str], within: Sequence[str] | None, watch: Stopwatch) -> Answer:
        """The answer to one question alone."""
        found = self._find(self._checked(question), history, watch, within)
        with watch.step("compose"):
            accounts = self._accounts(found)
        hits = [source.hit for source in found.sources]
        if accounts:
            return compose(question, found.standalone, accounts, hits, watch.ms)
        return refuse(question, found.standalone, found.topic, self._nearest(found.sources), hits, watch.ms)

    def _find(
        self, question: str, history: Sequence[str], watch: Stopwatch, within: Sequence[str] | None = None
    ) -> _Found:
        """What the reader finds for a question, in the passages of one revision."""
        turns = history[max(0, len(history) - self._settings.history_turns) :]
        earlier = [typed(turn[: self._settings.question_characters]) for turn in turns]
        with self._index.view() as view:
            with watch.step("rewrite"):
                person = self._person_meant(question, earlier, view, within)
                standalone, topic = understand(question, earlier, view, person)
            sources = self._sources(standalone, topic, view, watch, within)
        with watch.step("read"):
            return self._read(standalone, topic, sources)

    def _person_meant(
        self, question: str, earlier: Sequence[str], view: IndexView, within: Sequence[str] | None
    ) -> str | None:
        """The name in the one answer to "who ...?" just before, where "he" or "she" in the question may mean it."""
        before = who_before(question, earlier)
        if before is None:
            return None
        standalone, topic = understand(earlier[before], earlier[:before], view)
        found = self._read(standalone, topic, self._sources(standalone, topic, view, Stopwatch(), within))
        accounts = self._accounts(found)
        return full_name_in(accounts[0].answer) if len(accounts) == 1 else None

    def _sources(
        self, standalone: str, topic: Topic, view: IndexView, watch: Stopwatch, within: Sequence[str] | None
    ) -> list[Source]:
        hits = retrieve(standalone, topic, view, self._settings.candidates, watch, within)
        return sources_of(hits, _articles(hits, view))

    def _read(self, standalone: str, topic: Topic, sources: list[Source]) -> _Found:
        evidence = gather(standalone, sources[: self._settings.read], self._reader)
        return _Found(standalone, topic, sources, evidence)

    def _accounts(self, found: _Found) -> tuple[Account, ...]:
        """What the evidence amounts to: nothing for a song that no article mentions, however alike another's story."""
        if found.topic.unknown:
            return ()
        weighed = weigh(found.standalone, found.topic, found.evidence)
        return Accounts(self._settings, self._confidence).find(found.standalone, weighed)

    def _nearest(self, sources: Sequence[Source]) -> tuple[Quote, ...]:
        """The passages that come closest, to look at: they are no evidence."""
        return tuple(
            Quote(source.article, source.hit.passage.span.start, source.hit.passage.span.end, None, None, 0.0)
            for source in sources[: self._settings.nearest]
        )

    def _checked(self, question: str) -> str:
        # JSON can hold half a character, which no tokenizer takes.
        question = typed(" ".join(question.split()))
        most = self._settings.question_characters
        if not any(character.isalnum() for character in question):
            raise BadQuestion("question", "there is no word in it", "Ask about a song, an artist or a story.")
        if len(question) > most:
            problem = f"it has {len(question):,} characters, more than {most:,}"
            raise BadQuestion("question", problem, "Ask a shorter one; paste long text under Articles.")
        return question


def _articles(hits: Sequence[Hit], view: IndexView) -> dict[str, Article]:
    ids = dict.fromkeys(hit.passage.article for hit in hits)
    return {id: article for id in ids if (article := view.article(id))}

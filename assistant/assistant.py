"""The assistant: a question in, an answer out, quoted from the articles that are indexed."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from assistant.accounts import Accounts
from assistant.answer import Account, Answer, Quote
from assistant.answer_json import answer_to_json
from assistant.compose import compose, refuse
from assistant.confidence import Confidence, Weighed, weigh
from assistant.errors import BadQuestion
from assistant.evidence import Evidence, Source, gather, sources_of
from assistant.reader import Context, Reader
from assistant.retrieve import retrieve
from assistant.settings import Settings
from assistant.suggest import Starters, suggest
from assistant.topic import Topic, find_topic
from assistant.understand import understand
from corpus import Article, Library
from index import ArticleStatus, BuildReport, Hit, Index, IndexView, Progress, Stopwatch, terms


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
        self._suggesting = threading.Lock()

    @property
    def library(self) -> Library:
        """The folder of articles."""
        return self._index.library

    @property
    def index(self) -> Index:
        """The index that is asked."""
        return self._index

    def ask(self, question: str, history: Sequence[str] = ()) -> Answer:
        """The answer to a question that follows the earlier ones. Raises BadQuestion, and IndexFault before a build."""
        watch = Stopwatch()
        found = self._find(self._checked(question), history, watch)
        with watch.step("compose"):
            accounts = self._accounts(found)
        hits = [source.hit for source in found.sources]
        if accounts:
            return compose(question, found.standalone, accounts, hits, watch.ms)
        return refuse(question, found.standalone, found.topic, self._nearest(found.sources), hits, watch.ms)

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

    def suggestions(self, count: int = 4) -> tuple[str, ...]:
        """Questions to start with, each one answered by the articles; worked out once an edition of the index."""
        edition = self._index.edition()
        with self._suggesting:
            kept = self._starters.read(edition)
            if kept is None:
                with self._index.view() as view:
                    subjects = view.subjects()
                kept = suggest(subjects, self.ask)
                self._starters.write(edition, kept)
        return kept[:count]

    def articles(self) -> tuple[Article, ...]:
        """All articles, as indexed."""
        with self._index.view() as view:
            return view.articles()

    def article(self, id: str) -> Article | None:
        """The article of that id, as indexed."""
        with self._index.view() as view:
            return view.article(id)

    def statuses(self) -> tuple[ArticleStatus, ...]:
        """A row for every file of the library and of the index."""
        return self._index.statuses()

    def rebuild(self, progress: Progress) -> BuildReport:
        """Take the library's changes into the index, and find the questions to start with."""
        report = self._index.build(progress)
        progress("choosing questions to start with", 0, 1)
        self.suggestions()
        progress("choosing questions to start with", 1, 1)
        return report

    def payload(self, answer: Answer) -> dict[str, Any]:
        """The answer as the JSON object that `batch` writes."""
        return answer_to_json(answer)

    def warm(self) -> None:
        """Load the models, so that the first question does not wait for them."""
        with self._index.view() as view:
            view.search("warm", 1)
        self._reader.read("warm", [Context("", "warm")])
        self.suggestions()

    def _find(self, question: str, history: Sequence[str], watch: Stopwatch) -> _Found:
        """What the reader finds for a question, in the passages of one revision."""
        earlier = [turn[: self._settings.question_characters] for turn in history]
        with self._index.view() as view:
            with watch.step("rewrite"):
                standalone, topic = understand(question, earlier, view)
            hits = retrieve(standalone, topic, view, self._settings.candidates, watch)
            sources = sources_of(hits, _articles(hits, view))
        with watch.step("read"):
            evidence = gather(standalone, sources, self._reader)
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
        question = " ".join(question.split())
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

"""A small assistant over three made-up articles: one question answered, one disputed, all others not found."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from assistant.answer import Account, Answer, Quote, Status
from assistant.inspect import Finding, Inspection, Standing
from assistant.library_map import Dot, LibraryMap, Point
from corpus import Article, Cut, Details, LibraryError, LinerNotesError, Removed, Span, article_id
from index import Hit, Passage
from index.report import ArticleStatus, BuildReport, Progress, Skipped

Accounts = Sequence[tuple[Quote, ...]]

MAGAZINE = """Home | News | Reviews
How the Quiet Hours Wrote “Paper Lanterns”

It began on a night train. “I had the chorus before we reached Lisbon,” singer Mara Vell says. “I hummed it into my phone and the man across from me applauded.”

Vell wrote the song with guitarist Teo Brandt in the spring of 2014. The two had not spoken for a year. Brandt remembers opening the message at breakfast and answering with nothing but four chords.

They recorded it in a boathouse outside Porto, with the doors open. You can hear the river in the last verse, and the band left it there on purpose.

The song spent eleven weeks in the charts and became the group's best-known piece. Vell still closes every concert with it, and she still hears the train.

Read more: Ten Songs Written on Trains"""  # noqa: E501

FACTS = """Paper Lanterns by The Quiet Hours

• Album: Low Tide Hotel (2015)
• Written by Mara Vell and Teo Brandt.
• The vocals were recorded in a hotel bathroom in Madrid, because the studio had lost its power.
• #1 in Portugal - #4 in Spain - #22 in Austria
• The video shows three hundred real lanterns and was watched 12 million times by June 2021.

Comments: 2
Rui from Braga: I was there! It was a church, not a boathouse.
Ana: This song got me through the winter."""

BLOG = """My ten favourite Quiet Hours songs

Number three is “Paper Lanterns”. I always heard that the whole thing was taped in a church in Coimbra, late at night, with one microphone.

Whoever sang the harmony is not named on the sleeve, which is a pity: it is the loveliest part of the record."""  # noqa: E501


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def _article(file: str, text: str, details: Details, cuts: dict[str, str], comments: Sequence[str] = ()) -> Article:
    return Article(
        article_id(file),
        file,
        "1",
        text,
        details,
        tuple(sorted((Cut(_span(text, words), reason) for words, reason in cuts.items()), key=lambda cut: cut.span)),
        tuple(_span(text, words) for words in comments),
    )


ARTICLES = (
    _article(
        "quiet-hours-interview.html",
        MAGAZINE,
        Details(
            "How the Quiet Hours Wrote “Paper Lanterns”",
            "Paper Lanterns",
            "The Quiet Hours",
            "Tidewater Magazine",
            "https://tidewater.example/paper-lanterns",
            "2016-05-24",
        ),
        {
            "Home | News | Reviews\n": "site menu",
            "Read more: Ten Songs Written on Trains": "teaser for another article",
        },
    ),
    _article(
        "paper-lanterns-facts.txt",
        FACTS,
        Details("Paper Lanterns: song facts", "Paper Lanterns", "The Quiet Hours", "Songbook", "", "2021-06"),
        {},
        [FACTS[FACTS.index("Comments: 2") :]],
    ),
    _article(
        "ten-favourites.md",
        BLOG,
        Details(
            "My ten favourite Quiet Hours songs", "Paper Lanterns", "The Quiet Hours", sources=("A letter", "A sleeve")
        ),
        {},
    ),
)


def quote(article: Article, text: str, answer: str | None = None, speaker: str | None = None) -> Quote:
    """The quote that stands in `article` as `text`, with its short answer."""
    where = _span(article.text, text)
    short = _span(text, answer) if answer else None
    span = Span(where.start + short.start, where.start + short.end) if short else None
    return Quote(article, where.start, where.end, span, speaker, 0.9)


WRITERS = (
    (
        quote(
            ARTICLES[0],
            "Vell wrote the song with guitarist Teo Brandt in the spring of 2014.",
            "Vell wrote the song with guitarist Teo Brandt",
        ),
        quote(ARTICLES[1], "Written by Mara Vell and Teo Brandt.", "Mara Vell and Teo Brandt"),
    ),
)
PLACES = (
    (
        quote(
            ARTICLES[0],
            "They recorded it in a boathouse outside Porto, with the doors open.",
            "in a boathouse outside Porto",
            "Mara Vell",
        ),
    ),
    (
        quote(
            ARTICLES[1],
            "The vocals were recorded in a hotel bathroom in Madrid, because the studio had lost its power.",
            "in a hotel bathroom in Madrid",
        ),
    ),
    (
        quote(
            ARTICLES[2],
            "I always heard that the whole thing was taped in a church in Coimbra, late at night, with one microphone.",
            "in a church in Coimbra",
        ),
    ),
)
NEAREST = (
    quote(ARTICLES[2], BLOG.splitlines()[-1]),
    quote(ARTICLES[1], "Ana: This song got me through the winter."),
)
ANSWERS: Mapping[str, Accounts] = {"wrote": WRITERS, "recorded": PLACES}


def _first_words(span: Span) -> Span:
    return Span(span.start, span.start + 12)


def hit(article: Article, rank: int) -> Hit:
    """A passage of the article that the dense side found at `rank`, and the lexical side did not."""
    span = Span(len(article.text) // 4, len(article.text) // 2)
    return Hit(Passage(article.id + "-1", article.id, span, "", 0), rank, 0.7 - rank / 10, None, 1 / (60 + rank))


def answer(question: str, accounts: Accounts, nearest: Sequence[Quote] = (), found: Sequence[Hit] = ()) -> Answer:
    """An answer of so many accounts; not found where there is none."""
    status = (Status.NOT_FOUND, Status.ANSWERED, Status.DISPUTED)[min(len(accounts), 2)]
    text = "" if accounts else "The articles don't say."
    quotes = tuple(one for account in accounts for one in account)
    return Answer(question, question, status, text, tuple(map(Account, accounts)), quotes, tuple(nearest), tuple(found))


STARTERS = ("Who wrote “Paper Lanterns”?", "Where was “Paper Lanterns” recorded?", "What is the harmony about?")


@dataclass(frozen=True, slots=True)
class FakeSearch:
    query: str
    terms: tuple[str, ...]
    lock: str
    hits: tuple[Hit, ...]


class FakeLibrary:
    """Files in memory: text that is not empty, no name twice."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self.held = {article.file: article for article in articles}
        self.removed: dict[str, Article] = {}
        self.restored: dict[str, tuple[Cut, ...]] = {}

    def read(self, file: str) -> Article:
        if file not in self.held:
            raise LibraryError(file, "it is not in the library", "Choose another article.")
        return self.held[file]

    def add(self, name: str, content: bytes, replace: bool = False) -> str:
        if name in self.held and not replace:
            raise LibraryError(name, "a file of that name is there already", "Tick “Replace”, or rename it.")
        if not content.strip():
            raise LibraryError(name, "it is empty", "Add a file with text in it.")
        self.held[name] = self.preview(name, content)
        return name

    def add_text(self, text: str, details: Details) -> str:
        name = f"{details.title or 'pasted'}.md"
        self.add(name, text.encode())
        self.held[name] = replace(self.held[name], details=details)
        return name

    def preview(self, name: str, content: bytes) -> Article:
        if not content.strip():
            raise LibraryError(name, "it is empty", "Add a file with text in it.")
        text = content.decode()
        return Article(article_id(name), name, "1", text, Details(title=text.splitlines()[0][:60]))

    def add_beside(self, name: str, content: bytes) -> str:
        return self.add(f"2-{name}", content)

    def remove(self, file: str) -> Removed:
        self.removed[file] = self.held.pop(file)
        return Removed(file, file)

    def put_back(self, removed: Removed) -> None:
        self.held[removed.file] = self.removed.pop(removed.kept)

    def correct(self, file: str, details: Details) -> None:
        self.held[file] = replace(self.held[file], details=details, revision="corrected")

    def restore_cut(self, file: str, cut: Span, restored: bool = True) -> None:
        article, taken_back = self.held[file], self.restored.get(file, ())
        every = (*article.cuts, *taken_back)
        back = tuple(one for one in every if one.span == cut) if restored else ()
        left = tuple(sorted((one for one in every if one not in back), key=lambda one: one.span))
        self.held[file] = replace(article, cuts=left, revision="corrected")
        self.restored[file] = back

    def restored_cuts(self, file: str) -> tuple[Span, ...]:
        return tuple(cut.span for cut in self.restored.get(file, ()))


class FakeAssistant:
    """Answers by keyword. `asked` is every question with its history."""

    def __init__(self, articles: Sequence[Article] = ARTICLES, answers: Mapping[str, Accounts] = ANSWERS) -> None:
        self.library = FakeLibrary(articles)
        self.indexed = dict(self.library.held)
        self.asked: list[tuple[str, tuple[str, ...]]] = []
        self.within: Sequence[str] | None = None
        self._answers = answers

    is_opening = False

    def ask(
        self,
        question: str,
        history: Sequence[str] = (),
        within: Sequence[str] | None = None,
        on_step: Callable[[str], None] = lambda _name: None,
    ) -> Answer:
        self.asked.append((question, tuple(history)))
        self.within = within
        for step in ("rewrite", "embed", "read", "compose"):
            on_step(step)
        if "fault" in question:
            raise RuntimeError("an error that nobody foresaw")
        if len(question) > 1000:
            raise LinerNotesError("question", "it has more than 1,000 characters", "Ask a shorter one.")
        accounts = next((accounts for word, accounts in self._answers.items() if word in question), ())
        made = answer(question, accounts, () if accounts else NEAREST, self._hits())
        return replace(made, standalone_question=f"{question} (Paper Lanterns)") if history else made

    def search(self, query: str, limit: int = 20) -> FakeSearch:
        if not any(letter.isalnum() for letter in query):
            raise LinerNotesError("question", "there is no word in it", "Ask about a song.")
        return FakeSearch(query, tuple(query.lower().split()), "song: Paper Lanterns", self._hits()[:limit])

    def inspect(self, query: str, article: str | None = None, limit: int = 20) -> Inspection:
        found = self.search(query, limit)
        known = {one.id: one for one in self.articles()}
        findings = tuple(Finding(hit, known[hit.passage.article]) for hit in found.hits)
        read = tuple(
            replace(one, best=_first_words(one.hit.passage.span), probability=0.9 / rank, log_odds=2.5 - rank)
            for rank, one in enumerate(findings, start=1)
        )
        named = self.article(article) if article else None
        standing = Standing(named, None, 3, 200) if named else None
        return Inspection(query, found.terms, found.lock, read, findings, (), standing)

    def map(self, query: str = "") -> LibraryMap:
        count = max(1, len(self._hits()))
        dots = tuple(
            Dot(
                hit.passage,
                article,
                Point((rank - 0.5) / count, (rank * rank % count) / count),
                rank if query else None,
            )
            for rank, (hit, article) in enumerate(zip(self._hits(), self.articles(), strict=True), start=1)
        )
        return LibraryMap(dots, Point(0.5, 0.5) if query else None, 0.42, len(dots))

    def follow_ups(self, asked: Sequence[str], answer: Answer, within: Sequence[str] | None = None) -> Iterator[str]:
        yield from (question for question in STARTERS[:2] if question not in asked and answer.quotes)

    def suggestions(self) -> Iterator[tuple[str, ...]]:
        yield STARTERS[:1]
        yield STARTERS

    def articles(self) -> tuple[Article, ...]:
        return tuple(self.indexed.values())

    def article(self, id: str) -> Article | None:
        return next((article for article in self.articles() if article.id == id), None)

    def passages_of(self, article: str) -> tuple[Passage, ...]:
        return tuple(hit.passage for hit in self._hits() if hit.passage.article == article)

    def statuses(self) -> tuple[ArticleStatus, ...]:
        return tuple(
            ArticleStatus(file, self._state(file), len(article.text) // 300, len(article.cuts))
            for file, article in {**self.indexed, **self.library.held}.items()
        )

    def rebuild(self, progress: Progress) -> BuildReport:
        added = tuple(file for file in self.library.held if file not in self.indexed)
        removed = tuple(file for file in self.indexed if file not in self.library.held)
        for number in range(len(self.library.held)):
            progress("embedding", number + 1, len(self.library.held))
        self.indexed = dict(self.library.held)
        skipped = (Skipped("scan.pdf", "there is no text in it", "Add it as text."),)
        return BuildReport(added, (), removed, tuple(self.indexed), skipped, 12, 4, 2, 0.5)

    def payload(self, answer: Answer) -> dict[str, Any]:
        return {
            "question": answer.question,
            "status": answer.status.value,
            "quotes": [one.text for one in answer.quotes],
        }

    def _state(self, file: str) -> str:
        if file not in self.library.held:
            return "gone"
        if file not in self.indexed:
            return "not indexed yet"
        return "indexed" if self.indexed[file] == self.library.held[file] else "changed"

    def _hits(self) -> tuple[Hit, ...]:
        return tuple(hit(article, rank) for rank, article in enumerate(self.articles(), start=1))

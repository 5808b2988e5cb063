"""The source panel: each cited article with its quotes marked in place, and what else was retrieved, folded."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from assistant.answer import Answer, Quote
from assistant.conversation import Retrieved, Turn
from assistant.ui.answer_view import quote_name
from assistant.ui.article_text import Mark, article_text
from assistant.ui.markup import NOTHING, counted, dotted, joined, link, notice, readable_date
from corpus import Article, Span

ArticleOf = Callable[[str], Article | None]
"""The article of an id as it is indexed now; None where it has left the index."""
_NOTE = "A score says how close a passage is to the question: relevance, not truth."
_NOT_CITED = Markup('<p class="notice quiet">Nothing is cited for this answer.</p>')
_BACK = Markup('<button type="button" class="back" data-back="chat">Back to the answer</button>')
EMPTY = Markup('<p class="notice quiet">Each answer’s sources open here, with the quotes marked where they stand.</p>')


def sources_view(turn: Turn, number: int, article_of: ArticleOf) -> Markup:
    """The panel's content for one turn. Articles come in the order in which they are first cited."""
    if not turn.answer:
        return EMPTY
    opened = joined(
        _source(quotes[0][1].article, quotes, number, article_of) for quotes in _by_article(turn.answer).values()
    )
    return Markup('<div class="sources" data-turn="{}">{}{}</div>{}').format(
        number, opened or _NOT_CITED, _also(turn.retrieved, turn.answer), _BACK
    )


def article_head(article: Article) -> Markup:
    """Who made the article and when, with a link to its page; what is not known is left out."""
    details = article.details
    lines = (
        dotted("; ".join(article.songs), "; ".join(article.artists)),
        dotted(details.publisher, readable_date(details.published), link(details.url, "Original page")),
    )
    facts = joined(Markup('<p class="facts">{}</p>').format(line) for line in lines if line)
    return joined((facts, _written_from(details.sources)))


def _written_from(sources: tuple[str, ...]) -> Markup:
    """The pages that an article was written from, folded: there may be a dozen."""
    if not sources:
        return NOTHING
    items = joined(Markup('<li dir="auto">{}</li>').format(source) for source in sources)
    return Markup('<details class="facts from"><summary>Written from {}</summary><ul>{}</ul></details>').format(
        counted(len(sources), "source"), items
    )


Numbered = list[tuple[int, Quote]]


def _by_article(answer: Answer) -> dict[str, Numbered]:
    """The numbered quotes of each article that is cited."""
    cited: dict[str, Numbered] = {}
    for number, quote in enumerate(answer.quotes, start=1):
        cited.setdefault(quote.article.id, []).append((number, quote))
    return cited


def _source(article: Article, quotes: Numbered, turn: int, article_of: ArticleOf) -> Markup:
    marks = [
        Mark(Span(quote.start, quote.end), quote_name(turn, number), quote.span, number) for number, quote in quotes
    ]
    count = len(article.cuts)
    cuts = f"{counted(count, 'part')} cut by cleaning {'is' if count == 1 else 'are'} not shown here." if count else ""
    return Markup('<details class="source" open><summary>{}</summary>{}{}{}{}{}</details>').format(
        article.label,
        article_head(article),
        joined(_said_by(number, quote, turn) for number, quote in quotes if quote.speaker),
        _changed(article, quotes, article_of(article.id)),
        article_text(article, marks),
        Markup('<p class="facts">{}</p>').format(cuts) if cuts else NOTHING,
    )


def _said_by(number: int, quote: Quote, turn: int) -> Markup:
    return Markup(
        '<p class="facts"><button type="button" class="cite" data-cite="{}"><span class="number">{}</span>'
        "<span>said by {}</span></button></p>"
    ).format(quote_name(turn, number), number, quote.speaker)


def _changed(article: Article, quotes: Numbered, now: Article | None) -> Markup:
    """What has become of the article since the answer, where it is not as it was."""
    if now and now.revision == article.revision:
        return NOTHING
    if now is None:
        return notice("This article has left the library since. It is shown as it was quoted.", "changed")
    lost = [str(number) for number, quote in quotes if quote.text not in now.text]
    words = f"no longer has quote {', '.join(lost)}" if lost else "still has the quoted words"
    return notice(f"This article has changed since this answer; it {words}. It is shown as it was quoted.", "changed")


def _also(retrieved: tuple[Retrieved, ...], answer: Answer) -> Markup:
    """The passages that were retrieved and not cited."""
    cited = [(quote.article.id, Span(quote.start, quote.end)) for quote in answer.quotes]
    others = [
        one for one in retrieved if not any(id == one.article.id and one.span.overlaps(span) for id, span in cited)
    ]
    if not others:
        return NOTHING
    return Markup(
        '<details class="also"><summary>Also retrieved ({})</summary><p class="facts">{}</p><ul>{}</ul></details>'
    ).format(len(others), _NOTE, joined(map(_passage, others)))


def _passage(one: Retrieved) -> Markup:
    facts = dotted(one.article.label, one.article.details.publisher, f"score {one.fused:.3f}")
    remark = any(one.span.overlaps(comment) for comment in one.article.comments)
    label = Markup('<span class="tag">Reader’s comment</span> ') if remark else NOTHING
    return Markup('<li><p class="facts">{}{}</p><p dir="auto">{}</p></li>').format(label, facts, one.text)

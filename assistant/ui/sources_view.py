"""The source panel: each cited article with its quotes marked in place, and what else was retrieved, folded."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from assistant.answer import Answer
from assistant.ui.answer_view import quote_name
from assistant.ui.article_text import Mark, article_text
from assistant.ui.markup import NOTHING, counted, dotted, joined, link, readable_date
from corpus import Article, Span
from index import Hit

ArticleOf = Callable[[str], Article | None]
_NOTE = "A score says how close a passage is to the question: relevance, not truth."
_NOT_CITED = Markup('<p class="notice quiet">Nothing is cited for this answer.</p>')
EMPTY = Markup('<p class="notice quiet">Each answer’s sources open here, with the quotes marked where they stand.</p>')


def sources_view(answer: Answer, turn: int, article_of: ArticleOf) -> Markup:
    """The panel's content for one answer. Articles come in the order in which they are first cited."""
    cited: dict[str, Article] = {}
    marks: dict[str, list[Mark]] = {}
    for number, quote in enumerate(answer.quotes, start=1):
        mark = Mark(Span(quote.start, quote.end), quote_name(turn, number), quote.span)
        cited.setdefault(quote.article.id, quote.article)
        marks.setdefault(quote.article.id, []).append(mark)
    opened = joined(_source(article, marks[id]) for id, article in cited.items())
    return joined((opened or _NOT_CITED, _also(answer, article_of)))


def article_head(article: Article) -> Markup:
    """Who made the article and when, with a link to its page; what is not known is left out."""
    details = article.details
    lines = (
        dotted("; ".join(article.songs), "; ".join(article.artists)),
        dotted(details.publisher, readable_date(details.published), link(details.url, "Original page")),
        joined((Markup("Written from: "), "; ".join(details.sources))) if details.sources else NOTHING,
    )
    return joined(Markup('<p class="facts">{}</p>').format(line) for line in lines if line)


def _source(article: Article, marks: list[Mark]) -> Markup:
    count = len(article.cuts)
    cuts = f"{counted(count, 'part')} cut by cleaning {'is' if count == 1 else 'are'} not shown here." if count else ""
    return Markup('<details class="source" open><summary>{}</summary>{}{}{}</details>').format(
        article.label,
        article_head(article),
        article_text(article, marks),
        Markup('<p class="facts">{}</p>').format(cuts) if cuts else NOTHING,
    )


def _also(answer: Answer, article_of: ArticleOf) -> Markup:
    """The passages that were retrieved and not cited."""
    cited = [(quote.article.id, Span(quote.start, quote.end)) for quote in answer.quotes]
    others = [
        (hit, article)
        for hit in answer.hits
        if not any(id == hit.passage.article and hit.passage.span.overlaps(span) for id, span in cited)
        and (article := article_of(hit.passage.article))
    ]
    if not others:
        return NOTHING
    items = joined(_hit(hit, article) for hit, article in others)
    return Markup(
        '<details class="also"><summary>Also retrieved ({})</summary><p class="facts">{}</p><ul>{}</ul></details>'
    ).format(len(others), _NOTE, items)


def _hit(hit: Hit, article: Article) -> Markup:
    span = hit.passage.span
    facts = dotted(article.label, article.details.publisher, f"score {hit.fused:.4f}")
    return Markup('<li><p class="facts">{}</p><p dir="auto">{}</p></li>').format(
        facts, article.text[span.start : span.end]
    )

"""Why each passage was found: the ranks of both sides, the fused score, what the reader made of it, the lock."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from assistant.inspect import Finding, Inspection, Standing
from assistant.ui.article_text import Mark, article_text, with_headings
from assistant.ui.markup import NOTHING, dotted, joined, notice
from assistant.ui.matched_words import matched_words
from assistant.ui.sources_view import article_head
from corpus import Span

_LEGEND = (
    "Meaning: rank by the vectors, with the cosine. Words: rank by the words (BM25). Fused: both together, which is "
    "the order here. Answers: how likely the underlined words answer, which decides what is shown; “–” where nothing "
    "in the passage can answer. A score means relevance, not truth."
)
_SIDE_ROWS = 10
_HIT = Markup(
    '<li class="hit"><p class="facts"><button type="button" class="open" data-passage="{id}" dir="auto">{name}</button>'
    '</p><p class="passage" dir="auto">{text}</p><dl class="figures">{figures}</dl></li>'
)


def inspection_view(found: Inspection) -> Markup:
    """What was looked for, how the search was narrowed, and the passages, best first."""
    standing = _standing(found.standing) if found.standing else NOTHING
    if not found.findings:
        return joined((standing, notice("No passage was found. Try other words, or add an article.")))
    lock = f"Searched only {found.lock}" if found.lock else "Not narrowed to a song or an artist: the whole library"
    head = Markup('<p class="lock">{}</p><p class="facts">{}</p>').format(lock, _LEGEND)
    hits = joined(_hit(one, found.terms) for one in found.findings)
    return joined((standing, head, _sides(found), Markup('<ol class="hits">{}</ol>').format(hits)))


def passage_view(one: Finding) -> Markup:
    """The passage where it stands in its article."""
    text = article_text(one.article, [Mark(one.hit.passage.span, "p", one.best)])
    return Markup('<div class="in-article"><h3 dir="auto">{}</h3>{}{}</div>').format(
        one.article.label, article_head(one.article), text
    )


def _hit(one: Finding, terms: Sequence[str]) -> Markup:
    name = dotted(one.article.label, one.article.details.publisher)
    return _HIT.format(id=one.hit.passage.id, name=name, text=_text(one, terms), figures=_figures(one))


def _text(one: Finding, terms: Sequence[str]) -> Markup:
    """The passage with the words that matched marked, and the reader's best words underlined."""
    if not one.best:
        return with_headings(matched_words(one.text, terms))
    start = one.hit.passage.span.start
    best = Span(one.best.start - start, one.best.end - start)
    parts = (one.text[: best.start], one.text[best.start : best.end], one.text[best.end :])
    before, words, after = (with_headings(matched_words(part, terms)) for part in parts)
    return joined((before, Markup('<u class="best">{}</u>').format(words), after))


def _figures(one: Finding) -> Markup:
    hit = one.hit
    # A passage that only one side ranked has a score on the other too, unless it holds none of the words.
    meaning = f"{hit.dense_rank or '–'} ({hit.similarity:.3f})"
    held = f"{hit.lexical_rank or '–'} ({hit.coverage:.3f})" if hit.coverage else "–"
    figures = (("Meaning", meaning), ("Words", held), ("Fused", f"{hit.fused:.3f}"), ("Answers", _answers(one)))
    return joined(Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(name, value) for name, value in figures)


def _answers(one: Finding) -> Markup:
    """The probability, and what the reader alone made of the words for who hovers over it."""
    if one.probability is None or one.log_odds is None:
        return Markup("–")
    raw = f"The reader alone: {one.log_odds:+.1f} log-odds"
    return Markup('<span title="{}">{}</span>').format(raw, f"{one.probability:.0%}")


def _sides(found: Inspection) -> Markup:
    """The two sides next to each other, each in its own order."""
    both = {one.hit.passage.id for one in found.by_meaning} & {one.hit.passage.id for one in found.by_words}
    sides = joined(
        Markup("<section><h3>{}</h3>{}</section>").format(name, _side(side, both))
        for name, side in (("By meaning", found.by_meaning), ("By words", found.by_words))
    )
    return Markup('<details class="sides"><summary>Compare the two sides</summary><div>{}</div></details>').format(
        sides
    )


def _side(side: Sequence[Finding], both: set[str]) -> Markup:
    if not side:
        return notice("This side found nothing.")
    row = Markup('<li><span dir="auto">{}</span> <small dir="auto">{}{}</small></li>')
    rows = joined(
        row.format(_beginning(one.text), one.article.label, " · on both sides" if one.hit.passage.id in both else "")
        for one in side[:_SIDE_ROWS]
    )
    return Markup("<ol>{}</ol>").format(rows)


def _beginning(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 90 else f"{words[:90].rsplit(' ', 1)[0]} …"


def _standing(standing: Standing) -> Markup:
    name, depth = standing.article.label, f"the first {standing.depth}"
    if standing.rank:
        said = f"The best passage of “{name}” ranks {standing.rank}."
    elif standing.unlocked:
        said = f"The lock leaves “{name}” out. Without it, its best passage would rank {standing.unlocked}."
    else:
        said = f"No passage of “{name}” is among {depth}."
    return Markup('<p class="standing" role="status" dir="auto">{}</p>').format(said)

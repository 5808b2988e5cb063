"""One article of the library as HTML: details to correct, cuts to take back, the passages it was cut into."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from assistant.ui.article_text import article_text
from assistant.ui.drafts_view import details_fields
from assistant.ui.markup import NOTHING, counted, dotted, joined
from assistant.ui.sources_view import article_head
from corpus import Article, Span
from index import Passage

_VIEW = Markup(
    '<article class="whole" data-file="{file}"><p class="facts"><button type="button" class="plain" data-list>'
    'Back to the list</button></p><h3>{title}</h3>{head}<p class="facts">{facts}</p>{tools}{passages}'
    "{restored}{text}</article>"
)
_TOOLS = Markup(
    '<div class="tools"><details class="correct"><summary>Correct the details</summary><form class="details-form">'
    '<div class="fields">{}</div><button type="submit" class="strong">Save</button></form></details>'
    '<button type="button" data-remove>Remove from the library</button></div>'
)
_RESTORED = Markup(
    '<li><button type="button" data-cut="{start}-{end}" class="plain">Cut it again</button> '
    '<span dir="auto">{text}</span></li>'
)


def article_view(
    article: Article, passages: Sequence[Passage] = (), restored: Sequence[Span] = (), is_kept: bool = True
) -> Markup:
    """The article as it was read: cuts struck through with their reasons, comments labelled.

    `restored` are cuts that were taken back; an article that is not kept any more cannot be changed.
    """
    cuts = counted(len(article.cuts), "part") + " cut by cleaning" if article.cuts else "nothing cut by cleaning"
    return _VIEW.format(
        file=article.file,
        title=article.label,
        head=article_head(article),
        facts=dotted(article.file, cuts),
        tools=_TOOLS.format(details_fields(article.details)) if is_kept else NOTHING,
        passages=_passages(article, passages),
        restored=_restored(article, restored),
        text=article_text(article, show_cuts=True, cuts_can_go=is_kept),
    )


def undo_view(said: str) -> Markup:
    """What was done, with a way back."""
    return Markup(
        '<p class="notice good" role="status">{} <button type="button" class="plain" data-undo>Undo</button></p>'
    ).format(said)


def _passages(article: Article, passages: Sequence[Passage]) -> Markup:
    if not passages:
        return NOTHING
    rows = joined(
        Markup('<li id="passage-{}" dir="auto"><small>{}</small>{}</li>').format(
            passage.ordinal, passage.header, article.text[passage.span.start : passage.span.end]
        )
        for passage in passages
    )
    return Markup('<details class="passages"><summary>{}</summary><ol>{}</ol></details>').format(
        counted(len(passages), "passage"), rows
    )


def _restored(article: Article, restored: Sequence[Span]) -> Markup:
    rows = joined(
        _RESTORED.format(start=span.start, end=span.end, text=article.text[span.start : span.end].strip()[:200])
        for span in restored
        if span.end <= len(article.text)
    )
    if not rows:
        return NOTHING
    return Markup('<details class="restored"><summary>Cuts that you took back</summary><ul>{}</ul></details>').format(
        rows
    )

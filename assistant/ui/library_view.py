"""The library as HTML: the list with its totals, and what a rebuild did."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from markupsafe import Markup

from assistant.ui.markup import NOTHING, counted, dotted, joined, notice, readable_date
from assistant.ui.plot import library_plot
from assistant.ui.table import Cell, table
from corpus import Article
from index.report import ArticleStatus, BuildReport

INDEXED = "indexed"


def library_view(statuses: Sequence[ArticleStatus], articles: Mapping[str, Article]) -> Markup:
    """The list with its totals; `articles` by file. A title opens its article."""
    if not statuses:
        return notice("The library is empty. Add a file or paste a text below, then rebuild.")
    heads = ("Article", "Song", "Published", "Passages", "Cuts", "State")
    rows = [_row(status, articles.get(status.file)) for status in statuses]
    # A list of its own height: the article that is opened from it stands right below, however many there are.
    listed = Markup('<div class="listed" role="region" aria-label="List of articles" tabindex="0">{}</div>').format(
        table("Articles", heads, rows, "library")
    )
    return joined((_totals(statuses, articles), library_plot(articles.values()), listed))


def waiting(statuses: Iterable[ArticleStatus]) -> int:
    """How many files a rebuild would take in or out."""
    return sum(status.state in {"not indexed yet", "changed", "gone"} for status in statuses)


def report_view(report: BuildReport) -> Markup:
    """What a rebuild did, and each file that it had to skip with its reason and its fix."""
    because = notice(f"Everything was built anew: {report.rebuilt_because}") if report.rebuilt_because else NOTHING
    skipped = joined(Markup("<li>{}</li>").format(str(skip)) for skip in report.skipped)
    problems = NOTHING
    if skipped:
        problems = Markup('<div class="notice problem"><p>{} skipped:</p><ul>{}</ul></div>').format(
            counted(len(report.skipped), "file"), skipped
        )
    return joined((notice(str(report), "good"), because, problems))


def _totals(statuses: Sequence[ArticleStatus], articles: Mapping[str, Article]) -> Markup:
    songs = {song.casefold() for article in articles.values() for song in article.songs}
    return Markup('<p class="totals">{}</p>').format(
        dotted(
            counted(len(statuses), "article"),
            counted(len(songs), "song"),
            counted(sum(status.passages for status in statuses), "passage"),
            counted(sum(status.cuts for status in statuses), "cut"),
        )
    )


def _row(status: ArticleStatus, article: Article | None) -> tuple[Cell, ...]:
    details = article.details if article else None
    title = Markup('<button type="button" class="open" data-open="{}">{}</button>{}').format(
        status.file, article.label if article else status.file, _small(status.file if article else "")
    )
    song = joined((details.song, _small(details.artist))) if details else NOTHING
    published = joined((details.publisher, _small(readable_date(details.published)))) if details else NOTHING
    state = Markup('<span class="state {}">{}</span>{}').format(
        "settled" if status.state == INDEXED else "unsettled", status.state, _small(status.note)
    )
    return (
        Cell(title),
        Cell(song),
        Cell(published),
        Cell(f"{status.passages:,}", number=True),
        Cell(f"{status.cuts:,}", number=True),
        Cell(state),
    )


def _small(text: str) -> Markup:
    return Markup("<small>{}</small>").format(text) if text else NOTHING

"""The map of the library as SVG: a dot a passage, coloured by song, the question and what it found marked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from markupsafe import Markup

from assistant.library_map import Dot, LibraryMap, Point
from assistant.ui.markup import NOTHING, counted, dotted, joined, notice

_WIDTH, _HEIGHT, _EDGE = 720, 440, 24
_COLOURS = 8
_OTHER = "other"
_DOT = Markup(
    '<g class="dot {colour}{found}" data-passage="{id}"><title>{name}</title>'
    '<circle cx="{x:.1f}" cy="{y:.1f}" r="{r}"/>{label}</g>'
)


def map_view(drawn: LibraryMap) -> Markup:
    """The map, its legend, and what it can and cannot tell."""
    if not drawn.dots:
        return notice("There is nothing to draw yet: index an article with two passages or more.")
    colours = _colours(drawn)
    dots = joined(_dot(dot, colours) for dot in sorted(drawn.dots, key=lambda dot: -(dot.rank or 10**6)))
    label = f"{counted(len(drawn.dots), 'passage')} in two dimensions, coloured by song"
    svg = Markup('<svg class="map" viewBox="0 0 {} {}" role="img" aria-label="{}">{}{}</svg>').format(
        _WIDTH, _HEIGHT, label, dots, _question(drawn.question)
    )
    of = f" Of {drawn.total:,} passages {len(drawn.dots):,} are drawn." if drawn.total > len(drawn.dots) else ""
    note = f"Two dimensions keep {drawn.shown:.0%} of what tells the passages apart: near here is a hint, no proof.{of}"
    return Markup('<figure class="map-figure">{}{}<figcaption class="facts">{}</figcaption></figure>').format(
        svg, _legend(colours, drawn), note
    )


def _song(dot: Dot) -> str:
    return dot.article.songs[0] if dot.article.songs else "No song named"


def _colours(drawn: LibraryMap) -> Mapping[str, str]:
    """A class of the style sheet for each of the songs that were found, then of those with most passages.

    The others share one.
    """
    songs, found = Counter(map(_song, drawn.dots)), Counter(_song(dot) for dot in drawn.dots if dot.rank)
    chosen = sorted(songs, key=lambda song: (-found[song], -songs[song]))[:_COLOURS]
    return {song: f"song-{number}" for number, song in enumerate(chosen)}


def _dot(dot: Dot, colours: Mapping[str, str]) -> Markup:
    x, y = _place(dot.at)
    words = " ".join(dot.article.text[dot.passage.span.start : dot.passage.span.end].split())[:160]
    found = f"{dot.rank}. " if dot.rank else ""
    name = f"{found}{dotted(_song(dot), dot.article.label).unescape()}: {words}"
    label = Markup('<text x="{:.1f}" y="{:.1f}">{}</text>').format(x, y + 3.5, dot.rank) if dot.rank else NOTHING
    return _DOT.format(
        colour=colours.get(_song(dot), _OTHER),
        found=" found" if dot.rank else "",
        id=dot.passage.id,
        name=name,
        x=x,
        y=y,
        r=9 if dot.rank else 4.5,
        label=label,
    )


def _question(at: Point | None) -> Markup:
    if at is None:
        return NOTHING
    x, y = _place(at)
    return Markup(
        '<g class="asked-here"><title>Your question</title><path d="M{x:.1f} {top:.1f}l10 10-10 10-10-10z"/>'
        '<text x="{x:.1f}" y="{y:.1f}">?</text></g>'
    ).format(x=x, top=y - 10, y=y + 4)


def _place(at: Point) -> tuple[float, float]:
    return _EDGE + at.x * (_WIDTH - 2 * _EDGE), _HEIGHT - _EDGE - at.y * (_HEIGHT - 2 * _EDGE)


def _legend(colours: Mapping[str, str], drawn: LibraryMap) -> Markup:
    row = Markup('<li><span class="key {}"></span><span dir="auto">{}</span></li>')
    rows = [row.format(key, song) for song, key in colours.items()]
    if any(_song(dot) not in colours for dot in drawn.dots):
        rows.append(Markup('<li><span class="key other"></span>Other songs</li>'))
    if drawn.question:
        rows.append(Markup('<li><span class="key asked-key">?</span>Your question; its passages have their rank</li>'))
    return Markup('<ul class="legend">{}</ul>').format(joined(rows))

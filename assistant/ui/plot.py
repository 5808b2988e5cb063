"""How many articles there are of each song and publisher, as small bars."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from markupsafe import Markup

from assistant.ui.markup import NOTHING, joined
from corpus import Article

_MOST_BARS = 6
_BAR = Markup(
    '<li><span class="name" dir="auto">{name}</span><span class="bar" aria-hidden="true">'
    '<span style="width:{width:.1f}%"></span></span><span class="count">{count}</span></li>'
)


def library_plot(articles: Iterable[Article]) -> Markup:
    """Two plots side by side; nothing for an empty library."""
    held = tuple(articles)
    if not held:
        return NOTHING
    songs = Counter(song for article in held for song in article.songs or ("No song named",))
    publishers = Counter(article.details.publisher or "No publisher named" for article in held)
    return Markup('<div class="plots">{}{}</div>').format(
        _plot("Articles by song", songs), _plot("Articles by publisher", publishers)
    )


def _plot(caption: str, counts: Counter[str]) -> Markup:
    shown = counts.most_common(_MOST_BARS)
    most = shown[0][1]
    bars = joined(_BAR.format(name=name, width=100 * count / most, count=f"{count:,}") for name, count in shown)
    others = len(counts) - len(shown)
    rest = Markup('<p class="facts">and {} more</p>').format(others) if others else NOTHING
    return Markup('<figure class="plot"><figcaption>{}</figcaption><ul>{}</ul>{}</figure>').format(caption, bars, rest)

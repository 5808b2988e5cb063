"""The few icons, drawn inline so that nothing is fetched. Each stands beside or inside a labelled button."""

from __future__ import annotations

from markupsafe import Markup

_SHAPE = Markup(
    '<svg class="icon" viewBox="0 0 24 24" width="16" height="16" fill="none" stroke="currentColor" '
    'stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="{}"/></svg>'
)

COPY = _SHAPE.format("M9 9h10v11H9zM5 15V4h10")
AGAIN = _SHAPE.format("M20 5v5h-5M19.5 10A8 8 0 1 0 20 14")
EDIT = _SHAPE.format("M4 20h4L19 9l-4-4L4 16zM13 7l4 4")
GOOD = _SHAPE.format("M7 11v9H4v-9zM7 11l4-8c1.5 0 2.5 1 2.2 2.7L12.6 9H19q2 .3 1.5 2l-1.4 7.4q-.5 1.6-2 1.6H7")
BAD = _SHAPE.format("M17 13V4h3v9zM17 13l-4 8c-1.5 0-2.5-1-2.2-2.7l.6-3.3H5q-2-.3-1.5-2l1.4-7.4Q5.4 4 7 4h10")

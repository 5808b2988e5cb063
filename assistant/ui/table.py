"""A table that a phone shows as cards: each cell knows the name of its column."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from assistant.ui.markup import joined


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell; `number` sets it to the right, in figures of one width."""

    content: str
    number: bool = False


def table(caption: str, heads: Sequence[str], rows: Iterable[Sequence[Cell]], kind: str) -> Markup:
    """The table; `kind` is its class in the style sheet. `caption` is for those who cannot see it."""
    head = joined(Markup('<th scope="col">{}</th>').format(name) for name in heads)
    body = joined(_row(heads, row) for row in rows)
    return Markup('<table class="{}"><caption>{}</caption><thead><tr>{}</tr></thead><tbody>{}</tbody></table>').format(
        kind, caption, head, body
    )


def _row(heads: Sequence[str], cells: Sequence[Cell]) -> Markup:
    return Markup("<tr>{}</tr>").format(joined(_cell(head, cell) for head, cell in zip(heads, cells, strict=True)))


def _cell(head: str, cell: Cell) -> Markup:
    kind = "number" if cell.number else "words"
    return Markup('<td data-head="{}" class="{}" dir="auto">{}</td>').format(head, kind, cell.content)

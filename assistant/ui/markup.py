"""HTML is made with `Markup.format`, which escapes every text put into it; the small pieces that all tabs share."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from markupsafe import Markup, escape

NOTHING = Markup("")
_MONTHS = "January February March April May June July August September October November December".split()
_ISO_DATE = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?")


def joined(parts: Iterable[str], separator: str = "") -> Markup:
    """The parts that are not empty, one after another; what is not Markup is escaped."""
    return escape(separator).join(part for part in parts if part)


def dotted(*parts: str) -> Markup:
    """The parts that are there, on one line with dots between them."""
    return joined(parts, " · ")


def counted(count: int, noun: str) -> str:
    """A number with its noun: "1 passage", "2,000 passages"."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def readable_date(published: str) -> str:
    """An ISO date as a person writes it, "30 June 2021", as exact as it is given; anything else as it is."""
    match = _ISO_DATE.fullmatch(published)
    if not match:
        return published
    year, month, day = match.groups()
    words = (str(int(day)) if day else "", _MONTHS[int(month) - 1] if month else "", year)
    return " ".join(word for word in words if word)


def link(url: str, label: str) -> Markup:
    """A link to another page, or nothing where the address is not plain http or https."""
    try:
        parts = urlsplit(url)
    except ValueError:  # "http://[" and the like
        return NOTHING
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        return NOTHING
    return Markup('<a href="{}" target="_blank" rel="noopener noreferrer">{}</a>').format(url, label)


def notice(text: str, kind: str = "quiet") -> Markup:
    """A line said to the person; `kind` is "quiet", "good" or "problem"."""
    role = "alert" if kind == "problem" else "status"
    return Markup('<p class="notice {}" role="{}">{}</p>').format(kind, role, text)


def sendable(html: Markup) -> str:
    """The HTML as a plain string that can be sent: a lone surrogate, which UTF-8 has no form for, becomes "?"."""
    return html.encode("utf-8", "replace").decode("utf-8")

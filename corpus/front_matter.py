"""The YAML between two `---` lines at the head of a Markdown file: an article's details as a person states them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, fields
from datetime import date, datetime

import yaml

from corpus.article import Details
from corpus.dates import iso_date
from corpus.errors import UnreadableFile
from corpus.limits import Limits
from corpus.printable import printable

_OPENING = re.compile(r"---[ \t]*\n")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n+|\Z)", re.MULTILINE)
_KEYS = tuple(field.name for field in fields(Details))
_BRACKETS = (yaml.FlowSequenceStartToken, yaml.FlowMappingStartToken)
_MOST_BRACKETS = 200
# In bits. Python refuses to write out a number of thousands of digits, which "1:59:59:59..." is to YAML.
_LONGEST_NUMBER = 64
_REFUSED = (yaml.AnchorToken, yaml.AliasToken, yaml.TagToken)

Value = str | tuple[str, ...]


def split_front_matter(text: str, file: str, limits: Limits) -> tuple[dict[str, Value], str]:
    """The details stated at the head of `text`, and the text below them.

    Raises UnreadableFile, naming the key, for front matter that is too large, not YAML, or of the wrong types.
    Anchors, aliases and tags are refused, so that a few lines cannot unfold into gigabytes.
    """
    opening = _OPENING.match(text)
    closing = _CLOSING.search(text, opening.end()) if opening else None
    if not opening or not closing:
        return {}, text
    head = text[opening.end() : closing.start()]
    if len(head.encode("utf-8", "surrogatepass")) > limits.front_matter_bytes:
        problem = f"its front matter is larger than {limits.front_matter_bytes:,} bytes"
        raise UnreadableFile(file, problem, "Shorten what stands between the two --- lines at its head")
    return _values(_parse(head, file), file), text[closing.end() :]


def join_front_matter(details: Details, text: str) -> str:
    """`text` with the stated details above it; `split_front_matter` gives both back."""
    stated = {key: list(value) if key == "sources" else value for key, value in asdict(details).items() if value}
    return f"---\n{yaml.safe_dump(stated, allow_unicode=True, sort_keys=False)}---\n\n{text}"


def _parse(head: str, file: str) -> Mapping[object, object]:
    try:
        _refuse_tricks(head, file)
        found = yaml.safe_load(head)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        why = (str(error).splitlines() or [type(error).__name__])[0]
        fix = 'Put values with a colon in quotes, as in title: "Attention: a story"'
        raise UnreadableFile(file, f"its front matter is not YAML ({why})", fix) from error
    if found is None:
        return {}
    if not isinstance(found, Mapping):
        raise UnreadableFile(file, "its front matter is not a list of keys", 'Write lines such as "title: Marvin Gaye"')
    return found


def _refuse_tricks(head: str, file: str) -> None:
    """Refuse what can unfold or run, and lists in lists in lists, which take YAML seconds, before they are loaded."""
    brackets = 0
    for token in yaml.scan(head):
        brackets += isinstance(token, _BRACKETS)
        if isinstance(token, _REFUSED) or brackets > _MOST_BRACKETS:
            problem = "its front matter uses YAML anchors, aliases, tags or heaps of brackets"
            raise UnreadableFile(file, problem, 'Write each value out, as in "title: Marvin Gaye"')


def _values(found: Mapping[object, object], file: str) -> dict[str, Value]:
    return {key: _value(key, found[key], file) for key in _KEYS if found.get(key) not in (None, "", [])}


def _value(key: str, value: object, file: str) -> Value:
    if key == "sources":
        return tuple(_source(key, item, file) for item in (value if isinstance(value, list) else [value]))
    if key in ("song", "artist") and isinstance(value, list):
        return "; ".join(_scalar(key, item, file) for item in value)
    if key == "published":
        written = _scalar(key, value, file)
        return iso_date(written) or _refuse(key, written, "a date such as 2016-05-12, 2016-05 or 2016", file)
    return _scalar(key, value, file)


def _source(key: str, item: object, file: str) -> str:
    """One source: a string, or a mapping such as publisher, title, year in the order it gives them."""
    if isinstance(item, Mapping):
        return ", ".join(_scalar(key, part, file) for part in item.values() if part is not None)
    return _scalar(key, item, file)


def _scalar(key: str, value: object, file: str) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int) and not isinstance(value, bool) and value.bit_length() <= _LONGEST_NUMBER:
        return str(value)
    if isinstance(value, str | float):
        return " ".join(printable(str(value)).split())
    return _refuse(key, value, "text", file)


def _refuse(key: str, value: object, wanted: str, file: str) -> str:
    found = repr(value[:60]) if isinstance(value, str) else f"of type {type(value).__name__}"
    raise UnreadableFile(file, f"{key!r} in its front matter is {found}", f"Make it {wanted}, or remove the line")

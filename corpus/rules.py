"""What a cleaning rule is: a reason, and the lines that it claims."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from corpus.page import Line

_EDGES = re.compile(r"^[^\w©¿?+]+|[^\w)?!.:…]+$")


@dataclass(frozen=True, slots=True)
class Rule:
    """Why lines are cut, and which: `find` gives the numbers of the lines that it claims."""

    reason: str
    find: Callable[[Sequence[Line]], Iterator[int]]


def bare(text: str) -> str:
    """The text without the emoji, arrows, bullets and rules that decorate it."""
    return _EDGES.sub("", text)


def worded(reason: str, *wordings: str, longest: int = 200) -> Rule:
    """A rule for lines that begin with one of the wordings; a wording that ends in $ is all of the line."""
    pattern = re.compile("|".join(f"(?:{wording})" for wording in wordings), re.IGNORECASE)

    def find(lines: Sequence[Line]) -> Iterator[int]:
        yield from (at for at, line in enumerate(lines) if len(line.text) <= longest and pattern.match(bare(line.text)))

    return Rule(reason, find)

"""The proper names and titles in a question: what an answer has to be about."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.text import words

_QUOTED = re.compile(r"[\"“]([^\"“”]{2,80})[\"”]|(?<!\w)['‘]([^'‘’]{2,80})['’](?!\w)")
_CAPITAL = r"(?:[A-Z0-9À-ÖØ-Þ][\w'’.&-]*[\w]|[A-Z0-9À-ÖØ-Þ])"
_JOINER = r"(?:of|the|&|de|du|da|do|la|le|el|los|las|van|von)"
_RUN = re.compile(rf"(?<![\w'’]){_CAPITAL}(?:\s+(?:{_JOINER}\s+){{0,2}}{_CAPITAL})*")
_CUE = re.compile(
    r"\b(?:song|single|track|hit|ballad|anthem|tune|called|titled"
    r"|wrote|directed|produced|recorded|released|covered|sampled|sang|sings"
    r"|(?:video|clip|words|lyrics|music) (?:for|of|to))\s+$"
)
_OPENERS = frozenset(
    "a an and are as at but by can could did do does for from had has have how if in is it its list of on or should so "
    "tell that the their then there they this to was were what when where which who whom whose why will with would i "
    "name give show explain describe".split()
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a question. `title` marks one that is in quotation marks, or stands where a song's title stands."""

    text: str
    title: bool

    @property
    def words(self) -> tuple[str, ...]:
        """The folded words of the name, without a possessive ending."""
        return tuple(word.removesuffix("'s").removesuffix("'") for word in words(self.text))


def names_in(question: str) -> tuple[Name, ...]:
    """Quoted titles first, then runs of capitalised words, each once."""
    quoted = [next(filter(None, match.groups())).strip(" ,.?!") for match in _QUOTED.finditer(question)]
    rest = _QUOTED.sub(" , ", question)
    names = [Name(text, title=True) for text in quoted if words(text)]
    for match in _RUN.finditer(rest):
        text = _without_opener(match.group(), starts=not rest[: match.start()].strip(" ,"))
        if words(text) and not (len(text) == 1 and text.isalpha()):
            names.append(Name(text, title=bool(_CUE.search(rest[: match.start()]))))
    return tuple(dict.fromkeys(names))


def full_name_in(answer: str) -> str | None:
    """The name of a person in a short answer: the first of several words, or else the last; None without any."""
    names = [name.text for name in names_in(answer)]
    return next((name for name in names if " " in name), names[-1] if names else None)


def _without_opener(run: str, starts: bool) -> str:
    """The run without the word that is capitalised only because it begins the question."""
    first, _, rest = run.partition(" ")
    while first and starts and first.lower().removesuffix("'s").removesuffix("’s") in _OPENERS:
        while rest and rest.split(" ")[0].lower() in _OPENERS and rest[0].islower():
            rest = rest.partition(" ")[2]
        first, _, tail = rest.partition(" ")
        run, rest = rest, tail
    return run

"""Questions that articles suggest: each is made from words that stand in one, and names the words that made it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from assistant.known import titles
from corpus import Article, Kind, units

_NAME = r"(?P<it>(?!(?:As|And|But|When|Here|So|The|New)\b)[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){1,2})"
_PART = r"(?P<it>organ|guitar|drums|bass|piano|violin|saxophone|flute|synthesizer|harmonica|trumpet)"
_NUMBER = r"(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty)"
_ROLE = r"(?P<it>engineer|producer|guitarist|drummer|bassist|organist|lyricist|arranger|conductor|photographer)"
_WORKED = r"(?:wrote|written|writing|composed|finished)"

_NAMED_AGAIN = 3

# A question, and the words of an article that suggest it; `it` is what they catch for the question's own words.
# The telling ones come first: anybody can ask who wrote a song.
_FORMS = tuple(
    (question, re.compile(words))
    for question, words in (
        ("Who played the {it} on “{song}”?", rf"\bplay(?:ed|s|ing) (?:the |a |an )?{_PART}\b"),
        ("What did {it} say about “{song}”?", rf"{_NAME},? (?:told|says|said|recalls|recalled|remembers|insists)\b"),
        ("Who went to court over “{song}”?", r"\b(?:sued|lawsuits?|court|filed)\b"),
        ("How long did it take to write “{song}”?", rf"\b{_WORKED}\b.*\b(?:minutes|hours?|days?|weeks)\b"),
        ("How many copies did “{song}” sell?", rf"\b{_NUMBER}\b.*\bcopies\b"),
        ("Who banned “{song}”?", r"\bbanned\b"),
        ("How did “{song}” get its title?", r"\b(?:named after|the title|its title|called it)\b"),
        ("What inspired “{song}”?", r"\binspir\w+"),
        ("Where was the video for “{song}” filmed?", r"\b(?:filmed|shot) (?:in|at|on)\b"),
        ("Who was the {it} on “{song}”?", rf"\b{_ROLE}\b,? [A-Z]\w+ [A-Z]"),
        ("How many takes did “{song}” need?", rf"\b(?:{_NUMBER}|first|second|third|single|one) takes?\b"),
        ("Who gets the royalties from “{song}”?", r"\broyalt\w+"),
        ("Who turned “{song}” down?", r"\b(?:rejected|turned (?:it )?down|would not release)\b"),
        ("Who recorded a cover of “{song}”?", r"\bcover(?:s|ed)?\b"),
        ("What does “{song}” sample?", r"\bsampl\w+"),
        ("Which Grammys did “{song}” win?", r"\bGrammys?\b"),
        ("Where was “{song}” recorded?", r"\b(?:recorded|taped)\b.*\b(?:in|at)\b"),
        ("How high did “{song}” get in the charts?", r"(?:\bNo\. ?|#)\d+\b|\bnumber (?:one|two|three)\b"),
        ("Who directed the video for “{song}”?", r"\bdirect(?:ed|or)\b"),
        ("How many views does the video for “{song}” have?", r"\bviews\b"),
        ("Who produced “{song}”?", r"\bproduc(?:ed|ers?)\b"),
        ("When was “{song}” written?", rf"\b{_WORKED}\b.*\b(?:19|20)\d\d\b"),
        ("Where did the idea for “{song}” come from?", r"\bidea\b"),
        ("Who wrote “{song}”?", r"\b(?:wrote|written by|songwriter|composer)\b"),
        ("What is “{song}” about?", r"\bsong\b.*\babout\b"),
    )
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A question of one form. A quote that answers it holds what `told_by` finds."""

    question: str
    form: int
    told_by: re.Pattern[str]


def candidates(song: str, articles: Sequence[Article]) -> list[Candidate]:
    """The questions that the articles suggest about a song: every form once, then those that fit a second time."""
    title = titles(song)[-1]
    found = {one.question: one for article in articles for one in _suggested(title, article)}
    by_form: defaultdict[int, list[Candidate]] = defaultdict(list)
    for one in found.values():
        by_form[one.form].append(one)
    rounds = zip_longest(*(by_form[form] for form in sorted(by_form)))
    return [one for round in rounds for one in round if one]


def _suggested(title: str, article: Article) -> Iterator[Candidate]:
    said = [unit.span for unit in units(article) if unit.kind in (Kind.SENTENCE, Kind.ITEM)]
    for text in (article.text[span.start : span.end] for span in said):
        for form, (question, cue) in enumerate(_FORMS):
            match = cue.search(text)
            it = match.groupdict().get("it", "") if match else ""
            if match and _can_be_asked(it, title, article):
                told_by = re.compile(re.escape(it.split()[-1])) if it else cue
                yield Candidate(question.format(it=it, song=title), form, told_by)


def _can_be_asked(it: str, title: str, article: Article) -> bool:
    """False for a name that is hardly a person's: who is quoted is named again by the last name alone."""
    return not it[:1].isupper() or (title not in it and article.text.count(it.split()[-1]) >= _NAMED_AGAIN)

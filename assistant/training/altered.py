"""Answered examples made unanswerable: the sentence that answers taken out, or one word of the question exchanged.

A passage on another matter teaches little about "not here". These keep everything but the one detail that is asked for
(after Rajpurkar et al. 2018, who had people exchange names and opposites).
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.reader import Context
from assistant.training.examples import Example
from corpus import Article, Details, Span, units

_LEAST_LEFT = 120
"""Characters: of a shorter rest anybody sees that it cannot answer."""
_NAME = re.compile(r"(?<=[a-z,] )(?:[A-Z][\w'’-]+)(?: (?:of |the )?[A-Z][\w'’-]+)*|\b(?:1[5-9]|20)\d\d\b")
_WORD = re.compile(r"[A-Za-z]+")
_STEM = 5
_APART = """
bass drums guitar piano keyboard saxophone trumpet violin harmonica organ synthesizer cello flute banjo
bassist drummer guitarist pianist singer violinist saxophonist
producer director engineer manager photographer choreographer arranger publisher lawyer publicist editor
produced directed mixed mastered released performed danced filmed published covered sampled rejected banned mentioned
produce direct mix master release perform dance film publish cover sample reject ban mention play buy
mother father brother sister wife husband daughter son uncle grandmother teacher neighbour
first second third last
highest lowest
longest shortest
oldest youngest
earliest latest
most least
before after
born married buried
won lost
win lose
bought sold
began ended
begin end
joined left
opened closed
video album demo tour chorus bridge title film remix riff cover sleeve
weeks days months hours minutes copies takes people countries awards singers versions
week day month hour year night weekend
city country street building studio church school hotel
colour name age price height
American British French German Italian Swedish Spanish Irish Canadian Japanese Brazilian Polish Danish
America Britain France Germany Italy Sweden Spain Ireland Canada Japan Brazil Poland Denmark Norway Belgium Austria
London Paris Berlin Nashville Chicago Detroit Memphis Stockholm Dublin Toronto Rome Madrid Oslo
"""


def without_evidence(examples: Sequence[Example]) -> list[Example]:
    """Each answered example with the sentences that answer left out; none where little is left, or the words recur."""
    return [Example(example.question, context, ()) for example in examples if (context := _emptied(example))]


def with_other_question(examples: Sequence[Example], seed: int) -> list[Example]:
    """Each answered example with a word or name of the question exchanged for one of which the passage says nothing."""
    pick = random.Random(seed)  # noqa: S311
    names = sorted({name for example in examples for name in _NAME.findall(example.question)})
    altered = (
        (question, example)
        for example in examples
        if example.spans and (question := _exchanged(example, names, pick)) is not None
    )
    return [Example(question, example.context, ()) for question, example in altered]


def _emptied(example: Example) -> Context | None:
    text = example.context.text
    if not example.spans:
        return None
    every = [unit.span for unit in units(Article("", "", "", text, Details()))]
    kept = [span for span in every if not any(span.overlaps(answer) for answer in example.spans)]
    left = "".join(_with_gap(text, kept))
    if len(left) < _LEAST_LEFT or any(text[answer.start : answer.end] in left for answer in example.spans):
        return None
    return Context(example.context.header, left)


def _with_gap(text: str, spans: Sequence[Span]) -> Iterator[str]:
    """The texts of the spans, each with the white space that stands before the next; a space where one was between."""
    for one, following in pairwise([*spans, Span(len(text), len(text))]):
        between = text[one.end : following.start]
        yield text[one.start : one.end] + (between if not between.strip() else " ")


def _exchanged(example: Example, names: Sequence[str], pick: random.Random) -> str | None:
    """The question with one word exchanged; None where none can be, or every other word stands in the passage."""
    told = f"{example.context.header} {example.context.text}".casefold()
    choices = [
        (match.span(), other)
        for match in _WORD.finditer(example.question)
        for other in _OTHERS.get(match.group(), ())
        if other[:_STEM].casefold() not in told
    ]
    choices = pick.sample(choices, min(2, len(choices)))
    for match in _NAME.finditer(example.question):
        other = pick.choice(names)
        if other.casefold() not in told and match.group().isdigit() == other.isdigit():
            choices.append((match.span(), other))
    if not choices:
        return None
    (start, end), other = pick.choice(choices)
    return example.question[:start] + other + example.question[end:]


def _others() -> dict[str, list[str]]:
    groups = [line.split() for line in _APART.strip().splitlines()]
    found: dict[str, list[str]] = {}
    for group in groups:
        for word in group:
            found.setdefault(word, []).extend(other for other in group if other != word)
    return found


_OTHERS = _others()

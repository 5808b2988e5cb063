"""Drafts as a form: what was guessed of each, open to correction, and what to do with one that is there already."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from assistant.ui.drafts import Choice, Draft, Outcome
from assistant.ui.markup import NOTHING, counted, dotted, joined, notice
from corpus import Article, Details

FIELDS = (
    ("title", "Title"),
    ("song", "Song"),
    ("artist", "Artist"),
    ("publisher", "Publisher"),
    ("published", "Date, as 2016-05-24"),
    ("url", "Address of the page"),
)
_CHOICES = ((Choice.REPLACE, "Replace it"), (Choice.BOTH, "Keep both"), (Choice.SKIP, "Skip this one"))
_FIELD = Markup('<label>{label}<input type="text" name="{name}" value="{value}" autocomplete="off" dir="auto"></label>')


def drafts_view(drafts: Sequence[Draft], reading: str = "", left: int = 0) -> Markup:
    """The drafts so far; `reading` is the file that is being read and `left` how many come after it."""
    if not drafts and not reading:
        return NOTHING
    busy = NOTHING
    if reading:
        more = f", {counted(left, 'file')} to go" if left else ""
        busy = Markup('<p class="notice" role="status">Reading {}{}<span class="dots">…</span></p>').format(
            reading, more
        )
    shown = joined(_draft(draft, number) for number, draft in enumerate(drafts))
    readable = sum(draft.article is not None for draft in drafts)
    keep = Markup('<button type="submit" class="strong">Keep {}</button>').format(counted(readable, "article"))
    buttons = Markup('<div class="buttons">{}<button type="button" class="plain" data-discard>Discard</button></div>')
    ready = buttons.format(keep if readable else NOTHING) if not reading else NOTHING
    return Markup('<form class="drafts" aria-label="Check before keeping">{}{}{}</form>').format(shown, busy, ready)


def details_fields(details: Details) -> Markup:
    """An input for each detail that a person may correct."""
    return joined(_FIELD.format(label=label, name=name, value=getattr(details, name)) for name, label in FIELDS)


def outcomes_view(outcomes: Sequence[Outcome]) -> Markup:
    """What became of each draft, and what to do next."""
    lines = [notice(one.problem, "problem") for one in outcomes if one.problem]
    kept = [one for one in outcomes if one.file]
    lines += [notice(f"Added {one.file}{_in_place_of(one)}.", "good") for one in kept]
    lines += [notice(f"Skipped {one.name}.") for one in outcomes if not one.file and not one.problem]
    if kept:
        lines.append(notice(f"Rebuild the index to ask about {'it' if len(kept) == 1 else 'them'}."))
    return joined(lines)


def _in_place_of(outcome: Outcome) -> str:
    return f" in place of {outcome.replaced.file}" if outcome.replaced else ""


def _draft(draft: Draft, number: int) -> Markup:
    if draft.article is None:
        return Markup('<fieldset class="draft"><legend>{}</legend>{}</fieldset>').format(
            draft.name, notice(draft.problem, "problem")
        )
    other = _other(draft.other, draft.why, number) if draft.other else NOTHING
    return Markup(
        '<fieldset class="draft" data-draft="{}"><legend>{}</legend><p class="facts">{}</p>{}'
        '<div class="fields">{}</div></fieldset>'
    ).format(number, draft.name, _facts(draft.article), other, details_fields(draft.article.details))


def _facts(article: Article) -> str:
    words = sum(len(article.text[kept.start : kept.end].split()) for kept in article.kept())
    return dotted(counted(words, "word"), f"{counted(len(article.cuts), 'part')} cut by cleaning")


def _other(other: Article, why: str, number: int) -> Markup:
    radios = joined(
        Markup('<label><input type="radio" name="choice-{}" value="{}" required> {}</label>').format(
            number, choice, name
        )
        for choice, name in _CHOICES
    )
    return Markup(
        '<div class="like" role="group" aria-label="What to do with it"><p>{}: <strong dir="auto">{}</strong> ({})</p>'
        '<div class="choices">{}</div></div>'
    ).format(why, other.label, other.file, radios)

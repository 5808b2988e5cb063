"""Articles on their way into the library: read, their details guessed, compared with what is there, not yet kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from pathlib import Path
from typing import Any

from assistant.ui.contract import Library
from corpus import Alike, Article, Details, LinerNotesError, Removed


class Choice(StrEnum):
    """What is done with an article that is like another one."""

    REPLACE = "replace"
    BOTH = "both"
    SKIP = "skip"


@dataclass(frozen=True, slots=True)
class Draft:
    """One upload or pasted text. `source` is the uploaded file, or the text itself. `article` is None for a problem.

    `other` is an article of the library that it is like, or of the same name, `why` says how.
    """

    name: str
    source: Path | str
    article: Article | None = None
    problem: str = ""
    other: Article | None = None
    why: str = ""

    @property
    def content(self) -> bytes:
        """The bytes to keep."""
        return self.source.encode("utf-8", "replace") if isinstance(self.source, str) else self.source.read_bytes()


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person made of a draft: its details, and what to do where it is like another one."""

    details: Details
    choice: Choice | None

    @classmethod
    def of(cls, raw: Any, guessed: Details) -> Decision:
        """The decision in what a form sent; what it left out stays as it was guessed."""
        sent = {field.name: str(raw.get(field.name, "")).strip() for field in fields(Details) if field.name in raw}
        choice = raw.get("choice")
        return cls(Details(**(asdict(guessed) | sent)), Choice(choice) if choice in set(Choice) else None)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a draft: the file it is kept as, "" where it was skipped; or why it could not be kept."""

    name: str
    file: str = ""
    problem: str = ""
    replaced: Removed | None = None


def read_drafts(
    sources: Sequence[tuple[str, Path | str]], library: Library, articles: Sequence[Article]
) -> Iterator[Draft]:
    """A draft for each source, in order, one at a time: reading a large file takes a while."""
    alike = Alike(articles)
    by_file = {article.file: article for article in articles}
    for name, source in sources:
        draft = Draft(name, source)
        try:
            article = library.preview(name, draft.content)
        except LinerNotesError as error:
            yield Draft(name, source, problem=str(error))
            continue
        except OSError:
            yield Draft(name, source, problem=f"{name}: the upload is not there any more. Add it again.")
            continue
        other, why = _other(article, by_file, alike)
        yield Draft(name, source, article, other=other, why=why)


def keep(draft: Draft, decision: Decision, library: Library) -> Outcome:
    """Keep a draft as decided. What it replaces is removed, which can be undone."""
    if draft.article is None or decision.choice is Choice.SKIP:
        return Outcome(draft.name)
    replaced: Removed | None = None
    try:
        if draft.other and decision.choice is None:
            return Outcome(
                draft.name, problem=f"{draft.name}: it is like {draft.other.file}. Choose what to do with it."
            )
        if draft.other and decision.choice is Choice.REPLACE:
            replaced = library.remove(draft.other.file)
        file = _keep(draft, decision, library)
    except LinerNotesError as error:
        if replaced:
            library.put_back(replaced)
        return Outcome(draft.name, problem=str(error))
    except OSError:
        return Outcome(draft.name, problem=f"{draft.name}: the upload is not there any more. Add it again.")
    return Outcome(draft.name, file, replaced=replaced)


def _keep(draft: Draft, decision: Decision, library: Library) -> str:
    guessed = draft.article.details if draft.article else Details()
    if isinstance(draft.source, str):
        return library.add_text(draft.source, decision.details)
    add = library.add_beside if decision.choice is Choice.BOTH else library.add
    file = add(draft.name, draft.content)
    if decision.details != guessed:
        library.correct(file, decision.details)
    return file


def _other(article: Article, by_file: dict[str, Article], alike: Alike) -> tuple[Article | None, str]:
    twin = alike.twin_of(article)
    if article.file in by_file:
        same = by_file[article.file].text == article.text
        return by_file[article.file], "It is in the library already" if same else "A file of this name is there already"
    if twin is None:
        return None, ""
    if twin.article.text.split() == article.text.split():
        return twin.article, "It is in the library already"
    return twin.article, f"{twin.likeness:.0%} of the shorter text is in both"

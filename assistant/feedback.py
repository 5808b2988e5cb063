"""What people said of answers, in a file that they can read; and the questions for an evaluation made from it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from assistant.answer import Status
from assistant.conversation import Conversation, Rating, Verdict
from corpus import LinerNotesError

FEEDBACK = "feedback.jsonl"
"""The file's name in the store."""
WRONG_QUOTE = "the quote is wrong"
INCOMPLETE = "it misses something"
SHOULD_REFUSE = "it should have refused"
_NOTHING = "(?!)"
"""A pattern that matches nothing: a question without gold counts as wrong, not as right."""
REASONS = (WRONG_QUOTE, INCOMPLETE, SHOULD_REFUSE)


class BadFeedback(LinerNotesError):
    """A feedback file that cannot be read."""


@dataclass(frozen=True, slots=True)
class Feedback:
    """The file: JSON Lines, a line for each verdict, the latest for the same answer being the one that counts."""

    path: Path

    def add(self, conversation: Conversation, number: int, rating: Rating) -> None:
        """Write down what was said of answer `number` of the conversation."""
        turn = conversation.turns[number]
        if turn.answer is None:
            return
        line = {
            "id": f"{conversation.id[:8]}-{number}",
            "at": datetime.now(UTC).isoformat(timespec="seconds"),
            "verdict": rating.verdict.value,
            "reason": rating.reason,
            "note": rating.note,
            "question": turn.corrected or turn.question,
            "history": [] if turn.corrected else list(conversation.history(number)),
            "status": turn.answer.status.value,
            "quotes": [{"file": quote.article.file, "text": quote.text} for quote in turn.answer.quotes],
        }
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.open("a", encoding="utf-8") as lines:
            lines.write(json.dumps(line, ensure_ascii=False).encode("utf-8", "replace").decode() + "\n")

    def questions(self) -> list[dict[str, Any]]:
        """One question an answer, in the form of tests/eval: what was good has to stay, what was bad has to be mended.

        A good answer's quotes are the gold. For a bad one the gold is the note, the words that should have been quoted;
        without a note nothing passes until a person fills it in. "It should have refused" makes an unanswerable one.
        """
        latest = {line["id"]: line for line in self._lines()}
        return [_question(line) for line in latest.values()]

    def _lines(self) -> Iterator[Mapping[str, Any]]:
        fix = "Mend that line or delete it."
        try:
            lines = self.path.read_text(encoding="utf-8").splitlines()
        except FileNotFoundError as error:
            raise BadFeedback(str(self.path), "nobody has rated an answer yet", "Rate one in the chat.") from error
        except (OSError, UnicodeDecodeError) as error:
            raise BadFeedback(str(self.path), f"it cannot be read ({error})", "Give another --store.") from error
        for number, text in enumerate(lines, start=1):
            if text.strip():
                yield _checked(f"{self.path} line {number}", text, fix)


def _checked(where: str, text: str, fix: str) -> Mapping[str, Any]:
    try:
        line = json.loads(text)
        texts: Sequence[str] = [quote["text"] for quote in line["quotes"]]
        told = [line[key] for key in ("id", "verdict", "reason", "note", "question", "status")]
        if all(isinstance(value, str) for value in (*told, *texts, *line["history"])):
            return dict(line)
    except (ValueError, KeyError, TypeError) as error:
        raise BadFeedback(where, "it is no line of feedback", fix) from error
    raise BadFeedback(where, "it is no line of feedback", fix)


def _question(line: Mapping[str, Any]) -> dict[str, Any]:
    texts = [quote["text"] for quote in line["quotes"]]
    row: dict[str, Any] = {"id": line["id"], "kind": _kind(line), "question": line["question"]}
    if line["history"]:
        row["history"] = line["history"]
    if row["kind"] in ("unanswerable", "conflict"):
        return row | ({"groups": [re.escape(text) for text in texts]} if row["kind"] == "conflict" else {})
    if line["verdict"] == Verdict.GOOD:
        return row | {"gold": [["|".join(map(re.escape, texts))]]}
    gold = re.escape(line["note"]) if line["note"] else _NOTHING
    return row | {"gold": [[gold]], "comment": f"{line['reason']}; it quoted: {' / '.join(texts)}"}


def _kind(line: Mapping[str, Any]) -> str:
    good = line["verdict"] == Verdict.GOOD
    if line["reason"] == SHOULD_REFUSE or (good and line["status"] == Status.NOT_FOUND):
        return "unanswerable"
    if good and line["status"] == Status.DISPUTED:
        return "conflict"
    return "followup" if line["history"] else "fact"

"""`python -m assistant ask | batch | verify | feedback`: the assistant without a browser."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tqdm import tqdm

from assistant.answer_json import answer_to_json
from assistant.assemble import assemble
from assistant.assistant import Assistant
from assistant.errors import BadQuestion
from assistant.feedback import FEEDBACK, Feedback
from assistant.options import add_options, settings_from
from assistant.verify import verify
from corpus import LinerNotesError
from index.__main__ import add_index_options, bar_progress, print_update


def main(arguments: list[str] | None = None) -> int:
    """Run one command; gives the exit status: 1 for a quote that does not verify, 2 for what a person can mend."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except LinerNotesError as error:
        print(error, file=sys.stderr)
        return 2


def _ask(options: argparse.Namespace) -> int:
    answer = _open(options).ask(options.question)
    print(json.dumps(answer_to_json(answer), ensure_ascii=False, indent=1) if options.json else answer.text)
    return 0


def _batch(options: argparse.Namespace) -> int:
    questions = list(_questions(options.questions))
    assistant = _open(options)
    waiting = options.answers.with_name(options.answers.name + ".part")
    with waiting.open("w", encoding="utf-8") as lines:
        for row in tqdm(questions, desc="asking", unit=""):
            answer = assistant.ask(row["question"], row.get("history", []))
            lines.write(json.dumps(answer_to_json(answer, row["id"]), ensure_ascii=False) + "\n")
    waiting.replace(options.answers)
    return 0


def _verify(options: argparse.Namespace) -> int:
    checks = verify(options.answer, options.articles)
    for check in checks:
        print(check)
    return 0 if all(check.holds for check in checks) else 1


def _feedback(options: argparse.Namespace) -> int:
    feedback = Feedback(options.store / FEEDBACK)
    rows = [json.dumps(row, ensure_ascii=False) for row in feedback.questions()]
    if options.questions is None:
        print("\n".join(rows))
        return 0
    options.questions.write_text("\n".join(rows) + "\n", encoding="utf-8")
    print(f"{len(rows)} question{'' if len(rows) == 1 else 's'} from {feedback.path} in {options.questions}")
    return 0


def _open(options: argparse.Namespace) -> Assistant:
    """The assistant over an index that is up to date; what was built is told on standard error."""
    assistant = assemble(settings_from(options))
    print_update(assistant.index.update(bar_progress()), sys.stderr)
    return assistant


def _questions(path: Path) -> Iterator[dict[str, Any]]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise BadQuestion(str(path), f"it cannot be read ({error})", "Give a JSON Lines file in UTF-8.") from error
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _question(f"{path} line {number}", line)


def _question(where: str, line: str) -> dict[str, Any]:
    fix = 'Each line is {"id": "...", "question": "...", "history": ["..."]}.'
    try:
        row = json.loads(line)
    except ValueError as error:
        raise BadQuestion(where, f"it is no JSON ({error})", fix) from error
    if not isinstance(row, dict) or not all(isinstance(row.get(key), str) for key in ("id", "question")):
        raise BadQuestion(where, "id or question is missing or no text", fix)
    history = row.get("history", [])
    if not isinstance(history, list) or not all(isinstance(turn, str) for turn in history):
        raise BadQuestion(where, "history is no list of texts", fix)
    return row


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m assistant", description="Ask the articles without a browser.")
    commands = parser.add_subparsers(required=True, metavar="ask | batch | verify | feedback")
    ask = commands.add_parser("ask", help="answer one question")
    ask.add_argument("question")
    ask.add_argument("--json", action="store_true", help="print the whole answer as JSON")
    ask.set_defaults(run=_ask)
    batch = commands.add_parser("batch", help="answer a file of questions")
    batch.add_argument("questions", type=Path, metavar="QUESTIONS.jsonl")
    batch.add_argument("answers", type=Path, metavar="ANSWERS.jsonl")
    batch.set_defaults(run=_batch)
    replay = commands.add_parser("verify", help="replay the quotes of an exported answer against the articles")
    replay.add_argument("answer", type=Path, metavar="ANSWER.json")
    replay.set_defaults(run=_verify)
    rated = commands.add_parser("feedback", help="turn what was rated in the chat into evaluation questions")
    rated.add_argument("questions", type=Path, nargs="?", metavar="QUESTIONS.jsonl")
    rated.set_defaults(run=_feedback)
    for command in (ask, batch):
        add_options(command)
    for command in (replay, rated):
        add_index_options(command)
    return parser


if __name__ == "__main__":
    sys.exit(main())

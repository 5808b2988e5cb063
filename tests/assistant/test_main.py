from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.__main__ import main
from tests.fakes import write_library

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The options for a small library with an index of its own, made with the real models."""
    folder = tmp_path_factory.mktemp("library")
    return ["--articles", str(write_library(folder / "articles")), "--store", str(folder / "store")]


def test_ask_prints_a_quoted_answer(folders: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "Who directed the video for Harbour Lights?", *folders]) == 0
    assert "Tomas Ek" in capsys.readouterr().out


def test_an_exported_answer_verifies(folders: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "Where was Cinder Road recorded?", "--json", *folders]) == 0
    export = tmp_path / "answer.json"
    export.write_text(capsys.readouterr().out)
    assert json.loads(export.read_text())["quotes"]
    assert main(["verify", str(export), *folders]) == 0
    export.write_text(export.read_text().replace("barn", "boat"))
    assert main(["verify", str(export), *folders]) == 1


def test_batch_answers_a_line_each(folders: list[str], tmp_path: Path) -> None:
    questions, answers = tmp_path / "questions.jsonl", tmp_path / "answers.jsonl"
    rows = [
        {"id": "1", "question": "What did Harbour Lights reach in Norway?"},
        {"id": "2", "question": "And in Denmark?", "history": ["What did Harbour Lights reach in Norway?"]},
    ]
    questions.write_text("\n".join(map(json.dumps, rows)))
    assert main(["batch", str(questions), str(answers), *folders]) == 0
    written = [json.loads(line) for line in answers.read_text().splitlines()]
    assert [row["id"] for row in written] == ["1", "2"]
    assert written[1]["standalone_question"] == "What did Harbour Lights reach in Denmark?"


def test_feedback_becomes_evaluation_questions(
    folders: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    line: dict[str, object] = {"id": "a-0", "verdict": "bad", "reason": "it should have refused", "note": ""}
    line |= {"question": "Who?", "history": [], "status": "answered", "quotes": [{"file": "a.txt", "text": "She."}]}
    (tmp_path / "feedback.jsonl").write_text(json.dumps(line) + "\n")
    out = tmp_path / "questions.jsonl"
    assert main(["feedback", str(out), "--store", str(tmp_path)]) == 0
    assert json.loads(out.read_text()) == {"id": "a-0", "kind": "unanswerable", "question": "Who?"}
    assert "1 question from" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["ask", "?!"], "question: there is no word in it"),
        (["ask", "a" * 20_000], "question: it has 20,000 characters"),
        (["batch", "/nowhere/questions.jsonl", "answers.jsonl"], "/nowhere/questions.jsonl: it cannot be read"),
        (["verify", "/nowhere/answer.json"], "/nowhere/answer.json: it cannot be read"),
        (["ask", "Who?", "--articles", "/nowhere/articles"], "/nowhere/articles"),
        (["ask", "Who?", "--model", "no-such-model"], "model 'no-such-model': it is no folder"),
    ],
)
def test_a_mistake_is_one_line_and_exit_status_2(
    folders: list[str], capsys: pytest.CaptureFixture[str], arguments: list[str], named: str
) -> None:
    with_folders = arguments if "--articles" in arguments else [*arguments, *folders]
    assert main([*with_folders, *folders[2:]]) == 2
    printed = capsys.readouterr().err.strip()
    assert printed.splitlines()[-1].startswith(named)
    assert "Traceback" not in printed

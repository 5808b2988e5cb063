"""`make eval`: every question set through the whole assistant; one table, with our floors beside it."""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from tqdm import tqdm

from assistant.assemble import assemble
from assistant.settings import Settings
from index import IndexSettings
from tests.eval.score import Figures, figures, is_right, read_questions

HERE = Path(__file__).parent
FLOORS = HERE / "floors.json"


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Questions over a folder of articles."""

    name: str
    questions: Path
    articles: Path

    @property
    def sha256(self) -> str:
        """The hash of the questions and of the articles: a floor holds for these alone."""
        files = [self.questions, *sorted(path for path in self.articles.rglob("*") if path.is_file())]
        return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()


OWN = QuestionSet("own", HERE / "questions.jsonl", HERE.parents[1] / "corpus" / "articles")


def measure(of: QuestionSet, store: Path, show: bool = False) -> Figures:
    """Ask every question of a set; the shares that came out right."""
    settings = Settings(index=IndexSettings(articles=of.articles, store=store))
    assistant = assemble(settings)
    assistant.index.build()
    questions, right = read_questions(of.questions), {}
    for question in tqdm(questions, desc=of.name, unit="", disable=None):
        answer = assistant.ask(question["question"], question.get("history", []))
        right[question["id"]] = is_right(question, answer)
        if show and not right[question["id"]]:
            print(f"{question['id']} {question['kind']}: {question['question']}\n    {answer.text[:200]!r}")
    return figures(questions, right)


def main() -> int:
    """Print the table; exit status 1 where a figure is below its floor."""
    parser = argparse.ArgumentParser(prog="python -m tests.eval.run", description=__doc__)
    parser.add_argument("--shared", type=Path, default=HERE.parents[2] / "shared")
    parser.add_argument("--sets", nargs="*", help="only these sets")
    parser.add_argument("--show", action="store_true", help="print every question that came out wrong")
    options = parser.parse_args()
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    below = False
    with tempfile.TemporaryDirectory() as scratch:
        print(f"{'set':10} {'measure':10} {'now':>6} {'floor':>6}")
        for of in _sets(options.shared, Path(scratch)):
            if options.sets and of.name not in options.sets:
                continue
            for name, share in asdict(measure(of, Path(scratch) / f"{of.name}-store", options.show)).items():
                floor = floors.get(of.name, {}).get(name)
                if share is not None:
                    below |= floor is not None and share < floor
                    print(f"{of.name:10} {name:10} {share:6.3f} {'' if floor is None else f'{floor:6.3f}'}")
    return int(below)


def laid_out(shared: Path, folder: Path) -> Iterator[QuestionSet]:
    """The sets that stand beside the repository, laid out in `folder` by their own script."""
    subprocess.run([sys.executable, shared / "eval" / "layout.py", folder], check=True, stdout=subprocess.DEVNULL)
    for laid in sorted(path for path in folder.iterdir() if path.is_dir()):
        yield QuestionSet(laid.name, laid / "questions.jsonl", laid / "articles")


def _sets(shared: Path, scratch: Path) -> Iterator[QuestionSet]:
    yield OWN
    if (shared / "eval" / "layout.py").is_file():
        yield from laid_out(shared, scratch / "sets")
    else:
        print(f"{shared} is not here: only our own set is run", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())

"""`make eval`: every question set through the whole assistant; one table, the last committed figures beside it."""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Collection, Iterator
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from tqdm import tqdm

from assistant.assemble import assemble
from assistant.settings import Settings
from assistant.training.cases import unseen_squad2
from assistant.training.data import STORIES_MEASURED_ON
from index import IndexSettings
from tests.eval.curve import draw
from tests.eval.score import Figures, Outcome, figures, outcome, read_questions

HERE = Path(__file__).parent
FLOORS = HERE / "floors.json"
FIGURES = HERE / "figures.json"
CURVE = HERE.parents[1] / "docs" / "risk-coverage.svg"
# Questions and articles of these were kept from training; of the others none were used.
_STORIES, _SQUAD2 = "stories", "squad2"


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Questions over a folder of articles; `only` are the ids that are asked, all where it is None."""

    name: str
    questions: Path
    articles: Path
    only: Collection[str] | None = None

    def asks(self, id: str) -> bool:
        """True for a question that is asked."""
        return self.only is None or id in self.only

    @property
    def sha256(self) -> str:
        """The hash of the questions and of the articles: a floor holds for these alone."""
        files = [self.questions, *sorted(path for path in self.articles.rglob("*") if path.is_file())]
        return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()


OWN = QuestionSet("own", HERE / "questions.jsonl", HERE.parents[1] / "corpus" / "articles")
# What anybody asks of any song, half of it not told: who wrote it, when it came out, where it was recorded.
PLAIN = replace(OWN, name="plain", questions=HERE / "plain.jsonl")


def half_to_test_on(of: QuestionSet) -> QuestionSet:
    """The half of a set that nothing was tuned on."""
    asked = {row["id"] for row in read_questions(of.questions) if row["half"] == "test"}
    return replace(of, name=f"{of.name}-test", only=asked)


def measure(of: QuestionSet, store: Path, threads: int | None = None) -> list[Outcome]:
    """Ask every question of a set without a bar."""
    index = IndexSettings(articles=of.articles, store=store)
    assistant = assemble(Settings(index=replace(index, threads=threads) if threads else index, answer_above=0.0))
    assistant.index.build()
    questions = [row for row in read_questions(of.questions) if of.asks(row["id"])]
    asked = tqdm(questions, desc=of.name, unit="", disable=None)
    return [outcome(row, assistant.ask(row["question"], row.get("history", []))) for row in asked]


def main() -> int:
    """Print the table; exit status 1 where a figure is below its floor."""
    options = _parser().parse_args()
    table = Table(*(json.loads(path.read_text(encoding="utf-8")) for path in (FLOORS, FIGURES)))
    bar, outcomes = Settings().answer_above, {}
    print(f"{'set':10} {'measure':10} {'now':>6} {'last':>6} {'floor':>6}")
    with tempfile.TemporaryDirectory() as scratch:
        for of in _sets(options.shared, Path(scratch)):
            if options.sets and of.name not in options.sets:
                continue
            outcomes[of.name] = measure(of, Path(scratch) / f"{of.name}-store", options.threads)
            table.add(of.name, figures(outcomes[of.name], bar))
            if of in (OWN, PLAIN):
                half = half_to_test_on(of)
                table.add(half.name, figures([one for one in outcomes[of.name] if half.asks(one.id)], bar))
            if options.show:
                _show(outcomes[of.name], bar)
    if options.write:
        FIGURES.write_text(json.dumps(table.last | table.now, indent=1) + "\n", encoding="utf-8")
        CURVE.write_text(draw(outcomes, bar), encoding="utf-8")
    return int(table.below)


@dataclass(slots=True)
class Table:
    """The figures of this run beside the floors and the last committed ones, printed as they come in."""

    floors: dict[str, dict[str, Any]]
    last: dict[str, dict[str, float]]
    now: dict[str, dict[str, float]] = field(default_factory=dict)
    below: bool = False

    def add(self, name: str, reached: Figures) -> None:
        """Print the rows of a set, and keep its figures."""
        shares = {measure: share for measure, share in asdict(reached).items() if share is not None}
        self.now[name] = {measure: round(share, 3) for measure, share in shares.items()}
        for measure, share in shares.items():
            floor, last = self.floors.get(name, {}).get(measure), self.last.get(name, {}).get(measure)
            self.below |= floor is not None and share < floor
            print(f"{name:10} {measure:10} {share:6.3f} {_cell(last)} {_cell(floor)}", flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.eval.run", description=__doc__)
    parser.add_argument("--shared", type=Path, default=HERE.parents[2] / "shared")
    parser.add_argument("--sets", nargs="*", help="only these sets")
    parser.add_argument("--threads", type=int, help="threads of PyTorch (one a core)")
    parser.add_argument("--show", action="store_true", help="print every question that came out wrong")
    parser.add_argument("--write", action="store_true", help=f"keep the figures in {FIGURES.name}, the curve in docs")
    return parser


def _cell(share: float | None) -> str:
    return " " * 6 if share is None else f"{share:6.3f}"


def _show(outcomes: list[Outcome], bar: float) -> None:
    for one in outcomes:
        if not one.is_right(bar):
            print(f"{one.id} {one.kind} {one.confidence:.2f}: {one.question}\n    {one.text[:200]!r}")


def laid_out(shared: Path, folder: Path) -> Iterator[QuestionSet]:
    """The sets that stand beside the repository, laid out in `folder` by their own script."""
    subprocess.run([sys.executable, shared / "eval" / "layout.py", folder], check=True, stdout=subprocess.DEVNULL)
    for laid in sorted(path for path in folder.iterdir() if path.is_dir()):
        questions = laid / "questions.jsonl"
        yield QuestionSet(laid.name, questions, laid / "articles", _kept_apart(laid.name, questions, shared / "data"))


def _kept_apart(name: str, questions: Path, data: Path) -> Collection[str] | None:
    if name == _SQUAD2:
        return set(unseen_squad2(data))
    if name == _STORIES:
        return {row["id"] for row in read_questions(questions) if row["id"][0] in STORIES_MEASURED_ON}
    return None


def _sets(shared: Path, scratch: Path) -> Iterator[QuestionSet]:
    yield from (OWN, PLAIN)
    if (shared / "eval" / "layout.py").is_file():
        yield from laid_out(shared, scratch / "sets")
    else:
        print(f"{shared} is not here: only our own set is run", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())

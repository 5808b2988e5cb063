"""`python -m assistant.training.calibrate`: fits assistant/confidence.py on stories that the reader did not see."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from tqdm import tqdm

from assistant.agree import agree
from assistant.assemble import assemble
from assistant.confidence import CONFIDENCE, Weighed, rival_signs
from assistant.settings import Settings
from assistant.text import words
from assistant.training.examples import read_rows
from corpus import Details, Library
from index import IndexSettings

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_PER_QUESTION = 6
_RIVALS = 2
# Below this the reader's best is no answer, and whatever differs from it no disagreement.
_WORTH_DISPUTING = -1.0


@dataclass(frozen=True, slots=True)
class Case:
    """Signs, whether they stood for the right thing, and the batch that they come from."""

    signs: DataclassInstance
    right: bool
    batch: str


def main(arguments: list[str] | None = None) -> int:
    """Fit both regressions, print each one's area under the curve on a batch left out, write the weights."""
    parser = argparse.ArgumentParser(prog="python -m assistant.training.calibrate", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with stories/")
    parser.add_argument("--fit", default="lmn", help="batches to fit on (%(default)s)")
    parser.add_argument("--threads", type=int, default=2, help="threads of PyTorch (%(default)s)")
    options = parser.parse_args(arguments)
    answers, differs = _collect(options.data / "stories", options.fit, options.threads)
    fitted = {"fitted_on": options.fit, "answers": _fit("answers", answers), "differs": _fit("differs", differs)}
    CONFIDENCE.write_text(json.dumps(fitted, indent=1) + "\n", encoding="utf-8")
    return 0


def _fit(name: str, cases: Sequence[Case]) -> dict[str, Any]:
    rows = np.array([list(asdict(case.signs).values()) for case in cases])
    right = np.array([case.right for case in cases])
    batches = np.array([case.batch for case in cases])
    held_out = np.zeros(len(cases))
    for batch in sorted(set(batches)):
        inside = batches == batch
        model = LogisticRegression(max_iter=5000).fit(rows[~inside], right[~inside])
        held_out[inside] = model.predict_proba(rows[inside])[:, 1]
    ours, alone = roc_auc_score(right, held_out), roc_auc_score(right, rows[:, 0])
    print(f"{name}: {len(cases)} cases, {right.sum()} right; AUC {ours:.3f}, by the score alone {alone:.3f}")
    model = LogisticRegression(max_iter=5000).fit(rows, right)
    weights = dict(zip(asdict(cases[0].signs), (round(float(value), 4) for value in model.coef_[0]), strict=True))
    return {"intercept": round(float(model.intercept_[0]), 4), "weights": weights}


def _collect(stories: Path, batches: str, threads: int) -> tuple[list[Case], list[Case]]:
    """The cases of all questions of `batches`, asked of a library that holds the articles of every batch."""
    answers: list[Case] = []
    differs: list[Case] = []
    with tempfile.TemporaryDirectory() as scratch:
        library = Library(Path(scratch) / "articles")
        for folder in sorted(stories.iterdir()):
            for row in read_rows(folder / "articles.jsonl"):
                library.add_text(row["text"], Details(row["title"], row["song"], row["artist"]))
        index = IndexSettings(articles=Path(scratch) / "articles", store=Path(scratch) / "store", threads=threads)
        assistant = assemble(Settings(index=index))
        assistant.index.build()
        for batch in batches:
            for row in tqdm(read_rows(stories / batch / "questions.jsonl"), desc=batch, mininterval=10):
                weighed = assistant.weigh(row["question"], row["history"])
                answers += [Case(item.signs, bool(_given(item, row)), batch) for item in weighed[:_PER_QUESTION]]
                differs += _rival_cases(row, weighed, batch)
    return answers, differs


def _rival_cases(row: Mapping[str, Any], weighed: Sequence[Weighed], batch: str) -> list[Case]:
    """The next best pieces that do not agree with the best: right where they give an account that it does not."""
    if not weighed or weighed[0].signs.score < _WORTH_DISPUTING:
        return []
    best = weighed[0]
    rivals = [item for item in weighed[1:] if not agree(best.evidence, item.evidence)][:_RIVALS]
    ours = _given(best, row)
    return [
        Case(
            rival_signs(row["question"], best, rival),
            row["kind"] == "conflict" and bool(ours) and bool(_given(rival, row) - ours),
            batch,
        )
        for rival in rivals
    ]


def _given(item: Weighed, row: Mapping[str, Any]) -> set[int]:
    """The accounts that the quote gives: it holds an answer's span, or is its sentence."""
    quoted = words(item.evidence.text)
    return {
        answer["account"]
        for answer in row["answers"]
        if " ".join(words(answer["span"])) in " ".join(quoted) or set(words(answer["sentence"])) <= set(quoted)
    }


if __name__ == "__main__":
    sys.exit(main())

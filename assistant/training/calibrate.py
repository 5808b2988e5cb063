"""`python -m assistant.training.calibrate`: fits assistant/confidence.py on questions that the reader did not see."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from assistant.agree import agree
from assistant.asked import list_signs
from assistant.confidence import CONFIDENCE, rival_signs
from assistant.logistic import Logistic
from assistant.training.cases import Asked, Case, ask_all, question_sets
from assistant.training.data import STORIES_MEASURED_ON, STORIES_TRAINED_ON
from assistant.training.examples import read_rows

Table = NDArray[np.float64]

_RIVALS = 2
# Snippets and an encyclopedia teach when an answer is right there, which does not hold for pages about songs.
_OF_ANOTHER_KIND = ("squad2", "rgb", "ramdocs", "pairs")
# How similar a passage that answers is differs from collection to collection: its weight is kept small.
_CAUTIOUS = 0.1
# Below this probability the best piece is no answer, and whatever differs from it no disagreement.
_WORTH_DISPUTING = 0.25
# A word or a pair of words that stands in fewer questions tells of these questions alone.
_LEAST_OFTEN = 4


def main(arguments: list[str] | None = None) -> int:
    """Fit the three regressions, print each one's area under the curve on what was left out, write the weights."""
    parser = argparse.ArgumentParser(prog="python -m assistant.training.calibrate", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with stories/ and eval/")
    parser.add_argument(
        "--sets", type=Path, required=True, help="the question sets, as shared/eval/layout.py lays them out"
    )
    parser.add_argument("--threads", type=int, default=2, help="threads of PyTorch (%(default)s)")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as scratch:
        sets = question_sets(options.data, options.sets, Path(scratch))
        asked = [one for each in sets for one in ask_all(each, options.threads)]
    answers = fit(
        "answers",
        [case for one in asked if not one.of.group.startswith(_OF_ANOTHER_KIND) for case in _answer_cases(one)],
        _CAUTIOUS,
    )
    differs = fit("differs", [case for one in asked for case in _rival_cases(one, answers)])
    lists = _fit_lists(options.data / "stories")
    fitted = {name: asdict(one) for name, one in (("answers", answers), ("differs", differs), ("lists", lists))}
    CONFIDENCE.write_text(json.dumps(fitted, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0


def fit(name: str, cases: Sequence[Case], strength: float = 1.0) -> Logistic:
    """The regression over all cases; what is printed is measured with each group left out in turn.

    `strength` is the inverse of the regularization, as scikit-learn's C.
    """
    rows = np.array([list(asdict(case.signs).values()) for case in cases])
    right = np.array([case.right for case in cases])
    groups = np.array([case.group for case in cases])
    held_out = np.zeros(len(cases))
    for group in sorted(set(groups)):
        inside = groups == group
        held_out[inside] = _regression(rows[~inside], right[~inside], strength).predict_proba(rows[inside])[:, 1]
    print(f"{name}: {len(cases)} cases, {right.sum()} right; AUC {roc_auc_score(right, held_out):.3f}")
    for group in sorted(set(groups)):
        inside = groups == group
        if 0 < right[inside].sum() < inside.sum():
            ours, first = (roc_auc_score(right[inside], scores[inside]) for scores in (held_out, rows[:, 0]))
            print(f"  {group}: {right[inside].sum()} of {inside.sum()}, AUC {ours:.3f}, by its first sign {first:.3f}")
    return _logistic(_regression(rows, right, strength), list(asdict(cases[0].signs)))


def _regression(rows: Table, right: NDArray[np.bool_], strength: float) -> LogisticRegression:
    return LogisticRegression(C=strength, max_iter=5000).fit(rows, right)


def _logistic(model: LogisticRegression, names: Sequence[str]) -> Logistic:
    weights = {name: round(float(value), 4) for name, value in zip(names, model.coef_[0], strict=True)}
    return Logistic(round(float(model.intercept_[0]), 4), {name: value for name, value in weights.items() if value})


def _answer_cases(asked: Asked) -> list[Case]:
    """The reader's best piece alone: fitted on more of them, it tells pieces apart and not questions."""
    return [Case(item.signs, bool(asked.given(item)), asked.of.group) for item in asked.weighed[:1]]


def _rival_cases(asked: Asked, answers: Logistic) -> list[Case]:
    """The next best pieces that do not agree with the best: right where they give an account that it does not."""
    ranked = sorted(asked.weighed, key=lambda item: -answers.logit(item.signs))
    if not ranked or answers.probability(ranked[0].signs) < _WORTH_DISPUTING:
        return []
    best, ours = ranked[0], asked.given(ranked[0])
    rivals = [item for item in ranked[1:] if not agree(best.evidence, item.evidence)][:_RIVALS]
    return [
        Case(
            rival_signs(asked.of.text, best, rival, answers),
            asked.of.kind == "conflict" and bool(ours) and bool(asked.given(rival) - ours),
            asked.of.group,
        )
        for rival in rivals
    ]


def _fit_lists(stories: Path) -> Logistic:
    """Which questions ask for several things, by their words."""
    seen, new = (
        [row for name in names for row in read_rows(stories / name / "questions.jsonl")]
        for names in (STORIES_TRAINED_ON, STORIES_MEASURED_ON)
    )
    often = Counter(sign for row in seen for sign in list_signs(row["question"]))
    names = sorted(name for name, count in often.items() if count >= _LEAST_OFTEN)
    # The lasso leaves some three hundred of over a thousand words and pairs, at a cost of .01 of the area.
    model = LogisticRegression(C=2.0, l1_ratio=1.0, solver="liblinear", max_iter=2000)
    fitted = _logistic(model.fit(_table(seen, names), [_is_list(row) for row in seen]), names)
    scores = [fitted.logit(list_signs(row["question"])) for row in new]
    print(
        f"lists: AUC {roc_auc_score([_is_list(row) for row in new], scores):.3f}, {len(fitted.weights)} words and pairs"
    )
    return fitted


def _table(rows: Sequence[Mapping[str, Any]], names: Sequence[str]) -> Table:
    signs = [list_signs(row["question"]) for row in rows]
    return np.array([[float(name in one) for name in names] for one in signs])


def _is_list(row: Mapping[str, Any]) -> bool:
    return bool(row["kind"] == "list")


if __name__ == "__main__":
    sys.exit(main())

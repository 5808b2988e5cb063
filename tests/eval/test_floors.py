"""The quality floors: figures that only go up. To lower one is a deliberate act, with its reason in the commit."""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from pathlib import Path

import pytest

from assistant.settings import Settings
from tests.eval.run import FLOORS, OWN, PLAIN, QuestionSet, half_to_test_on, laid_out, measure
from tests.eval.score import figures

# A minute or two on two quiet cores, and far longer beside other work.
pytestmark = [pytest.mark.model, pytest.mark.long, pytest.mark.timeout(1200)]
# PyTorch's threads wait for each other, so beside another worker of pytest-xdist one is faster than two.
_THREADS = 1 if "PYTEST_XDIST_WORKER" in os.environ else None


def test_our_own_questions_are_answered_as_well_as_before(tmp_path: Path) -> None:
    """The half that nothing was tuned on; `make eval` asks the other half too, and holds the floors of the whole."""
    _holds(half_to_test_on(OWN), tmp_path)


def test_the_plainest_questions_are_answered_as_well_as_before(tmp_path: Path) -> None:
    _holds(half_to_test_on(PLAIN), tmp_path)


def test_the_seed_pages_are_answered_as_well_as_before(tmp_path: Path, shared: Path) -> None:
    (seeds,) = [of for of in laid_out(shared, tmp_path / "sets") if of.name == "seeds"]
    _holds(seeds, tmp_path)


def _holds(of: QuestionSet, scratch: Path) -> None:
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))[of.name]
    assert of.sha256 == floors.pop("sha256"), f"the set {of.name} changed: measure it anew and set its floors"
    reached = asdict(figures(measure(of, scratch / "store", _THREADS), Settings().answer_above))
    assert {name: reached[name] for name, floor in floors.items() if reached[name] < floor} == {}

"""A fitted logistic regression over named signs."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


@dataclass(frozen=True, slots=True)
class Logistic:
    """Its intercept and a weight for each sign."""

    intercept: float
    weights: Mapping[str, float]

    @classmethod
    def load(cls, path: Path, name: str) -> Self:
        """The regression called `name` in the JSON file `path`."""
        fitted = json.loads(path.read_text(encoding="utf-8"))[name]
        return cls(fitted["intercept"], fitted["weights"])

    def probability(self, signs: DataclassInstance) -> float:
        """The probability, in [0, 1], that the signs give."""
        logit = self.intercept + sum(self.weights[name] * value for name, value in asdict(signs).items())
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, logit))))

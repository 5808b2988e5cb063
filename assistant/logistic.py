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

    def probability(self, signs: DataclassInstance | Mapping[str, float]) -> float:
        """The probability, in [0, 1], that the signs give; a sign without a weight counts for nothing."""
        return 1 / (1 + math.exp(-self.logit(signs)))

    def logit(self, signs: DataclassInstance | Mapping[str, float]) -> float:
        """The log-odds that the signs give, within 30 of nothing."""
        values = signs if isinstance(signs, Mapping) else asdict(signs)
        total = self.intercept + sum(self.weights.get(name, 0.0) * value for name, value in values.items())
        return max(-30.0, min(30.0, total))

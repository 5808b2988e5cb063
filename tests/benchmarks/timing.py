"""How long things take, and how that is printed."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence


def seconds_of(work: Callable[[], object]) -> float:
    """How long it takes once."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def p95(times: Sequence[float]) -> float:
    """The 95th percentile by nearest rank; of one time that time."""
    return sorted(times)[round(0.95 * (len(times) - 1))]


def row(name: str, seconds: Sequence[float], note: str = "") -> None:
    """Print the median, the 95th percentile and the spread of some times."""
    ms = [1000 * one for one in seconds]
    middle, spread = statistics.median(ms), f"({min(ms):.1f} to {max(ms):.1f})"
    print(f"{name:34} {middle:9.1f} ms  p95 {p95(ms):9.1f}  {spread}  {note}", flush=True)

"""How long each named step of a question takes."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Stopwatch:
    """Collects milliseconds by step; a step that comes twice is added up. `on_step` is told as each one begins."""

    def __init__(self, on_step: Callable[[str], None] = lambda _name: None) -> None:
        self.ms: dict[str, float] = {}
        self._on_step = on_step

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Times the block as `name`."""
        self._on_step(name)
        began = time.perf_counter()
        try:
            yield
        finally:
            self.ms[name] = round(self.ms.get(name, 0.0) + (time.perf_counter() - began) * 1000, 1)

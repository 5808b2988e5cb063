"""Work in a thread of its own that says what it is doing, so that a page can show it while it goes on."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from queue import SimpleQueue
from typing import Generic, TypeVar

Result = TypeVar("Result")
Step = TypeVar("Step")


class Stopped(Exception):
    """The work goes on unheard: nobody waits for its result any more."""


class Working(Generic[Step, Result]):
    """Begins `work` at once. `work` is given what it is to call with each step; iterating gives the steps."""

    def __init__(self, work: Callable[[Callable[[Step], None]], Result]) -> None:
        self._steps: SimpleQueue[Step | None] = SimpleQueue()
        self._work = work
        self._is_stopped = False
        self._results: list[Result] = []
        self._errors: list[Exception] = []
        threading.Thread(target=self._run, daemon=True).start()

    def __iter__(self) -> Iterator[Step]:
        """The steps as they come, until the work is done or stopped."""
        while (step := self._steps.get()) is not None and not self._is_stopped:
            yield step

    def stop(self) -> None:
        """Ends the steps at once."""
        self._is_stopped = True
        self._steps.put(None)

    @property
    def result(self) -> Result:
        """What came of it, once the steps are at an end. Raises what the work raised, or Stopped."""
        if self._is_stopped:
            raise Stopped
        for error in self._errors:
            raise error
        return self._results[0]

    def _run(self) -> None:
        try:
            self._results.append(self._work(self._steps.put))
        except Exception as error:
            # Raised again in the thread that asks for the result.
            self._errors.append(error)
        finally:
            self._steps.put(None)

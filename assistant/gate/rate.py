"""How often each client may do something: a token bucket for each."""

from __future__ import annotations

import time
from collections.abc import Callable

_MOST_CLIENTS = 10_000


class Rate:
    """At most `per_minute` a minute for each client, in one go or spread over it."""

    def __init__(self, per_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._per_minute = per_minute
        self._clock = clock
        self._buckets: dict[str, tuple[float, float]] = {}
        """What is left to each client, and when that was so."""

    def take(self, client: str) -> bool:
        """Counts one; False where the client has none left."""
        left = self._left(client)
        if left < 1:
            return False
        self._keep(client, left - 1)
        return True

    def has(self, client: str) -> bool:
        """True where the client has one left; counts nothing."""
        return self._left(client) >= 1

    def _left(self, client: str) -> float:
        left, since = self._buckets.get(client, (float(self._per_minute), self._clock()))
        return min(float(self._per_minute), left + (self._clock() - since) * self._per_minute / 60)

    def _keep(self, client: str, left: float) -> None:
        if len(self._buckets) >= _MOST_CLIENTS and client not in self._buckets:
            # Who asked longest ago has most likely all of it back.
            del self._buckets[next(iter(self._buckets))]
        self._buckets.pop(client, None)
        self._buckets[client] = (left, self._clock())

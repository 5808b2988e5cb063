"""The token bucket, by a clock of its own."""

from __future__ import annotations

from assistant.gate.rate import Rate


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_client_has_so_many_at_once_and_gets_them_back_with_time() -> None:
    clock = Clock()
    rate = Rate(60, clock)
    assert sum(rate.take("ann") for _ in range(100)) == 60
    clock.now = 2.0
    assert [rate.take("ann") for _ in range(3)] == [True, True, False]
    clock.now = 10_000.0
    assert sum(rate.take("ann") for _ in range(100)) == 60


def test_one_client_takes_nothing_from_another() -> None:
    rate = Rate(1, Clock())
    assert [rate.take("ann"), rate.take("ann"), rate.take("bob")] == [True, False, True]


def test_looking_counts_nothing() -> None:
    rate = Rate(1, Clock())
    assert [rate.has("ann"), rate.has("ann"), rate.take("ann"), rate.has("ann")] == [True, True, True, False]


def test_the_clients_that_are_remembered_are_bounded_and_the_newest_stay() -> None:
    rate = Rate(1, Clock())
    for number in range(10_001):
        rate.take(str(number))
    assert [rate.has("0"), rate.has("1"), rate.has("10000")] == [True, False, False]

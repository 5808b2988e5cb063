"""Who may change the library, by where it is served and with which password."""

from __future__ import annotations

import pytest

from assistant.gate import Credentials, Exposure
from assistant.gate.options import start_line


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.2", "::1", "localhost"])
def test_who_sits_at_this_machine_may_change_the_library(host: str) -> None:
    assert Exposure(host).can_change
    assert "read-only" not in start_line(Exposure(host), 7860)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.4", "songs.example", "", "localhost.example"])
def test_others_may_not_without_a_password_and_the_first_line_says_so(host: str) -> None:
    assert not Exposure(host).can_change
    assert "read-only" in start_line(Exposure(host), 7860)
    locked = Exposure(host, Credentials("ann", "secret"))
    assert locked.can_change
    assert "read-only" not in start_line(locked, 7860)
    assert "secret" not in start_line(locked, 7860)

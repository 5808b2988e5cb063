"""Where the password may come from, and that nothing shows it."""

from __future__ import annotations

import traceback
from pathlib import Path

import pytest

from assistant.gate.credentials import AUTH_VARIABLE, Credentials, read_credentials
from assistant.gate.errors import BadOption


def private(folder: Path, text: str, mode: int = 0o600) -> Path:
    file = folder / "password"
    file.write_text(text, encoding="utf-8")
    file.chmod(mode)
    return file


def test_the_password_comes_from_the_option_the_file_or_the_environment(tmp_path: Path) -> None:
    ann = Credentials("ann", "a:b")
    assert read_credentials("ann:a:b", None, {}) == ann
    assert read_credentials("", private(tmp_path, "ann:a:b\n"), {}) == ann
    assert read_credentials("", None, {AUTH_VARIABLE: "ann:a:b"}) == ann
    assert read_credentials("", None, {}) is None


def test_the_environment_is_emptied_of_it_for_what_is_started_from_here() -> None:
    environment = {AUTH_VARIABLE: "ann:secret", "PATH": "/bin"}
    read_credentials("", None, environment)
    assert environment == {"PATH": "/bin"}


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604])
def test_a_file_that_others_can_read_is_refused_with_the_fix(tmp_path: Path, mode: int) -> None:
    with pytest.raises(BadOption, match=r"others on this machine can read it\. Run: chmod 600"):
        read_credentials("", private(tmp_path, "ann:secret", mode), {})


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadOption, match="it cannot be read"):
        read_credentials("", tmp_path / "none", {})


@pytest.mark.parametrize("given", ["hunter2", ":hunter2", "hunter2:", " : "])
def test_what_is_no_name_and_password_is_said_without_repeating_it(given: str) -> None:
    with pytest.raises(BadOption, match="not of the form USER:PASSWORD") as raised:
        read_credentials(given, None, {})
    assert "hunter2" not in "".join(traceback.format_exception(raised.value))


def test_a_password_is_in_no_representation() -> None:
    assert "hunter2" not in f"{Credentials('ann', 'hunter2')!r} {Credentials('ann', 'hunter2')}"

"""The name and the password that the page asks for, and the ways to give them without showing them to others."""

from __future__ import annotations

import base64
import binascii
import hmac
import os
import stat
from collections.abc import MutableMapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from assistant.gate.errors import BadOption

AUTH_VARIABLE = "LINER_NOTES_AUTH"


@dataclass(frozen=True, slots=True)
class Credentials:
    """Who may come in. The password is in no `repr`, so that no log and no traceback shows it."""

    user: str
    password: str = field(repr=False)

    @classmethod
    def of(cls, given: str, source: str) -> Self:
        """From "USER:PASSWORD"; `source` names where it stands. Raises BadOption, which does not repeat what stood."""
        user, colon, password = given.strip().partition(":")
        if not (user and colon and password):
            raise BadOption(source, "it is not of the form USER:PASSWORD", "Give a name, a colon and a password.")
        return cls(user, password)

    def match(self, header: str) -> bool:
        """True for an HTTP Basic `Authorization` header (RFC 7617) of these, compared in constant time."""
        scheme, _, encoded = header.partition(" ")
        try:
            given = base64.b64decode(encoded.strip(), validate=True)
        except binascii.Error:
            return False
        return scheme.lower() == "basic" and hmac.compare_digest(given, f"{self.user}:{self.password}".encode())


def read_credentials(option: str, file: Path | None, environment: MutableMapping[str, str]) -> Credentials | None:
    """From the option, else the file, else the environment, which is emptied of it; None where none says any.

    An option is seen by everyone on this machine who lists its processes; a file and the environment are not.
    """
    inherited = environment.pop(AUTH_VARIABLE, "")  # a process that is started from here has no use for it
    if option:
        return Credentials.of(option, "--auth")
    if file:
        return Credentials.of(_private_text(file), f"--auth-file {file}")
    return Credentials.of(inherited, AUTH_VARIABLE) if inherited else None


def _private_text(file: Path) -> str:
    """The text of a file that its owner alone can read."""
    try:
        mode = file.stat().st_mode
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        problem = getattr(error, "strerror", None) or "it is no text"
        raise BadOption(
            f"--auth-file {file}", f"it cannot be read ({problem})", "Give a file of USER:PASSWORD."
        ) from None
    if os.name == "posix" and mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise BadOption(f"--auth-file {file}", "others on this machine can read it", f"Run: chmod 600 {file}")
    return text

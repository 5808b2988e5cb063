"""How the page is exposed: where it is served, to whom, and how much of it one client may have."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass, field

from assistant.gate.credentials import Credentials


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much one client may send. An upload is one request of several files.

    `requests_per_minute` counts what does work, not what only shows the page, by the client's address;
    `guesses_per_minute` counts wrong passwords. `waiting` is how many requests of all clients may wait for their turn.
    """

    file_bytes: int = 20_000_000
    upload_bytes: int = 200_000_000
    request_bytes: int = 25_000_000
    requests_per_minute: int = 600
    guesses_per_minute: int = 10
    waiting: int = 64


@dataclass(frozen=True, slots=True)
class Exposure:
    """Where the page is served and who may do what there. `names` are further host names that it is known under."""

    host: str = "127.0.0.1"
    credentials: Credentials | None = None
    names: frozenset[str] = frozenset()
    bounds: Bounds = field(default_factory=Bounds)

    @property
    def is_local(self) -> bool:
        """True where this machine alone can reach the page."""
        address = _address(self.host)
        return address.is_loopback if address else self.host.lower() == "localhost"

    @property
    def can_change(self) -> bool:
        """True where the library may be changed: by who sits at this machine, or has a password."""
        return self.is_local or self.credentials is not None

    def knows(self, name: str) -> bool:
        """True for a host name, without port, that may stand in a request for this page.

        An address always may: a page elsewhere that has its own name point here (DNS rebinding) has to send that name.
        """
        known = {"localhost", self.host, *self.names}
        return _address(name.strip("[]")) is not None or name.lower() in {one.lower() for one in known}


def _address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None

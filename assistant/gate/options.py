"""The command-line options of the server that say how it is exposed."""

from __future__ import annotations

import argparse
import socket
from collections.abc import MutableMapping
from pathlib import Path

from assistant.gate.credentials import AUTH_VARIABLE, read_credentials
from assistant.gate.errors import BadOption
from assistant.gate.exposure import Bounds, Exposure

_MEGABYTE = 1_000_000


def add_exposure_options(parser: argparse.ArgumentParser) -> None:
    """Where to serve, for whom, and how much one client may have."""
    bounds = Bounds()
    parser.add_argument("--host", default="127.0.0.1", help="address to serve on (%(default)s: this machine alone)")
    parser.add_argument("--port", type=int, default=7860, help="port to serve on (%(default)s)")
    password = parser.add_mutually_exclusive_group()
    password.add_argument(
        "--auth", default="", metavar="USER:PASSWORD", help="ask for these; shows in the list of processes"
    )
    password.add_argument(
        "--auth-file", type=Path, metavar="FILE", help=f"ask for what stands there, or in {AUTH_VARIABLE}"
    )
    parser.add_argument(
        "--allow-host", action="append", default=[], metavar="NAME", help="another name that the page is reached by"
    )
    parser.add_argument(
        "--largest-file",
        type=_positive,
        default=bounds.file_bytes // _MEGABYTE,
        metavar="MB",
        help="largest file to add, in megabytes (%(default)s)",
    )
    parser.add_argument(
        "--requests-per-minute",
        type=_positive,
        default=bounds.requests_per_minute,
        metavar="N",
        help="how many requests one address may send (%(default)s)",
    )
    parser.add_argument(
        "--waiting",
        type=_positive,
        default=bounds.waiting,
        metavar="N",
        help='how many requests may wait; to more, "busy" is said (%(default)s)',
    )


def exposure_from(options: argparse.Namespace, environment: MutableMapping[str, str]) -> Exposure:
    """The exposure that the options and the environment state. Raises BadOption."""
    bounds = Bounds(
        file_bytes=options.largest_file * _MEGABYTE,
        upload_bytes=max(Bounds().upload_bytes, options.largest_file * _MEGABYTE),
        requests_per_minute=options.requests_per_minute,
        waiting=options.waiting,
    )
    credentials = read_credentials(options.auth, options.auth_file, environment)
    exposure = Exposure(options.host, credentials, bounds=bounds)
    own = () if exposure.is_local else (socket.gethostname(), socket.getfqdn())
    return Exposure(options.host, credentials, frozenset({*own, *options.allow_host}), bounds)


def check_free(host: str, port: int) -> None:
    """Raises BadOption where nothing can be served at that address."""
    fix = f"Choose another one: --port {port + 1 if 0 < port < 65_535 else 7861} (make run PORT=...)."
    try:
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except OverflowError as error:
        raise BadOption(f"port {port}", "it is not between 0 and 65535", fix) from error
    except OSError as error:
        raise BadOption(f"port {port} on {host}", f"it cannot be used ({error.strerror or error})", fix) from error


def start_line(exposure: Exposure, port: int) -> str:
    """What is said at the start: where the page is, and what cannot be done there."""
    said = f"Liner Notes is at http://{_in_address(exposure.host)}:{port}  (Ctrl+C ends it)"
    if exposure.can_change:
        return said
    return (
        f"{said}\nThe library is read-only, for others can reach it. To change it there, give a password: "
        f"--auth-file FILE, or {AUTH_VARIABLE}=USER:PASSWORD in the environment (SECURITY.md)."
    )


def _in_address(host: str) -> str:
    """The host as it stands in an address that can be opened in a browser."""
    if host in ("0.0.0.0", "::"):  # noqa: S104
        return socket.gethostname()
    return f"[{host}]" if ":" in host else host


def _positive(given: str) -> int:
    number = int(given)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{number} is less than 1")
    return number

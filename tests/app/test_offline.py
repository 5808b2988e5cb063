"""The real app, from the command line, with no network: it serves, answers, adds and rebuilds, and reaches for nothing.

Python's own audit hook sees what Python connects to; strace, where it is, sees what the libraries beneath do.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.app.conftest import ROOT
from tests.fakes import write_library

STRACE = ["strace", "--follow-forks", "--trace=connect", "--quiet=all", "--output"]
_CONNECT = re.compile(r"connect\(\d+, \{sa_family=(?P<family>\w+), (?P<where>[^}]*)\}")
_LOOPBACK = re.compile(r'inet_addr\("127\.|inet_pton\(AF_INET6, "(?:::1|::ffff:127\.)')


def outgoing(traced: str) -> list[str]:
    """The connections in what strace wrote that leave this machine, or ask somebody for a name."""
    found = [match for line in traced.splitlines() if (match := _CONNECT.search(line))]
    return [
        match["where"]
        for match in found
        if match["family"] in {"AF_INET", "AF_INET6"} and not _LOOPBACK.search(match["where"])
    ]


@pytest.mark.model
def test_a_day_with_the_network_blocked(tmp_path: Path) -> None:
    options = ["--articles", str(write_library(tmp_path / "articles")), "--store", str(tmp_path / "store")]
    trace = tmp_path / "trace"
    done = subprocess.run(
        [*_blocking(), *_tracing(trace), sys.executable, "-m", "tests.app.offline_day", *options, "--port", "7860"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=280,
        check=False,
    )
    assert "Tomas Ek" in done.stdout, done.stderr[-3000:]
    assert "ADDED ['added.txt']" in done.stdout, done.stderr[-3000:]
    assert "TRIED []" in done.stdout
    if trace.exists():
        traced = trace.read_text()
        assert "127.0.0.1" in traced, "nothing was traced"
        assert outgoing(traced) == []


@pytest.mark.skipif(not shutil.which("strace"), reason="no strace here")
def test_the_trace_sees_a_connection_that_leaves_this_machine(tmp_path: Path) -> None:
    # 192.0.2.1 is an address that no machine has (RFC 5737).
    reach = "import socket; s = socket.socket(); s.settimeout(0.1); s.connect_ex(('192.0.2.1', 80))"
    trace = tmp_path / "trace"
    subprocess.run([*_tracing(trace), sys.executable, "-c", reach], check=True)
    assert len(outgoing(trace.read_text())) == 1


@pytest.mark.parametrize(
    ("line", "leaves"),
    [
        ('7 connect(5, {sa_family=AF_INET, sin_port=htons(7860), sin_addr=inet_addr("127.0.0.1")}, 16) = 0', False),
        ('7 connect(5, {sa_family=AF_INET, sin_port=htons(53), sin_addr=inet_addr("127.0.0.53")}, 16) = 0', False),
        ('7 connect(5, {sa_family=AF_INET, sin_port=htons(53), sin_addr=inet_addr("10.0.0.2")}, 16) = -1', True),
        (
            "7 connect(5, {sa_family=AF_INET6, sin6_port=htons(443), sin6_flowinfo=htonl(0), "
            'inet_pton(AF_INET6, "2001:db8::1", &sin6_addr), sin6_scope_id=0}, 28) = -1',
            True,
        ),
        ('7 connect(5, {sa_family=AF_UNIX, sun_path="/var/run/nscd/socket"}, 110) = -1', False),
        ('7 connect(5, {sa_family=AF_UNSPEC, sa_data="\\0"}, 16) = 0', False),
    ],
)
def test_what_leaves_this_machine_is_told_from_what_stays(line: str, leaves: bool) -> None:
    assert bool(outgoing(line)) == leaves


def _tracing(trace: Path) -> list[str]:
    return [*STRACE, str(trace)] if shutil.which("strace") else []


def _blocking() -> list[str]:
    """What puts a command into a network namespace of its own; skips where this machine does not allow it."""
    command = ["unshare", "--net"] if os.geteuid() == 0 else ["unshare", "--net", "--map-root-user"]
    if not shutil.which("unshare") or subprocess.run([*command, "true"], capture_output=True, check=False).returncode:
        pytest.skip("this machine does not let a test make a network namespace (unshare --net)")
    return command

"""The real app, from the command line, with no network: it serves, it answers, and nothing tries to reach out."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fakes import write_library

pytestmark = pytest.mark.model

ROOT = Path(__file__).parents[2]

# Runs in a network namespace whose only interface is loopback. The audit hook sees every connection that Python makes.
SCRIPT = """
import fcntl, socket, struct, sys, threading, time

# Loopback is down in a new namespace: SIOCSIFFLAGS, IFF_UP.
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as control:
    fcntl.ioctl(control, 0x8914, struct.pack("16sh", b"lo", 1))

HERE = ("127.0.0.1", "::1", "localhost", None)
tried = []

def watch(event, arguments):
    if event == "socket.connect" and isinstance(arguments[1], tuple) and arguments[1][0] not in HERE:
        tried.append(arguments[1])
    if event == "socket.getaddrinfo" and arguments[0] not in HERE:
        tried.append(arguments[0])

sys.addaudithook(watch)
import app
threading.Thread(target=app.main, args=(sys.argv[1:],), daemon=True).start()
from gradio_client import Client
for _ in range(120):
    try:
        client = Client("http://127.0.0.1:" + sys.argv[-1], verbose=False)
        break
    except Exception:
        time.sleep(0.5)
answer = client.predict("Who directed the video for Harbour Lights?", [], api_name="/ask")
print("ANSWER", answer["status"], answer["quotes"][0]["text"])
print("TRIED", tried)
"""


def test_it_serves_and_answers_with_the_network_blocked(tmp_path: Path) -> None:
    options = ["--articles", str(write_library(tmp_path / "articles")), "--store", str(tmp_path / "store")]
    done = subprocess.run(
        [*_blocking(), sys.executable, "-c", SCRIPT, *options, "--port", "7860"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert "Tomas Ek" in done.stdout, done.stderr[-3000:]
    assert "TRIED []" in done.stdout


def _blocking() -> list[str]:
    """What puts a command into a network namespace of its own; skips where this machine does not allow it."""
    command = ["unshare", "--net"] if os.geteuid() == 0 else ["unshare", "--net", "--map-root-user"]
    if not shutil.which("unshare") or subprocess.run([*command, "true"], capture_output=True, check=False).returncode:
        pytest.skip("this machine does not let a test make a network namespace (unshare --net)")
    return command

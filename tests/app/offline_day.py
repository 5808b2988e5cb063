"""`python -m tests.app.offline_day OPTIONS --port PORT`: the app from start to rebuild, with no network to reach.

Prints what was answered, what was added, and where Python tried to connect to; tests/app/test_offline.py reads it.
"""

from __future__ import annotations

import fcntl
import socket
import struct
import sys
import threading
import time
from typing import Any

HERE = ("127.0.0.1", "::1", "localhost", None)
_LOOPBACK_UP = (0x8914, struct.pack("16sh", b"lo", 1))
"""SIOCSIFFLAGS and IFF_UP: loopback is down in a new namespace."""


def main(options: list[str]) -> None:
    """Serve, ask, add a file and rebuild."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as control:
        fcntl.ioctl(control, *_LOOPBACK_UP)
    tried: list[Any] = []

    def watch(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "socket.connect" and isinstance(arguments[1], tuple) and arguments[1][0] not in HERE:
            tried.append(arguments[1])
        if event == "socket.getaddrinfo" and arguments[0] not in HERE:
            tried.append(arguments[0])

    sys.addaudithook(watch)
    import app

    threading.Thread(target=app.main, args=(options,), daemon=True).start()
    _spend(f"http://127.0.0.1:{options[-1]}")
    print("TRIED", tried)


def _spend(address: str) -> None:
    from gradio_client import Client  # type: ignore[import-untyped]

    from tests.app.calling import function_of, run, upload, uploaded_file

    client = None
    while client is None:
        try:
            client = Client(address, verbose=False)
        except Exception:
            time.sleep(0.5)  # the test that started this has a timeout
    answer = client.predict("Who directed the video for Harbour Lights?", [], api_name="/ask")
    print("ANSWER", answer["status"], answer["quotes"][0]["text"])
    path = upload(address, "added.txt", "The drummer kept time on a suitcase.")
    run(address, function_of(address, "upload"), [[uploaded_file(path)], None])
    run(address, function_of(address, "keep"), [None], {"drafts": [{"draft": 0}]})
    print("ADDED", client.predict(api_name="/rebuild")["added"])


if __name__ == "__main__":
    main(sys.argv[1:])

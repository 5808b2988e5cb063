"""A real Chroma server on loopback, to test and to time with."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

_STARTS_WITHIN = 30.0


class Server:
    """`chroma run` over a folder, on a port of its own that it keeps when it is started again."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        with closing(socket.socket()) as free:
            free.bind(("127.0.0.1", 0))
            self._port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self._port}"
        self.start()

    def start(self) -> None:
        chroma = Path(sys.executable).with_name("chroma")
        where = ["--path", str(self._folder), "--host", "127.0.0.1", "--port", str(self._port)]
        self._process = subprocess.Popen([chroma, "run", *where], stdout=subprocess.DEVNULL, stderr=subprocess.STDOUT)
        deadline = time.monotonic() + _STARTS_WITHIN
        while time.monotonic() < deadline:
            with closing(socket.socket()) as tried:
                if tried.connect_ex(("127.0.0.1", self._port)) == 0:
                    return
            time.sleep(0.05)
        raise TimeoutError(f"{self.url} did not start")

    def kill(self) -> None:
        self._process.kill()
        self._process.wait()

    def lose_everything(self) -> None:
        self.kill()
        shutil.rmtree(self._folder)
        self.start()

    def pause(self) -> None:
        os.kill(self._process.pid, signal.SIGSTOP)

    def go_on(self) -> None:
        os.kill(self._process.pid, signal.SIGCONT)

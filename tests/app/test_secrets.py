"""The password of the page: nowhere in what the server prints, keeps or gives away, whatever goes wrong."""

from __future__ import annotations

import base64
import json
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.gate import Credentials, Exposure
from tests.app.calling import API, call, post
from tests.app.conftest import ROOT, Serve
from tests.app.fake_assistant import FakeAssistant

PASSWORD = "hunter2-and-more"
BASIC = {"Authorization": "Basic " + base64.b64encode(f"ann:{PASSWORD}".encode()).decode()}


def test_it_is_not_printed_kept_or_given_away(serve: Serve, capfd: pytest.CaptureFixture[str]) -> None:
    address = serve(FakeAssistant(), Exposure(credentials=Credentials("ann", PASSWORD)), mcp=True)
    shown = [call(address, "GET", path, headers=BASIC).text for path in ("/", "/config", f"{API}/info")]
    shown.append(call(address, "GET", "/config", headers={"Authorization": BASIC["Authorization"][:-4]}).text)
    joined = post(address, f"{API}/call/ask", {"data": ["a fault", []]}, BASIC)
    event = json.loads(joined.text)["event_id"]
    shown.append(call(address, "GET", f"{API}/call/ask/{event}", headers=BASIC).text)
    post(address, f"{API}/component_server", {"component_id": -1, "fn_name": "x", "data": []}, BASIC)
    printed = capfd.readouterr()
    assert "an error that nobody foresaw" in printed.err, "no traceback was printed"
    kept = [file.read_text("utf-8", "replace") for file in serve.store().rglob("*") if file.is_file()]
    for text in (printed.out, printed.err, *shown, *kept):
        assert PASSWORD not in text
        assert BASIC["Authorization"].removeprefix("Basic ") not in text


@pytest.mark.parametrize("options", [["--auth", f"{PASSWORD}"], ["--auth", f"ann:{PASSWORD}", "--port", "70000"]])
def test_it_is_not_repeated_where_the_app_does_not_start(options: list[str], tmp_path: Path) -> None:
    command = [sys.executable, "app.py", "--articles", str(tmp_path), "--store", str(tmp_path), *options]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 2
    assert PASSWORD not in done.stdout + done.stderr

"""MCP over the page's endpoints: results in JSON, and calls of the server to itself that the gate lets in."""

from __future__ import annotations

import json
from typing import Any

import gradio as gr
from gradio_client import Client  # type: ignore[import-untyped]

from assistant.gate.gate import INSIDE


def set_up_tools(page: gr.Blocks, inside: str) -> None:
    """Sets up the MCP tools of a launched page; nothing where it serves none. `inside` is what the gate knows them by.

    Gradio turns a tool's result into text with `str`, which is Python's notation, and calls the page's own endpoints
    as a stranger would: without a password, and in the name of whatever client called the tool.
    """
    server = page.mcp_server_obj
    if server is None:
        return

    def as_json(data: Any, _root_url: str) -> list[Any]:
        return [server.types.TextContent(type="text", text=json.dumps(output, ensure_ascii=False)) for output in data]

    server.postprocess_output_data = as_json  # type: ignore[method-assign, assignment]
    headers = {"x-gradio-user": "mcp", INSIDE: inside}
    server._client_instance = Client(
        page.local_url, headers=headers, download_files=False, verbose=False, analytics_enabled=False
    )

"""The page on the network: Gradio's server, with the gate before it."""

from __future__ import annotations

import secrets

import gradio as gr
from starlette.middleware import Middleware

from assistant.gate import Exposure
from assistant.gate.gate import Gate
from assistant.ui.mcp_tools import set_up_tools
from assistant.ui.page import launch_options
from assistant.ui.policy import StayHere


def serve_page(page: gr.Blocks, port: int, exposure: Exposure, mcp: bool = False) -> None:
    """Serves until the page is closed, in a thread of its own."""
    inside = secrets.token_urlsafe()
    page.queue(max_size=exposure.bounds.waiting)
    page.launch(
        server_name=exposure.host,
        server_port=port,
        mcp_server=mcp,
        quiet=True,
        prevent_thread_lock=True,
        max_file_size=exposure.bounds.file_bytes,
        app_kwargs={"middleware": [Middleware(StayHere), Middleware(Gate, exposure=exposure, inside=inside)]},
        **launch_options(),
    )
    set_up_tools(page, inside)

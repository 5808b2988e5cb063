"""The page: a header, three tabs and the API's endpoints over one assistant; and how Gradio is to serve it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import gradio as gr
from starlette.middleware import Middleware

from assistant.ui.articles import ArticlesTab
from assistant.ui.chat import ChatTab
from assistant.ui.contract import Assistant
from assistant.ui.endpoints import add_endpoints
from assistant.ui.passages import PassagesTab
from assistant.ui.policy import StayHere
from assistant.ui.theme import theme

_HEADER = "<header><h1>Liner Notes</h1></header>"
_SUFFIXES = (".txt", ".md", ".html", ".htm", ".pdf", ".docx")
_HERE = Path(__file__).parent


def build_page(assistant: Assistant, suffixes: Sequence[str] = _SUFFIXES) -> gr.Blocks:
    """The whole page over `assistant`. `suffixes` are the kinds of files that can be added."""
    page: gr.Blocks
    with gr.Blocks(title="Liner Notes", analytics_enabled=False, fill_width=True, delete_cache=(3600, 3600)) as page:
        gr.HTML(_HEADER, elem_id="masthead", apply_default_css=False)
        with gr.Tabs(elem_id="tabs"):
            with gr.Tab("Chat", elem_id="chat-tab") as chat_tab:
                chat = ChatTab(assistant)
            with gr.Tab("Passages", elem_id="passages-tab"):
                PassagesTab(assistant)
            with gr.Tab("Articles", elem_id="articles-tab") as articles_tab:
                articles = ArticlesTab(assistant, suffixes)
        add_endpoints(assistant)
        for event in (page.load, chat_tab.select):
            chat.show_when(event)
        for event in (page.load, articles_tab.select):
            articles.show_when(event)
    return page


def launch_options(largest_file: str = "20mb") -> dict[str, Any]:
    """What `Blocks.launch` is given besides host and port: the look, the script, nothing that leaves this machine."""
    return {
        "theme": theme(),
        "css": (_HERE / "style.css").read_text("utf-8"),
        "head": f"<script>{(_HERE / 'script.js').read_text('utf-8')}</script>",
        "app_kwargs": {"middleware": [Middleware(StayHere)]},
        "max_file_size": largest_file,
        "footer_links": [],
        "run_history": False,
        "ssr_mode": False,
        "share": False,
    }

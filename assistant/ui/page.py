"""The page: a header, three tabs and the API's endpoints over one assistant; and how Gradio is to serve it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import gradio as gr

from assistant.gate import Exposure
from assistant.ui.articles import ArticlesTab
from assistant.ui.chat import ChatTab
from assistant.ui.contract import Assistant
from assistant.ui.endpoints import add_endpoints
from assistant.ui.passages import PassagesTab
from assistant.ui.theme import theme

_HEADER = "<header><h1>Liner Notes</h1></header>"
_SUFFIXES = (".txt", ".md", ".html", ".htm", ".pdf", ".docx")
_HERE = Path(__file__).parent
_STYLES = ("style.css", "chat.css", "library.css", "narrow.css")
_SCRIPTS = ("send.js", "start.js", "sources.js", "chat.js", "articles.js", "passages.js")


def build_page(assistant: Assistant, store: Path, exposure: Exposure, suffixes: Sequence[str] = _SUFFIXES) -> gr.Blocks:
    """The whole page over `assistant`. Chats are kept in `store`; files that end in `suffixes` can be added.

    Where `exposure` does not let the library be changed, what changes it is not built: there is nothing to call.
    """
    can_change = exposure.can_change
    page: gr.Blocks
    with gr.Blocks(title="Liner Notes", analytics_enabled=False, fill_width=True, delete_cache=(3600, 3600)) as page:
        gr.HTML(_HEADER, elem_id="masthead", apply_default_css=False)
        with gr.Tabs(elem_id="tabs"):
            with gr.Tab("Chat", elem_id="chat-tab") as chat_tab:
                chat = ChatTab(assistant, store)
            with gr.Tab("Passages", elem_id="passages-tab"):
                PassagesTab(assistant)
            with gr.Tab("Articles", elem_id="articles-tab") as articles_tab:
                articles = ArticlesTab(assistant, suffixes, can_change)
        add_endpoints(assistant, can_change)
        chat.load_when(page.load)
        chat.show_when(chat_tab.select)
        for event in (page.load, articles_tab.select):
            articles.show_when(event)
    return page


def launch_options() -> dict[str, Any]:
    """What `Blocks.launch` is given besides where and for whom: look and script; nothing leaves this machine."""
    return {
        "theme": theme(),
        "css": _files(_STYLES),
        "head": f"<script>{_files(_SCRIPTS)}</script>",
        "footer_links": [],
        "run_history": False,
        "ssr_mode": False,
        "share": False,
    }


def _files(names: Sequence[str]) -> str:
    return "".join((_HERE / name).read_text("utf-8") for name in names)

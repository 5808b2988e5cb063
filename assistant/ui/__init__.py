"""What the browser shows: a chat over the articles, the passages behind it, and the library. One file a tab."""

from assistant.ui.contract import Assistant, Library, Search
from assistant.ui.page import build_page, launch_options
from assistant.ui.serving import serve_page

__all__ = ["Assistant", "Library", "Search", "build_page", "launch_options", "serve_page"]

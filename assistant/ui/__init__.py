"""What the browser shows: a chat over the articles, the passages behind it, and the library. One file a tab."""

from assistant.ui.contract import Assistant, Library, Search
from assistant.ui.page import build_page, launch_options

__all__ = ["Assistant", "Library", "Search", "build_page", "launch_options"]

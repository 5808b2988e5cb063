"""How a script of the page sends an event to Python: Gradio lets only a component's own script do so."""

from __future__ import annotations

import json

_SEND = """
const names = %s;
element.addEventListener("send", (event) => {
  if (names.includes(event.detail.name)) trigger(event.detail.name, event.detail);
});
"""
_CALL = """
element.addEventListener("call", (event) => {
  server[event.detail.name](...event.detail.arguments).then(event.detail.then);
});
"""


def sends(*names: str, calls: bool = False) -> str:
    """A component's `js_on_load`: what the page's scripts `send` to it under one of `names` becomes an event.

    With `calls`, a script can also call the component's server functions and is given the result.
    """
    return _SEND % json.dumps(names) + (_CALL if calls else "")

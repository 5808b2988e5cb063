"""What a browser remembers: which chat it shows, and the chats that were begun in it. The chats are in the store."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from markupsafe import Markup

from assistant.conversation import Conversation
from assistant.ui.markup import NOTHING, joined

_MOST = 30
_LONGEST_TITLE = 120


@dataclass(frozen=True, slots=True)
class Known:
    """A chat that was begun in this browser."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Remembered:
    """The id of the chat that is shown, "" for a new one, and the chats that are known, latest first."""

    current: str = ""
    known: tuple[Known, ...] = ()

    @classmethod
    def read(cls, raw: Any) -> Remembered:
        """What came from the browser, which may hold anything: what is not understood is left out."""
        if not isinstance(raw, Mapping):
            return cls()
        rows = raw.get("known") if isinstance(raw.get("known"), list) else []
        known = tuple(Known(str(row[0]), str(row[1])) for row in rows or [] if isinstance(row, list) and len(row) == 2)
        return cls(str(raw.get("current", "")), known[:_MOST])

    def written(self) -> dict[str, Any]:
        """What the browser keeps."""
        return {"current": self.current, "known": [[known.id, known.title] for known in self.known]}

    def showing(self, conversation: Conversation) -> Remembered:
        """The chat is shown, and known from its first question on."""
        others = tuple(known for known in self.known if known.id != conversation.id)
        if not conversation.turns:
            return replace(self, current="", known=others)
        title = " ".join(conversation.title.split())[:_LONGEST_TITLE]
        return Remembered(conversation.id, (Known(conversation.id, title), *others)[:_MOST])

    def without(self, id: str) -> Remembered:
        """The chat is forgotten."""
        return Remembered(
            "" if id == self.current else self.current, tuple(known for known in self.known if known.id != id)
        )


def chats_menu(remembered: Remembered, shown: Conversation) -> Markup:
    """The chats of this browser to go back to, and ways to take the one that is shown away."""
    rows = joined(_row(known, known.id == shown.id) for known in remembered.known)
    chats = _MENU.format(name="Chats", kind="chats", items=rows) if rows else NOTHING
    answered = any(turn.answer for turn in shown.turns)
    exports = joined(_EXPORT.format(kind, shown.id, name) for kind, name in _FORMATS)
    return joined((chats, _MENU.format(name="Export", kind="export", items=exports) if answered else NOTHING))


_FORMATS = (("md", "Markdown"), ("html", "Web page (HTML)"), ("json", "JSON, to verify"))
_EXPORT = Markup('<li><button type="button" data-export="{}" data-conversation="{}">{}</button></li>')
_MENU = Markup('<details class="menu {kind}"><summary>{name}</summary><ul>{items}</ul></details>')


def _row(known: Known, is_shown: bool) -> Markup:
    return Markup(
        '<li><button type="button" data-chat="{}" dir="auto"{}>{}</button>'
        '<button type="button" class="action" data-forget="{}" aria-label="Delete this chat" title="Delete">×</button>'
        "</li>"
    ).format(known.id, Markup(' aria-current="true"') if is_shown else NOTHING, known.title, known.id)

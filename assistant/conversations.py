"""Conversations in the store: a JSON file each, and beside them every article as it was quoted, once a revision."""

from __future__ import annotations

import json
import logging
import re
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from assistant.conversation import Conversation
from assistant.conversation_json import conversation_from_json, conversation_to_json
from corpus import Article
from index import article_from_json, article_to_json

_ID = re.compile(r"[0-9a-f]{32}")
_LOG = logging.getLogger(__name__)


def new_conversation() -> Conversation:
    """A chat without a question. Its id is drawn by chance: who does not have it cannot open the chat."""
    return Conversation(uuid.uuid4().hex, datetime.now(UTC).isoformat(timespec="seconds"))


@dataclass(frozen=True, slots=True)
class Conversations:
    """The folder of conversations. An answer in it stays tied to the text it quoted, whatever is built since."""

    folder: Path

    def save(self, conversation: Conversation) -> None:
        """Keep the conversation and the articles that its answers quote; each file takes over in one step."""
        self._articles.mkdir(parents=True, exist_ok=True)
        for article in _quoted(conversation):
            path = self._article_path(article.id, article.revision)
            if not path.exists():
                _write(path, article_to_json(article))
        _write(self._path(conversation.id), json.dumps(conversation_to_json(conversation), ensure_ascii=True))

    def load(self, id: str) -> Conversation | None:
        """The conversation of that id; None where there is none, or none that can be read."""
        if not _ID.fullmatch(id):
            return None
        try:
            raw = json.loads(self._path(id).read_text(encoding="utf-8"))
            return conversation_from_json(raw, self._article)
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError, IndexError):
            # Said where the server's owner looks; the person in the browser begins a new chat.
            _LOG.exception("the conversation in %s cannot be read", self._path(id))
            return None

    def remove(self, id: str) -> None:
        """Forget a conversation. The articles beside it stay: other conversations may quote them."""
        if _ID.fullmatch(id):
            self._path(id).unlink(missing_ok=True)

    @property
    def _articles(self) -> Path:
        return self.folder / "articles"

    def _path(self, id: str) -> Path:
        return self.folder / f"{id}.json"

    def _article_path(self, id: str, revision: str) -> Path:
        return self._articles / f"{id}-{revision}.json"

    def _article(self, id: str, revision: str) -> Article:
        return article_from_json(self._article_path(id, revision).read_text(encoding="utf-8"))


def _quoted(conversation: Conversation) -> Iterable[Article]:
    """Every article of which the conversation shows a slice, once a revision."""
    return {(article.id, article.revision): article for article in _shown(conversation)}.values()


def _shown(conversation: Conversation) -> Iterator[Article]:
    for turn in conversation.turns:
        quotes = (*turn.answer.quotes, *turn.answer.nearest) if turn.answer else ()
        yield from (quote.article for quote in quotes)
        yield from (one.article for one in turn.retrieved)


def _write(path: Path, text: str) -> None:
    beside = path.with_name(f".{path.name}-{uuid.uuid4().hex}")
    try:
        beside.write_text(text, encoding="utf-8")
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)

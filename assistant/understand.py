"""A question in its conversation -> the question that stands alone, and what it is about."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.follow_up import stand_alone
from assistant.topic import Topic, find_topic, inherit
from index import IndexView


def understand(question: str, history: Sequence[str], view: IndexView) -> tuple[str, Topic]:
    """The question as it is retrieved with and shown, with its topic; both take from `history` what they lack."""
    standalone = stand_alone(question, history)
    own = find_topic(standalone, view)
    topic = inherit(own, history, view)
    if topic.lock != own.lock:
        standalone = f"{standalone} ({', '.join(topic.lock.names)})"
    return standalone, topic

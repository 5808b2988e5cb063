"""A question in its conversation -> the question that stands alone, and what it is about."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.follow_up import stand_alone
from assistant.topic import Topic, find_topic, inherit
from index import IndexView


def understand(question: str, history: Sequence[str], view: IndexView, person: str | None = None) -> tuple[str, Topic]:
    """The question as it is retrieved with and shown, with its topic; both take from `history` what they lack.

    `person` is whom "he" or "she" in the question stands for, where that is the answer to an earlier question.
    """
    own = find_topic(question, view)
    standalone = question
    # Who names another song has left the old one, however the question begins: "ok and who wrote Louie Louie".
    if own.lock.kind != "song":
        standalone = stand_alone(question, history)
        if person:
            standalone = f"{standalone} ({person})"
        own = own if standalone == question else find_topic(standalone, view)
    topic = inherit(own, history, view)
    if topic.lock != own.lock:
        standalone = f"{standalone} ({', '.join(topic.lock.names)})"
    return standalone, topic

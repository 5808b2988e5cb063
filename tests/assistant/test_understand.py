from __future__ import annotations

import pytest

from assistant.understand import understand
from index import Index


@pytest.mark.parametrize(
    ("history", "question", "expected", "lock"),
    [
        (["Who wrote Cinder Road?"], "Who directed the video?", "Who directed the video? (Cinder Road)", "Cinder Road"),
        (
            ["Is Cinder Road old?", "Who paid?"],
            "How loud is a verse?",
            "How loud is a verse? (Cinder Road)",
            "Cinder Road",
        ),
        (["Who wrote Cinder Road?"], "Who wrote Harbour Lights?", "Who wrote Harbour Lights?", "Harbour Lights"),
        (
            ["Who wrote Cinder Road?"],
            "ok and who wrote harbour lights",
            "ok and who wrote harbour lights",
            "Harbour Lights",
        ),
        (["Who wrote Cinder Road?"], "What about Harbour Lights?", "What about Harbour Lights?", "Harbour Lights"),
        (["Who wrote Cinder Road?"], "Who won the World Cup?", "Who won the World Cup?", ""),
        ([], "Who directed the video?", "Who directed the video?", ""),
    ],
)
def test_the_song_of_an_earlier_question_is_kept_until_another_topic_comes(
    index: Index, history: list[str], question: str, expected: str, lock: str
) -> None:
    index.build()
    with index.view() as view:
        standalone, topic = understand(question, history, view)
    assert (standalone, ", ".join(topic.lock.names)) == (expected, lock)

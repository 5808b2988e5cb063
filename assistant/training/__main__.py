"""python -m assistant.training --data DIR --out DIR: train the reader and measure it."""

from __future__ import annotations

import argparse
import hashlib
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import torch

from assistant.span_input import SpanTokenizer
from assistant.span_model import BASE_SHA256, SpanModel, base_folder
from assistant.span_reader import SpanReader
from assistant.training.data import (
    OWN_STORIES,
    PASSAGE_FILES,
    PLAIN_FILES,
    SQUAD2,
    SQUAD2_TRAINED_ON,
    STORIES_MEASURED_ON,
    STORIES_TRAINED_ON,
    WRITTEN_FILES,
)
from assistant.training.evaluate import squad_figures, story_figures
from assistant.training.examples import Cutter
from assistant.training.general import general_examples
from assistant.training.stages import own_examples, plain_stage, stages
from assistant.training.train import Stage, train
from corpus import LinerNotesError
from index import Embedder, IndexSettings, SentenceTransformerEmbedder

SEED = 7
_SQUAD_QUESTIONS = 600


def main(arguments: list[str] | None = None) -> int:
    """Train unless told only to measure, then print the figures of docs/reader.md; gives the exit status."""
    options = _parser().parse_args(arguments)
    torch.set_num_threads(options.threads)
    weights: Path = options.out / "reader.safetensors"
    settings = IndexSettings()
    embedder = SentenceTransformerEmbedder(settings.model, options.threads)
    cutter = Cutter(embedder, settings)
    try:
        if not options.only_measure:
            _train(options, weights, cutter, embedder)
        _measure(options.data, SpanReader(options.threads, weights), cutter, embedder)
    except LinerNotesError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m assistant.training", description="Train the reader.")
    parser.add_argument("--data", type=Path, required=True, help="folder with train/, stories/ and eval/")
    parser.add_argument("--out", type=Path, required=True, help="folder for reader.safetensors")
    parser.add_argument("--threads", type=int, default=1, help="threads of PyTorch (default %(default)s)")
    parser.add_argument("--resume", action="store_true", help="keep the stages that an earlier run finished in --out")
    parser.add_argument("--start-from", type=Path, metavar="WEIGHTS", help="train these by the last stage alone")
    parser.add_argument("--average-with", type=Path, metavar="WEIGHTS", help="end with the mean of these and the new")
    parser.add_argument("--average-share", type=float, default=0.5, help="what WEIGHTS count for in it (%(default)s)")
    parser.add_argument("--only-measure", action="store_true", help="measure what --out holds")
    return parser


def _train(options: argparse.Namespace, weights: Path, cutter: Cutter, embedder: Embedder) -> None:
    torch.manual_seed(SEED)
    tokenizer = SpanTokenizer(base_folder())
    if options.start_from:
        model = SpanModel.load(options.start_from)
        general = general_examples(options.data / "train", cutter, SEED)
        todo: Sequence[Stage] = [plain_stage(general, own_examples(cutter, embedder, SEED), cutter, embedder, SEED)]
    else:
        model, todo = SpanModel(), stages(options.data, cutter, embedder, SEED)
    weights.parent.mkdir(parents=True, exist_ok=True)
    for stage in todo:
        checkpoint = weights.parent / f"after-{stage.name}.pt"
        if options.resume and checkpoint.is_file():
            model.load_state_dict(torch.load(checkpoint, weights_only=True))
            continue
        train(model, tokenizer, stage, SEED, lambda line: print(line, flush=True))
        torch.save(model.state_dict(), checkpoint)
        model.save(weights, metadata(options.data, stage.name))
    if options.average_with:
        average(model, SpanModel.load(options.average_with), options.average_share)
    # Saved once more: where every stage was kept from an earlier run, nothing was saved yet.
    model.save(weights, metadata(options.data, todo[-1].name, options.average_with))


def average(model: SpanModel, other: SpanModel, share: float) -> None:
    """Move `model` towards `other` by `share`: runs from one start meet in a better place (Wortsman et al. 2022)."""
    others = other.state_dict()
    for name, tensor in model.state_dict().items():
        if tensor.is_floating_point():
            tensor.lerp_(others[name], share)


def _measure(data: Path, reader: SpanReader, cutter: Cutter, embedder: Embedder) -> None:
    print(story_figures(reader, data / "stories", STORIES_MEASURED_ON, cutter, embedder), flush=True)
    print(squad_figures(reader, data / SQUAD2, cutter, SQUAD2_TRAINED_ON, _SQUAD_QUESTIONS, SEED))


def metadata(data: Path, stage: str, averaged_with: Path | None = None) -> dict[str, str]:
    """What is kept with the weights: the last stage, the day, and the hashes of what they were trained from."""
    return {
        "averaged_with_sha256": _hash([averaged_with]) if averaged_with else "",
        "version": "1",
        "stage": stage,
        "trained": time.strftime("%Y-%m-%d"),
        "base_sha256": BASE_SHA256,
        "data_sha256": _hash(_files(data)),
    }


def _files(data: Path) -> list[Path]:
    stories = [*(data / "stories" / name for name in STORIES_TRAINED_ON), *OWN_STORIES]
    told = [folder / f"{part}.jsonl" for folder in stories for part in ("articles", "questions")]
    return [*sorted((data / "train").iterdir()), *told, data / SQUAD2, *WRITTEN_FILES, *PLAIN_FILES, *PASSAGE_FILES]


def _hash(files: list[Path]) -> str:
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()


if __name__ == "__main__":
    sys.exit(main())

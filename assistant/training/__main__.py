"""python -m assistant.training --data DIR --out DIR: train the reader and measure it."""

from __future__ import annotations

import argparse
import hashlib
import random
import sys
import time
from pathlib import Path

import torch

from assistant.span_input import SpanTokenizer
from assistant.span_model import BASE_SHA256, SpanModel, base_folder
from assistant.span_reader import SpanReader
from assistant.training.evaluate import squad_figures, story_figures
from assistant.training.examples import Cutter
from assistant.training.general import general_examples
from assistant.training.stories import read_stories, similarity, story_examples
from assistant.training.train import Stage, train
from corpus import LinerNotesError
from index import Embedder, IndexSettings, SentenceTransformerEmbedder

TRAINED_ON = "bcdefghijk"
MEASURED_ON = "lmn"
# XQuAD, which is trained on, has other paragraphs of these two articles.
SEEN_ARTICLES = ("Normans", "European_Union_law")
_SEED = 7
_RIVALS = 4
_MIXED_IN = 7_000
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
            _train(options.data, weights, cutter, embedder)
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
    parser.add_argument("--only-measure", action="store_true", help="measure what --out holds")
    return parser


def _train(data: Path, weights: Path, cutter: Cutter, embedder: Embedder) -> None:
    general = general_examples(data / "train", cutter, _SEED)
    told = read_stories(data / "stories", TRAINED_ON, cutter)
    stories = story_examples(told, similarity(told, embedder), _RIVALS, _SEED)
    # Stories alone would cost reading in general: SQuAD 2.0 falls from 75 to 71.
    mixed = stories + random.Random(_SEED).sample(general, _MIXED_IN)  # noqa: S311
    torch.manual_seed(_SEED)
    model, tokenizer = SpanModel(), SpanTokenizer(base_folder())
    weights.parent.mkdir(parents=True, exist_ok=True)
    for stage in (Stage("general", general, epochs=1.5, rate=1.5e-4), Stage("stories", mixed, epochs=2, rate=8e-5)):
        train(model, tokenizer, stage, _SEED, lambda line: print(line, flush=True))
        # Saved after each stage, so that a run cut short loses the last one only.
        model.save(weights, metadata(data, stage.name))


def _measure(data: Path, reader: SpanReader, cutter: Cutter, embedder: Embedder) -> None:
    print(story_figures(reader, data / "stories", MEASURED_ON, cutter, embedder), flush=True)
    squad = data / "eval" / "squad2_articles_0_7.json.gz"
    print(squad_figures(reader, squad, cutter, SEEN_ARTICLES, _SQUAD_QUESTIONS, _SEED))


def metadata(data: Path, stage: str) -> dict[str, str]:
    """What is kept with the weights: the last stage, the day, and the hashes of what they were trained from."""
    return {
        "version": "1",
        "stage": stage,
        "trained": time.strftime("%Y-%m-%d"),
        "base_sha256": BASE_SHA256,
        "data_sha256": _hash([*sorted((data / "train").iterdir()), *_story_files(data)]),
    }


def _story_files(data: Path) -> list[Path]:
    return [data / "stories" / name / f"{part}.jsonl" for name in TRAINED_ON for part in ("articles", "questions")]


def _hash(files: list[Path]) -> str:
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()


if __name__ == "__main__":
    sys.exit(main())

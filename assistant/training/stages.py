"""What the reader learns, in which order: four stages, each from what the one before left."""

from __future__ import annotations

import random
from collections.abc import Collection, Sequence
from pathlib import Path

from assistant.reader import Context
from assistant.training.altered import with_other_question, without_evidence
from assistant.training.data import (
    OWN_STORIES,
    PASSAGE_FILES,
    PLAIN_FILES,
    SQUAD2,
    SQUAD2_TRAINED_ON,
    STORIES_TRAINED_ON,
    WRITTEN_FILES,
)
from assistant.training.examples import Cutter, Example
from assistant.training.general import general_examples, squad2_examples, unanswered_examples
from assistant.training.passages import passage_examples
from assistant.training.stories import PLAIN, Stories, plain_examples, read_stories, similarity, story_examples
from assistant.training.train import Stage
from assistant.training.written import read_written
from index import Embedder

_RIVALS = 4
_RIVALS_OF_OWN = 3
_MIXED_IN = 10_000
_MIXED_IN_ALTERED = 5_000
_REPEATED = 7_000
_RIVALS_OF_PLAIN = 5
_OWN_REPEATED = 5_000
_GENERAL_REPEATED = 2_000


def stages(data: Path, cutter: Cutter, embedder: Embedder, seed: int) -> tuple[Stage, ...]:
    """Reading in general; then our own kind of questions, with some of the first; more of our own; plain ones."""
    general = general_examples(data / "train", cutter, seed)
    written = [one for path in WRITTEN_FILES for one in read_written(path)]
    told = read_stories([data / "stories" / name for name in STORIES_TRAINED_ON], cutter, written)
    of_stories = _of_stories(told, embedder, _RIVALS, seed)
    unanswered = unanswered_examples(data / "train", written, cutter)
    # Beside their answered twins: passages that never answer would be learnt by heart.
    twins = _answered_in({example.context for example in unanswered}, general)
    pick = random.Random(seed)  # noqa: S311
    second = [
        *of_stories,
        *(example for example in of_stories if example.spans),  # once more, beside so many that are not answered
        *unanswered,
        *pick.sample(twins, min(len(twins), len(unanswered))),
        *squad2_examples(data / SQUAD2, SQUAD2_TRAINED_ON, cutter),
        *pick.sample(general, _MIXED_IN),
        *pick.sample(without_evidence(general), _MIXED_IN_ALTERED),
        *pick.sample(with_other_question(general, seed), _MIXED_IN_ALTERED),
    ]
    own = own_examples(cutter, embedder, seed)
    third = [*own, *pick.sample(second, _REPEATED)]
    return (
        Stage("general", general, epochs=1.5, rate=1.5e-4),
        Stage("stories", second, epochs=1, rate=1e-4, average=0.998, dropout=0.1),
        Stage("own", third, epochs=1, rate=5e-5, average=0.998, dropout=0.1),
        plain_stage(general, own, cutter, embedder, seed),
    )


def own_examples(cutter: Cutter, embedder: Embedder, seed: int) -> list[Example]:
    """Our own stories: what the third stage is about."""
    return _of_stories(read_stories(OWN_STORIES, cutter), embedder, _RIVALS_OF_OWN, seed)


def plain_stage(
    general: Sequence[Example], own: Sequence[Example], cutter: Cutter, embedder: Embedder, seed: int
) -> Stage:
    """What anybody asks of any song, which the other questions hardly ask; with some of what was learnt before."""
    told = read_stories([path.parent for path in PLAIN_FILES], cutter, questions_file=PLAIN)
    pick = random.Random(seed)  # noqa: S311
    examples = [
        *passage_examples(PASSAGE_FILES, cutter),
        *plain_examples(told, similarity(told, embedder), _RIVALS_OF_PLAIN),
        *pick.sample(own, _OWN_REPEATED),
        *pick.sample(general, _GENERAL_REPEATED),
    ]
    return Stage("plain", examples, epochs=1, rate=6e-5, average=0.998, dropout=0.1)


def _of_stories(told: Stories, embedder: Embedder, rivals: int, seed: int) -> list[Example]:
    """Every question with passages that answer it, with some that nearly do, and made unanswerable."""
    examples = story_examples(told, similarity(told, embedder), rivals, seed)
    answered = [example for example in examples if example.spans]
    return [*examples, *without_evidence(answered), *with_other_question(answered, seed)]


def _answered_in(contexts: Collection[Context], examples: Sequence[Example]) -> list[Example]:
    return [example for example in examples if example.spans and example.context in contexts]

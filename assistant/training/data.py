"""What is trained on and what is kept apart to measure on: whole batches and whole articles, on one side each."""

from __future__ import annotations

from pathlib import Path

STORIES_TRAINED_ON = "bcdefghijk"
STORIES_MEASURED_ON = "lmn"
SQUAD2 = Path("eval") / "squad2_articles_0_7.json.gz"
# The first two stand in XQuAD as well, with other paragraphs. Measured on are the other four.
SQUAD2_TRAINED_ON = ("Normans", "European_Union_law", "Huguenot", "Steam_engine")

_HERE = Path(__file__).parent
QUESTIONS = _HERE / "questions"
WRITTEN_FILES = tuple(QUESTIONS / f"{name}.jsonl" for name in ("wiki", "search", "stories"))
OWN_STORIES = tuple(sorted((_HERE / "stories").iterdir()))
PLAIN_FILES = tuple(sorted((_HERE / "stories").glob("*/plain.jsonl")))
PASSAGE_FILES = tuple(sorted((_HERE / "passages").glob("*.jsonl")))

"""The form of the articles that the project ships: details that are there, a fair length, words of our own."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
ARTICLES = sorted((ROOT / "corpus" / "articles").glob("*.md"))
SEEDS = ROOT.parent / "shared" / "seeds"
LONGEST_RUN_BETWEEN_ARTICLES = 11
LONGEST_RUN_WITH_A_SEED = 7

each_article = pytest.mark.parametrize("file", ARTICLES, ids=lambda file: file.stem)


def test_many_songs_are_told_of() -> None:
    assert len(ARTICLES) >= 45
    assert len({front_matter(file)["song"] for file in ARTICLES}) >= 25


@each_article
@pytest.mark.parametrize("field", ["title", "song", "artist", "publisher", "published"])
def test_front_matter_fills_each_field(file: Path, field: str) -> None:
    assert str(front_matter(file).get(field, "")).strip()


@each_article
def test_sources_name_at_least_one_page(file: Path) -> None:
    sources = front_matter(file).get("sources")
    assert isinstance(sources, list)
    assert sources
    assert all(isinstance(source, str) and source.strip() for source in sources)
    *pages, looked_up = sources
    assert pages
    assert re.fullmatch(r"Looked up \d{4}-\d\d-\d\d", looked_up)


@each_article
def test_article_has_200_to_700_words(file: Path) -> None:
    assert 200 <= len(body(file).split()) <= 700


@each_article
def test_a_paragraph_is_one_line(file: Path) -> None:
    """A sentence ends with its line, so a wrapped paragraph would break quotes."""
    prose = re.compile(r"^(?![-#]).*\S\n(?=[^\n#-])", re.MULTILINE)
    assert not prose.search(body(file))


@each_article
def test_an_article_shares_no_long_run_of_words_with_another(file: Path) -> None:
    length = LONGEST_RUN_BETWEEN_ARTICLES + 1
    ours = runs(body(file), length).keys()
    sharing = [other.name for other in ARTICLES if other != file and ours & runs(body(other), length).keys()]
    assert not sharing


@each_article
def test_article_copies_no_run_of_words_from_a_seed_page(file: Path) -> None:
    if not SEEDS.is_dir():
        pytest.skip("the seed pages are not part of the repository")
    length = LONGEST_RUN_WITH_A_SEED + 1
    seeds = [runs(seed.read_text(encoding="utf-8"), length) for seed in sorted(SEEDS.glob("*.txt"))]
    assert seeds
    ours = {run for run, words in runs(body(file), length).items() if not mostly_names_and_figures(words)}
    copied = {run for run in ours if any(run in seed for seed in seeds)}
    assert not copied


def front_matter(file: Path) -> dict[str, object]:
    details = yaml.safe_load(file.read_text(encoding="utf-8").split("---\n", 2)[1])
    assert isinstance(details, dict)
    return details


@cache
def body(file: Path) -> str:
    return file.read_text(encoding="utf-8").split("---\n", 2)[2]


@cache
def runs(text: str, length: int) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Each run of `length` words of the text, folded for comparison, with the words as they are written."""
    words = re.findall(r"\w+(?:['.]\w+)*", text.replace("’", "'"))
    windows = (tuple(words[start : start + length]) for start in range(len(words) - length + 1))
    return {tuple(word.lower() for word in window): window for window in windows}


def mostly_names_and_figures(words: tuple[str, ...]) -> bool:
    """True for a run that cannot be told in other words: over half of it is capitalised or numeric."""
    return 2 * sum(word[0].isupper() or word[0].isdigit() for word in words) > len(words)

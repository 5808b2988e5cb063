"""Files made to do harm: each ends in an article or in one clear line, and the rest of the library is indexed."""

from __future__ import annotations

import re
import time

import pytest

from corpus import UnreadableFile, read_content
from tests.corpus.hostile import ANY, WHOLE, Case, cases

CASES = tuple(cases())
SECONDS = 60  # on a slow machine that others use too; without its bound each bomb takes minutes or never ends


def test_there_are_two_hundred_cases_in_more_than_ten_classes() -> None:
    assert len(CASES) >= 200
    assert len({case.kind for case in CASES}) >= 10
    assert len({case.file for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.kind}: {case.file}")
def test_a_hostile_file_ends_in_an_article_or_in_one_clear_line(case: Case) -> None:
    began = time.monotonic()
    said = ""
    try:
        article = read_content(case.content, case.file)
    except UnreadableFile as error:
        said = str(error)
    else:
        assert any(article.text[kept.start : kept.end].strip() for kept in article.kept())
    if said:
        assert said.startswith(f"{case.file}: ")
        assert re.fullmatch(r"[^\x00-\x1f\x7f-\x9f\u202a-\u202e]{20,400}", said)
        assert re.search(r"\. (?:Save|Put|Give|Make|Write|Shorten|Split|Run|Print|Download)\b", said)
    if case.says != ANY:
        assert (case.says in said) if case.says != WHOLE else not said, said
    assert time.monotonic() - began < SECONDS

"""A library with every hostile file in it: each is told of, and the others are indexed as if it were not there."""

from __future__ import annotations

import os
from pathlib import Path

from corpus import UnreadableFile, read_content
from index import Index, IndexSettings
from tests.corpus.hostile import Case, cases
from tests.fakes import ARTICLES


def test_the_rest_of_a_library_of_hostile_files_is_indexed(settings: IndexSettings, index: Index) -> None:
    # The bombs have tests of their own; here they would only take their time twice.
    light = [case for case in cases() if case.kind != "bomb" and len(case.content) < 100_000]
    for case in light:
        (settings.articles / case.file).write_bytes(case.content)
    strange = {r"\udcff.txt", "pipe.txt", "out.txt"}
    Path(os.fsdecode(os.fsencode(settings.articles) + b"/\xff.txt")).write_bytes(b"It was cold.")
    os.mkfifo(settings.articles / "pipe.txt")
    (settings.articles / "out.txt").symlink_to("/etc/passwd")
    before = files_in(settings.articles)

    report = index.build()

    unreadable = {case.file for case in light if not is_readable(case)} | strange
    assert {skipped.file for skipped in report.skipped} == unreadable
    assert len(unreadable) > 100
    assert all(skipped.problem and skipped.fix for skipped in report.skipped)
    assert set(ARTICLES) <= set(report.added)
    assert set(report.added) == set(ARTICLES) | {case.file for case in light} - unreadable
    assert files_in(settings.articles) == before
    assert index.is_current()
    with index.view() as view:
        (best,) = view.search("Who directed the video for Harbour Lights?", 1)
        for article in view.articles():
            for passage in view.passages_of(article.id):
                assert article.text[passage.span.start : passage.span.end].strip()
        article = next(article for article in view.articles() if article.id == best.passage.article)
    assert article.file == "harbour.md"


def is_readable(case: Case) -> bool:
    try:
        read_content(case.content, case.file)
    except UnreadableFile:
        return False
    return True


def files_in(folder: Path) -> set[str]:
    return {os.fsdecode(path) for path in folder.rglob("*")}

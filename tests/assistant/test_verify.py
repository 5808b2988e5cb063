from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.assistant import Assistant
from assistant.verify import BadExport, verify
from index import Index, IndexSettings
from tests.fakes import BY_SCORE, FakeReader, fake_settings


@pytest.fixture
def export(index: Index, settings: IndexSettings, tmp_path: Path) -> Path:
    index.build()
    assistant = Assistant(fake_settings(settings), index, FakeReader(), BY_SCORE)
    answer = assistant.ask("Where was it that Mara Quill wrote Harbour Lights?")
    path = tmp_path / "answer.json"
    path.write_text(json.dumps(assistant.payload(answer)))
    return path


def test_the_quotes_of_an_export_hold(export: Path, settings: IndexSettings) -> None:
    checks = verify(export, settings.articles)
    assert checks
    assert all(check.holds for check in checks)


def test_a_quote_that_was_tampered_with_fails(export: Path, settings: IndexSettings) -> None:
    export.write_text(export.read_text().replace("Bergen", "Berlin"))
    assert not all(check.holds for check in verify(export, settings.articles))


def test_a_quote_whose_article_changed_says_where_it_went(export: Path, settings: IndexSettings) -> None:
    path = settings.articles / "harbour.md"
    path.write_text(path.read_text().replace("Mara Quill wrote", "In short, Mara Quill wrote"))
    assert any("the article changed" in check.problem for check in verify(export, settings.articles))


def test_a_quote_whose_article_is_gone_or_outside_the_folder_fails(export: Path, settings: IndexSettings) -> None:
    (settings.articles / "harbour.md").unlink()
    export.write_text(export.read_text().replace("harbour-again.md", "../../etc/passwd"))
    assert not any(check.holds for check in verify(export, settings.articles))


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"quotes": [{"file": 1}]}', "\x00"])
def test_a_file_that_is_no_export_is_named(tmp_path: Path, settings: IndexSettings, text: str) -> None:
    path = tmp_path / "wrong.json"
    path.write_text(text)
    with pytest.raises(BadExport, match=r"wrong\.json"):
        verify(path, settings.articles)

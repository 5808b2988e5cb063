from __future__ import annotations

from pathlib import Path

import pytest

from index import Index, IndexFault, IndexSettings, Passage
from index.__main__ import main
from tests.fakes import FakeEmbedder
from tests.index.test_build import rewrite, vectors_of

QUESTION = "Where was Harbour Lights written?"


def change(settings: IndexSettings) -> None:
    """Add an article, change one and remove one."""
    rewrite(settings, "harbour.md", "lighthouse near Bergen", "windmill near Delft")
    (settings.articles / "cinder.txt").unlink()
    (settings.articles / "new.txt").write_text("A new page. It tells of a harbour.")


def served(index: Index) -> tuple[int, dict[str, str], list[tuple[Passage, float]]]:
    """All that can be seen of the revision that is served. Chroma's cosines differ in the seventh digit at times."""
    with index.view() as view:
        texts = {article.file: article.text for article in view.articles()}
        hits = [(hit.passage, round(hit.fused, 5)) for hit in view.search(QUESTION, 20)]
        return view.revision(), texts, hits


def test_a_rollback_serves_the_revision_before_whole(index: Index, settings: IndexSettings) -> None:
    index.build()
    before = served(index)
    change(settings)
    index.build()
    assert served(index) != before
    assert index.rollback() == before[0]
    assert served(index) == before
    assert served(Index(settings, FakeEmbedder())) == before


def test_a_rollback_touches_no_article(index: Index, settings: IndexSettings) -> None:
    index.build()
    change(settings)
    index.build()
    articles = {path: path.read_bytes() for path in settings.articles.rglob("*")}
    index.rollback()
    assert {path: path.read_bytes() for path in settings.articles.rglob("*")} == articles


def test_what_was_put_back_stays_until_a_build_by_hand(index: Index, settings: IndexSettings) -> None:
    index.build()
    change(settings)
    index.build()
    revision = index.rollback()
    update = index.update()
    assert update.report is None
    assert f"revision {revision} is served" in update.notice
    assert index.status().pending == 3
    report = index.build()
    assert report.changed == ("harbour.md",)
    assert report.revision == revision + 2
    assert index.update().notice == ""


def test_the_build_after_a_rollback_embeds_nothing_again(index: Index, settings: IndexSettings) -> None:
    index.build()
    change(settings)
    index.build()
    index.rollback()
    assert index.build().embedded == 0
    assert index.status().vectors == index.status().passages


def test_what_is_kept_is_as_large_as_the_change(index: Index, settings: IndexSettings) -> None:
    index.build()
    assert index.status().kept == 0
    (settings.articles / "cinder.txt").unlink()
    removed = index.status().passages - index.build().passages
    assert index.status().kept == removed
    assert vectors_of(settings, index.status().generation.name).count() == index.status().passages + removed
    (settings.articles / "new.txt").write_text("A new page. It tells of a harbour.")
    index.build()
    assert index.status().kept == 0
    assert vectors_of(settings, index.status().generation.name).count() == index.status().passages


def test_only_the_last_change_can_be_undone(index: Index, settings: IndexSettings) -> None:
    with pytest.raises(IndexFault, match="nothing was built yet"):
        index.rollback()
    index.build()
    with pytest.raises(IndexFault, match="no earlier revision"):
        index.rollback()
    change(settings)
    index.build()
    index.rollback()
    with pytest.raises(IndexFault, match="no earlier revision"):
        index.rollback()


def test_a_rollback_goes_back_to_other_settings_too(index: Index, settings: IndexSettings) -> None:
    index.build()
    before = served(index)
    smaller = IndexSettings(articles=settings.articles, store=settings.store, passage_tokens=20, threads=1)
    rebuilt = Index(smaller, FakeEmbedder())
    rebuilt.build()
    assert served(rebuilt) != before
    rebuilt.rollback()
    assert served(rebuilt) == before
    assert rebuilt.update().report is None
    assert rebuilt.build().embedded == 0


def test_a_rollback_to_another_model_asks_for_that_model(index: Index, settings: IndexSettings) -> None:
    index.build()
    other = Index(settings, FakeEmbedder("other@2", dimension=32))
    other.build()
    before = served(other)
    with pytest.raises(IndexFault, match="--model fake"):
        other.rollback()
    assert served(other) == before


def test_a_revision_whose_vectors_are_lost_is_not_put_back(index: Index, settings: IndexSettings) -> None:
    index.build()
    known = vectors_of(settings, index.status().generation.name).ids()
    change(settings)
    index.build()
    before = served(index)
    vectors = vectors_of(settings, index.status().generation.name)
    with index.view() as view:
        live = {passage.id for article in view.articles() for passage in view.passages_of(article.id)}
    vectors.remove(known - live)
    with pytest.raises(IndexFault, match="have no vector"):
        index.rollback()
    assert served(index) == before


def test_many_vectors_are_written_beside_and_put_back_too(
    index: Index, settings: IndexSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.build._WRITES_IN_PLACE", 0)
    index.build()
    before = served(index)
    change(settings)
    index.build()
    folders = settings.store / "chroma" / index.status().generation.name
    assert len(list(folders.iterdir())) == 2
    index.rollback()
    assert served(index) == before
    index.build()
    assert len(list(folders.iterdir())) == 2


def test_the_command_says_what_is_served(
    index: Index, settings: IndexSettings, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.__main__.SentenceTransformerEmbedder", lambda *_: FakeEmbedder())
    command = ["--articles", str(settings.articles), "--store", str(settings.store)]
    assert main(["rollback", *command]) == 2
    assert "nothing was built yet" in capsys.readouterr().err
    main(command)
    change(settings)
    main(command)
    assert main(["rollback", *command]) == 0
    assert "revision 1 is served again" in capsys.readouterr().out


def test_a_process_that_serves_follows_what_another_builds_and_takes_back(
    index: Index, settings: IndexSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.build._WRITES_IN_PLACE", 0)
    index.build()
    before = served(index)
    change(settings)
    other = Index(settings, FakeEmbedder())
    other.build()
    assert served(index) == served(other) != before
    other.rollback()
    assert served(index) == before


def test_graph_files_that_are_served_are_never_written(index: Index, settings: IndexSettings) -> None:
    def graph() -> dict[Path, bytes]:
        return {path: path.read_bytes() for path in (settings.store / "chroma").glob("*/*/*/*")}

    index.build()
    before = graph()
    assert before
    for number in range(3):
        (settings.articles / f"new-{number}.txt").write_text(f"Page {number}. It tells of a harbour.")
        index.build()
        served(Index(settings, FakeEmbedder()))
    assert graph() == before

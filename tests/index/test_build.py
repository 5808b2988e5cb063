from __future__ import annotations

from pathlib import Path

import pytest

from index import Index, IndexFault, IndexSettings
from index.store import VectorStore
from tests.fakes import FakeEmbedder


def rewrite(settings: IndexSettings, file: str, old: str, new: str) -> None:
    path = settings.articles / file
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def vectors_of(settings: IndexSettings, generation: str) -> VectorStore:
    (folder,) = (settings.store / "chroma" / generation).iterdir()
    return VectorStore.in_folder(folder, generation)


def test_the_first_build_adds_every_article(index: Index) -> None:
    report = index.build()
    assert report.added == ("cinder.txt", "harbour-again.md", "harbour.md")
    assert report.embedded == report.passages > 0


def test_a_second_build_embeds_nothing(index: Index, embedder: FakeEmbedder) -> None:
    first = index.build()
    embedder.embedded.clear()
    second = index.build()
    assert (len(second.unchanged), second.embedded, second.revision) == (3, 0, first.revision)
    assert embedder.embedded == []


def test_only_the_passages_that_changed_are_embedded(settings: IndexSettings, embedder: FakeEmbedder) -> None:
    small = IndexSettings(
        articles=settings.articles, store=settings.store, passage_tokens=16, overlap_units=0, threads=1
    )
    index = Index(small, embedder)
    index.build()
    embedder.embedded.clear()
    rewrite(settings, "harbour.md", "number 4 in Norway", "number 5 in Norway")
    report = index.build()
    assert report.changed == ("harbour.md",)
    assert len(embedder.embedded) == report.embedded == 1
    assert "number 5 in Norway" in embedder.embedded[0]


def test_what_is_gone_is_neither_found_nor_kept(index: Index, settings: IndexSettings) -> None:
    index.build()
    (settings.articles / "cinder.txt").unlink()
    report = index.build()
    assert report.removed == ("cinder.txt",)
    with index.view() as view:
        assert all(view.article(hit.passage.article) for hit in view.search("barn outside Leeds", 10))
    assert index.status().vectors == index.status().passages


def test_an_unreadable_file_is_skipped_and_the_rest_is_indexed(index: Index, settings: IndexSettings) -> None:
    (settings.articles / "empty.txt").write_text("  \n")
    (settings.articles / "song.mp3").write_bytes(b"\x00\x01")
    report = index.build()
    assert [skipped.file for skipped in report.skipped] == ["empty.txt", "song.mp3"]
    assert all(skipped.problem and skipped.fix for skipped in report.skipped)
    assert len(report.added) == 3
    assert index.build().skipped == report.skipped


def test_an_article_that_becomes_unreadable_leaves_the_index(index: Index, settings: IndexSettings) -> None:
    index.build()
    (settings.articles / "harbour.md").write_text("")
    report = index.build()
    assert report.removed == ("harbour.md",)
    assert [skipped.file for skipped in report.skipped] == ["harbour.md"]


def test_a_touched_file_is_unchanged(index: Index, settings: IndexSettings) -> None:
    index.build()
    path = settings.articles / "cinder.txt"
    path.write_bytes(path.read_bytes())
    report = index.build()
    assert len(report.unchanged) == 3
    assert report.embedded == 0


def test_a_changed_model_rebuilds_beside_the_old_index(index: Index, settings: IndexSettings) -> None:
    index.build()
    other = FakeEmbedder("fake@2", dimension=32)
    rebuilt = Index(settings, other)
    with index.view() as view:
        assert view.search("who wrote Harbour Lights", 3)
    report = rebuilt.build()
    assert "model changed from fake" in report.rebuilt_because
    assert report.embedded == report.passages
    with rebuilt.view() as view:
        assert view.search("who wrote Harbour Lights", 3)


def test_a_changed_chunk_setting_rebuilds(index: Index, settings: IndexSettings, embedder: FakeEmbedder) -> None:
    index.build()
    smaller = IndexSettings(articles=settings.articles, store=settings.store, passage_tokens=20, threads=1)
    report = Index(smaller, embedder).build()
    assert report.rebuilt_because
    assert report.embedded == report.passages


def test_the_space_of_a_generation_is_given_back_once_another_is_served(index: Index, settings: IndexSettings) -> None:
    index.build()
    old = index.status().generation.name
    rebuilt = Index(settings, FakeEmbedder("fake@2", dimension=32))
    rebuilt.build()
    assert vectors_of(settings, old).count() > 0
    assert (settings.store / old).exists()
    rebuilt.build()
    assert not (settings.store / "chroma" / old).exists()
    assert not (settings.store / old).exists()


class Killed(BaseException):
    """Stands for a process that ends in the middle of a build."""


@pytest.mark.parametrize("stage", ["reading", "embedding", "taking over"])
def test_a_build_that_is_killed_leaves_the_old_revision_and_no_litter(
    index: Index, settings: IndexSettings, stage: str
) -> None:
    before = index.build()
    rewrite(settings, "harbour.md", "lighthouse near Bergen", "windmill near Delft")

    def kill(reached: str, _done: int, _total: int) -> None:
        if reached == stage:
            raise Killed

    with pytest.raises(Killed):
        index.build(kill)
    with index.view() as view:
        assert view.revision() == before.revision
        assert not any("windmill" in article.text for article in view.articles())
    after = index.build()
    assert after.changed == ("harbour.md",)
    assert index.status().vectors == after.passages


def test_vectors_that_were_lost_are_made_again(index: Index, settings: IndexSettings) -> None:
    report = index.build()
    generation = index.status().generation.name
    store = vectors_of(settings, generation)
    store.remove(sorted(store.ids())[:1])
    again = index.build()
    assert again.embedded == 1
    assert index.status().vectors == report.passages


def test_the_catalogue_is_made_again_from_the_articles_without_embedding(index: Index, settings: IndexSettings) -> None:
    report = index.build()
    folder = settings.store / index.status().generation.name
    for file in folder.iterdir():
        file.unlink()
    fresh = Index(settings, FakeEmbedder())
    again = fresh.build()
    assert (again.passages, again.embedded) == (report.passages, 0)


def test_an_index_that_was_never_built_says_how_to_build_it(index: Index) -> None:
    with pytest.raises(IndexFault, match=r"python -m index"), index.view():
        pass


def test_progress_goes_from_nothing_to_all(index: Index) -> None:
    steps: list[tuple[str, int, int]] = []
    index.build(lambda stage, done, total: steps.append((stage, done, total)))
    stages = list(dict.fromkeys(stage for stage, _, _ in steps))
    assert stages == ["reading", "embedding", "taking over"]
    for stage in stages:
        done = [(done, total) for name, done, total in steps if name == stage]
        assert done[0][0] == 0
        assert done[-1][0] == done[-1][1]


def test_the_states_of_files_are_told(index: Index, settings: IndexSettings) -> None:
    index.build()
    (settings.articles / "new.txt").write_text("A new page. It tells a story.")
    (settings.articles / "cinder.txt").unlink()
    rewrite(settings, "harbour.md", "Bergen", "Tromsø")
    states = {status.file: status.state for status in index.statuses()}
    assert states == {
        "cinder.txt": "gone",
        "harbour-again.md": "indexed",
        "harbour.md": "changed",
        "new.txt": "not indexed yet",
    }


def test_one_view_is_one_revision_while_the_next_is_built(index: Index, settings: IndexSettings) -> None:
    index.build()
    with index.view() as view:
        revision = view.revision()
        rewrite(settings, "harbour.md", "lighthouse near Bergen", "windmill near Delft")
        index.build()
        article = next(article for article in view.articles() if article.file == "harbour.md")
        assert "lighthouse" in article.text
        assert view.revision() == revision
    with index.view() as view:
        assert view.revision() == revision + 1


def test_the_index_is_current_until_the_folder_changes(index: Index, settings: IndexSettings) -> None:
    assert not index.is_current()
    index.build()
    assert index.is_current()
    (settings.articles / "new.txt").write_text("A new page. It tells a story.")
    assert not index.is_current()


def test_a_store_that_is_a_file_is_named(tmp_path: Path, settings: IndexSettings) -> None:
    (tmp_path / "taken").write_text("")
    wrong = IndexSettings(articles=settings.articles, store=tmp_path / "taken", threads=1)
    with pytest.raises(IndexFault, match="taken"):
        Index(wrong, FakeEmbedder()).build()

"""The library folder: nothing unreadable gets in, nothing gets out of it, nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Details, Library, LibraryError, Limits, Removed, Span, UnreadableFile
from corpus.names import safe_name, slug

STORY = b"The band wrote it on a night ferry."


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "articles")


def names(library: Library) -> list[str]:
    return [file.file for file in library.files()]


def test_a_missing_folder_is_said_with_the_fix(library: Library) -> None:
    with pytest.raises(LibraryError, match="is not a folder"):
        library.files()


def test_add_makes_the_folder_and_keeps_the_bytes(library: Library) -> None:
    assert library.add("ferry.txt", STORY) == "ferry.txt"
    assert (library.folder / "ferry.txt").read_bytes() == STORY
    assert library.read("ferry.txt").text == STORY.decode()


def test_files_are_sorted_posix_paths_with_unsupported_ones(library: Library) -> None:
    (library.folder / "b" / "c").mkdir(parents=True)
    for name in ("b/c/two.txt", "a.xyz", "z.txt"):
        (library.folder / name).write_bytes(STORY)
    assert names(library) == ["a.xyz", "b/c/two.txt", "z.txt"]
    assert library.files()[0].size == len(STORY)


def test_hidden_files_and_folders_are_not_listed(library: Library) -> None:
    (library.folder / ".git").mkdir(parents=True)
    (library.folder / ".git" / "a.txt").write_bytes(STORY)
    (library.folder / ".b.txt").write_bytes(STORY)
    assert names(library) == []


def test_links_that_lead_out_of_the_folder_are_listed_and_never_read(library: Library, tmp_path: Path) -> None:
    library.folder.mkdir()
    (tmp_path / "secret.txt").write_bytes(STORY)
    (library.folder / "out.txt").symlink_to(tmp_path / "secret.txt")
    (library.folder / "nowhere.txt").symlink_to(tmp_path / "gone.txt")
    assert names(library) == ["nowhere.txt", "out.txt"]
    for file in names(library):
        with pytest.raises(LibraryError, match=f"{file}: is a link that leads out of the library"):
            library.read(file)


def test_unreadable_content_never_lands_in_the_folder(library: Library) -> None:
    library.add("ferry.txt", STORY)
    with pytest.raises(UnreadableFile):
        library.add("other.txt", b"\x00\x01")
    with pytest.raises(UnreadableFile):
        library.add("ferry.txt", b"", replace=True)
    assert [path.name for path in library.folder.iterdir()] == ["ferry.txt"]
    assert (library.folder / "ferry.txt").read_bytes() == STORY


def test_the_limits_hold_for_what_is_added(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="more than the 10 allowed"):
        Library(tmp_path, Limits(file_bytes=10)).add("a.txt", STORY)


def test_an_existing_name_is_refused_unless_replaced(library: Library) -> None:
    library.add("ferry.txt", STORY)
    with pytest.raises(LibraryError, match=r"ferry\.txt: is in the library already"):
        library.add("ferry.txt", STORY + b" Twice.")
    library.add("ferry.txt", STORY + b" Twice.", replace=True)
    assert library.read("ferry.txt").text.endswith("Twice.")


def test_the_same_content_under_another_name_is_refused(library: Library) -> None:
    library.add("ferry.txt", STORY)
    with pytest.raises(LibraryError, match=r"as ferry\.txt"):
        library.add("boat.txt", STORY)


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(STORY)
    with pytest.raises(LibraryError, match="cannot be written"):
        Library(tmp_path / "file").add("a.txt", STORY)


def test_pasted_text_becomes_an_article_with_its_details(library: Library) -> None:
    details = Details(title="The Night Ferry: a story", song="Night Ferry", sources=("Dock Weekly",))
    file = library.add_text("It was cold.\n", details)
    article = library.read(file)
    assert file == "the-night-ferry-a-story.md"
    assert article.text == "It was cold.\n"
    assert article.details == details


def test_pasted_texts_with_one_title_get_names_of_their_own(library: Library) -> None:
    files = [library.add_text(text, Details(title="Ferry")) for text in ("It was cold.", "It was warm.", "It was wet.")]
    assert files == ["ferry.md", "ferry-2.md", "ferry-3.md"]


def test_the_same_text_is_refused_whatever_its_details(library: Library) -> None:
    library.add_text("It was cold.", Details(title="Ferry"))
    with pytest.raises(LibraryError, match=r"ferry\.md: holds this text already"):
        library.add_text("It was cold.", Details(title="Boat"))


def test_pasted_text_that_looks_like_front_matter_stays_text(library: Library) -> None:
    text = "---\ntitle: no\n---\nIt was cold."
    assert library.read(library.add_text(text, Details(title="Ferry"))).text == text


def test_what_is_removed_is_kept_out_of_sight(library: Library) -> None:
    for content in (STORY, STORY + b" Twice."):
        library.add("ferry.txt", content)
        library.remove("ferry.txt")
    assert names(library) == []
    assert len(list((library.folder / ".removed").glob("* ferry.txt"))) == 2


@pytest.mark.parametrize(
    "file", ["../out.txt", "/etc/passwd", ".removed/a.txt", "a/../../out.txt", "", ".", "..\\out.txt", "a\0b"]
)
def test_names_outside_the_library_are_refused(library: Library, file: str) -> None:
    library.add("ferry.txt", STORY)
    (library.folder.parent / "out.txt").write_bytes(STORY)
    with pytest.raises(LibraryError):
        library.read(file)
    with pytest.raises(LibraryError):
        library.remove(file)


def test_a_file_that_is_not_there_cannot_be_removed(library: Library) -> None:
    library.folder.mkdir()
    with pytest.raises(LibraryError, match="is not in the library"):
        library.remove("none.txt")


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("ferry.txt", "ferry.txt"),
        ("../../etc/ferry.txt", "ferry.txt"),
        ("C:\\songs\\ferry.txt", "ferry.txt"),
        ("/ferry.txt", "ferry.txt"),
        ("...ferry.txt", "ferry.txt"),
        ("CON.txt", "_CON.txt"),
        ("con", "_con"),
        ("Café “súbele” 夜.md", "Café “súbele” 夜.md"),
        ('a<b>:"|?*.txt', "ab.txt"),
        ("fer\x00ry\u202etxt.exe", "ferrytxt.exe"),
    ],
)
def test_names_are_made_safe(name: str, safe: str) -> None:
    assert safe_name(name) == safe


@pytest.mark.parametrize("name", ["", ".", "..", "/", "a/..", "\x00", " . "])
def test_a_name_with_nothing_in_it_is_refused(name: str) -> None:
    with pytest.raises(LibraryError):
        safe_name(name)


def test_a_long_name_is_shortened_before_its_suffix() -> None:
    name = safe_name("夜" * 300 + ".html")
    assert len(name.encode()) <= 120
    assert name.endswith("夜.html")


@given(st.text())
def test_any_name_is_made_safe_or_refused(name: str) -> None:
    try:
        safe = safe_name(name)
    except LibraryError:
        return
    assert 0 < len(safe.encode()) <= 120
    assert not set(safe) & set('/\\<>:"|?*\0\n')
    assert not safe.startswith(".")
    assert safe_name(safe) == safe


@given(st.text())
def test_any_text_has_a_slug(text: str) -> None:
    assert safe_name(f"{slug(text)}.md") in (f"{slug(text)}.md", f"_{slug(text)}.md")


def test_corrected_details_are_read_with_the_article_and_change_its_revision(library: Library) -> None:
    file = library.add("a.txt", b"A story about a song that nobody knows.")
    before = library.read(file)
    library.correct(file, Details(title="Mine", song="Hello"))
    after = library.read(file)
    assert after.details == Details(title="Mine", song="Hello")
    assert after.revision != before.revision
    assert (library.folder / file).read_bytes() == b"A story about a song that nobody knows."


def test_a_correction_is_seen_as_a_change_of_the_file(library: Library) -> None:
    file = library.add("a.txt", b"A story about a song that nobody knows.")
    (before,) = library.files()
    library.correct(file, Details(title="Mine"))
    (after,) = library.files()
    assert after.file == before.file
    assert after.mtime_ns > before.mtime_ns


MENU = b"Home | News | Reviews | Contact\n\nThe band wrote the song on a train to the coast that summer."


def test_a_cut_can_be_taken_back_and_made_again(library: Library) -> None:
    file = library.add("a.txt", MENU)
    (cut,) = library.read(file).cuts
    library.restore_cut(file, cut.span)
    assert library.read(file).cuts == ()
    assert library.restored_cuts(file) == (cut.span,)
    library.restore_cut(file, cut.span, restored=False)
    assert library.read(file).cuts == (cut,)


def test_a_cut_taken_back_does_not_hold_for_another_text(library: Library) -> None:
    file = library.add("a.txt", MENU)
    (cut,) = library.read(file).cuts
    library.restore_cut(file, cut.span)
    library.add(file, MENU + b" They kept it.", replace=True)
    assert library.read(file).cuts == (cut,)


def test_a_place_that_is_no_cut_cannot_be_taken_back(library: Library) -> None:
    file = library.add("a.txt", MENU)
    with pytest.raises(LibraryError, match="no such cut"):
        library.restore_cut(file, Span(1, 2))


def test_a_new_file_of_an_old_name_has_no_old_correction(library: Library) -> None:
    file = library.add("a.txt", b"A story about a song that nobody knows.")
    library.correct(file, Details(title="Mine"))
    library.remove(file)
    library.add("a.txt", b"Quite another story about a song.")
    assert library.read("a.txt").details.title != "Mine"


def test_a_removed_file_can_be_put_back_with_its_corrections(library: Library) -> None:
    file = library.add("a.txt", b"A story about a song that nobody knows.")
    library.correct(file, Details(title="Mine"))
    removed = library.remove(file)
    assert library.files() == ()
    library.put_back(removed)
    assert library.read(file).details.title == "Mine"


@pytest.mark.parametrize("kept", ["../../etc/passwd", "a.txt", "."])
def test_only_what_was_removed_can_be_put_back(library: Library, kept: str) -> None:
    file = library.add("a.txt", b"A story about a song that nobody knows.")
    library.remove(file)
    with pytest.raises(LibraryError):
        library.put_back(Removed(file, kept))


def test_the_same_file_can_be_kept_beside_the_first(library: Library) -> None:
    library.add("a.txt", b"A story about a song that nobody knows.")
    assert library.add_beside("a.txt", b"A story about a song that nobody knows.") == "a-2.txt"


def test_a_preview_keeps_nothing(library: Library) -> None:
    assert library.preview("a.txt", MENU).cuts
    assert not library.folder.exists()


@pytest.mark.parametrize("file", ["../a.txt", ".corrections/a.txt", "/etc/passwd"])
def test_a_correction_stays_inside_the_folder(library: Library, file: str) -> None:
    with pytest.raises(LibraryError):
        library.correct(file, Details(title="x"))

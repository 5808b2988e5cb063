"""Names, links, pipes and devices in the folder: each is said, none leads out of it, nothing is written outside."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import Details, Library, LibraryError, LinerNotesError, Span, UnreadableFile

STORY = b"The band wrote it on a night ferry."
CLEAR = re.compile(r"[^\x00-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]{20,}")


@pytest.fixture
def library(tmp_path: Path) -> Library:
    (tmp_path / "articles").mkdir()
    return Library(tmp_path / "articles")


STRANGE: dict[str, tuple[Callable[[Path], object], str]] = {
    "bytes": (lambda at: Path(os.fsdecode(os.fsencode(at) + b"/\xff.txt")).write_bytes(STORY), r"\udcff.txt: has a"),
    "backslash": (lambda at: (at / "b\\a.txt").write_bytes(STORY), r"b\\a.txt: has a character in its name"),
    "newline": (lambda at: (at / "a\nb.txt").write_bytes(STORY), r"a\nb.txt: has a character in its name"),
    "escape": (lambda at: (at / "a\x1b[2J.txt").write_bytes(STORY), r"a\x1b[2J.txt: has a character in its name"),
    "turned": (lambda at: (at / "a\u202etxt.exe").write_bytes(STORY), r"a\u202etxt.exe: has a character in its name"),
    "pipe": (lambda at: os.mkfifo(at / "pipe.txt"), "pipe.txt: it is no plain file"),
    "device": (lambda at: (at / "zero.txt").symlink_to("/dev/zero"), "zero.txt: is a link that leads out"),
    "folder link": (lambda at: (at / "etc").symlink_to("/etc"), "etc: is a link that leads out"),
    "parent link": (lambda at: (at / "up.txt").symlink_to("../secret.txt"), "up.txt: is a link that leads out"),
    "loop": (lambda at: (at / "loop.txt").symlink_to("loop.txt"), "loop.txt: it cannot be opened"),
    "dangling": (lambda at: (at / "gone.txt").symlink_to("nothing.txt"), "gone.txt: there is no such file"),
    "inner link": (lambda at: (at / "inner").symlink_to("."), "inner: it is no plain file"),
}  # fmt: skip


@pytest.mark.parametrize("kind", STRANGE)
def test_what_cannot_be_read_is_listed_and_said(library: Library, kind: str) -> None:
    make, says = STRANGE[kind]
    library.folder.with_name("secret.txt").write_bytes(STORY)
    make(library.folder)
    (listed,) = library.files()
    with pytest.raises(LinerNotesError) as caught:
        library.read(listed.file)
    assert str(caught.value).startswith(says)


@pytest.mark.parametrize(
    "name", ["CON.txt", "Ferry .txt", "a..txt", "x" * 251 + ".txt", "夜" * 80 + ".txt", "a:b?.txt"]
)
def test_a_name_that_another_system_refuses_is_read_where_it_stands(library: Library, name: str) -> None:
    (library.folder / name).write_bytes(STORY)
    (listed,) = library.files()
    assert library.read(listed.file).text == STORY.decode()
    library.put_back(library.remove(name))
    assert library.read(name).text == STORY.decode()


def test_a_name_that_is_too_long_is_said(library: Library) -> None:
    with pytest.raises(UnreadableFile, match="File name too long"):
        library.read("x" * 300)
    with pytest.raises(LibraryError, match="is not in the library"):
        library.remove("x" * 300)
    (library.folder / ("x" * 254)).write_bytes(STORY)
    with pytest.raises(LibraryError, match="Give the file a shorter name"):
        library.correct("x" * 254, Details(title="Ferry"))


def test_a_name_in_other_capitals_is_the_same_name(library: Library) -> None:
    library.add("Ferry é.txt", STORY)
    for name in ("ferry É.txt", "FERRY e\u0301.TXT"):
        for replace in (False, True):
            with pytest.raises(LibraryError, match=r"is in the library already, as Ferry é\.txt"):
                library.add(name, STORY + b" Twice.", replace)
    assert library.add_beside("FERRY é.txt", STORY) == "FERRY é-2.txt"


def test_two_files_whose_names_differ_in_case_are_two_articles(library: Library) -> None:
    for name in ("Ferry.txt", "ferry.txt"):
        (library.folder / name).write_bytes(STORY + name.encode())
    if len(library.files()) < 2:
        pytest.skip("this file system does not tell capitals apart")
    assert len({library.read(listed.file).id for listed in library.files()}) == 2


@pytest.mark.parametrize("folder", [".corrections", ".removed"])
def test_a_hidden_folder_that_is_a_link_takes_nothing_out(library: Library, folder: str) -> None:
    outside = library.folder.with_name("outside")
    outside.mkdir()
    library.add("a.txt", STORY)
    (library.folder / folder).symlink_to(outside)
    with pytest.raises(LibraryError, match="is a link that leads out of the library"):
        library.correct("a.txt", Details(title="x")) if folder == ".corrections" else library.remove("a.txt")
    assert list(outside.iterdir()) == []
    assert library.read("a.txt").text == STORY.decode()


DETAILS = {"title": "", "song": "", "artist": "", "publisher": "", "url": "", "published": "", "sources": []}


@pytest.mark.parametrize(
    "content",
    [
        "[" * 200_000,
        "",
        "null",
        "[1]",
        '{"details": [1], "restored": [], "text": ""}',
        '{"details": null, "restored": [["a", "b"]], "text": ""}',
        '{"details": null, "restored": [[5, 1]], "text": ""}',
        '{"details": null, "restored": 7, "text": ""}',
        json.dumps({"details": DETAILS | {"title": 5}, "restored": [], "text": ""}),
        json.dumps({"details": DETAILS | {"song": {"a": 1}, "artist": [1]}, "restored": [], "text": ""}),
        json.dumps({"details": DETAILS | {"sources": [3]}, "restored": [], "text": ""}),
    ],
)
def test_a_damaged_correction_is_none(library: Library, content: str) -> None:
    library.add("a.txt", STORY)
    found = library.read("a.txt").details.title
    (library.folder / ".corrections").mkdir()
    (library.folder / ".corrections" / "a.txt.json").write_text(content)
    assert library.read("a.txt").details.title in (found, "a")


def test_a_pipe_in_place_of_a_correction_is_not_waited_for(library: Library) -> None:
    library.add("a.txt", STORY)
    (library.folder / ".corrections").mkdir()
    os.mkfifo(library.folder / ".corrections" / "a.txt.json")
    assert library.read("a.txt").text == STORY.decode()


def test_half_characters_in_a_correction_do_not_reach_the_article(library: Library) -> None:
    library.add("a.txt", STORY)
    library.correct("a.txt", Details(title="half \ud800 \x1b[31m"))
    assert library.read("a.txt").details.title == "half  [31m"


def line_of(use: Callable[[str], object], name: str) -> str:
    """What a person is told, "" where nothing is wrong."""
    try:
        use(name)
    except LinerNotesError as error:
        return str(error)
    return ""


PARTS = st.sampled_from(
    ["..", ".", "", "/", "\\", "~", "a", "a.txt", "..\\", "\0", "\ud800", "C:", "CON", " ", "x" * 300]
)


@settings(max_examples=400, deadline=None)
@given(st.lists(st.one_of(PARTS, st.text(max_size=8)), max_size=6).map("/".join))
def test_no_name_leads_out_of_the_folder(tmp_path_factory: pytest.TempPathFactory, name: str) -> None:
    home = tmp_path_factory.getbasetemp() / "names"
    library = Library(home / "articles")
    library.folder.mkdir(parents=True, exist_ok=True)
    (home / "a.txt").write_bytes(STORY)
    for use in (library.read, library.remove, lambda file: library.correct(file, Details(title="x"))):
        assert CLEAR.fullmatch(line_of(use, name) or "x" * 20)
    assert CLEAR.fullmatch(line_of(lambda file: (library.folder / library.add(file, STORY)).unlink(), name) or "x" * 20)
    assert sorted(path.name for path in home.iterdir()) == ["a.txt", "articles"]
    assert (home / "a.txt").read_bytes() == STORY


def test_a_folder_that_cannot_be_opened_is_said(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    library.add("a.txt", STORY)
    (library.folder / "closed").mkdir()
    scan = os.scandir

    def refusing(path: Path) -> os.PathLike[str]:
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)  # type: ignore[return-value]

    monkeypatch.setattr(os, "scandir", refusing)
    assert [listed.file for listed in library.files()] == ["a.txt", "closed"]
    with pytest.raises(UnreadableFile, match="closed: it is no plain file but a folder"):
        library.read("closed")


def test_a_cut_far_outside_the_text_is_no_cut(library: Library) -> None:
    library.add("a.txt", STORY)
    with pytest.raises(LibraryError, match="has no such cut"):
        library.restore_cut("a.txt", Span(10**9, 10**9 + 1))

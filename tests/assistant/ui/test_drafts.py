from pathlib import Path

import pytest

from assistant.ui.drafts import Choice, Decision, Draft, keep, read_drafts
from assistant.ui.drafts_view import drafts_view, outcomes_view
from corpus import Details, Library

STORY = "How it was made\n\nThe band wrote the song on a train to the coast and recorded it in a barn that summer.\n"
MORE = STORY + "\nNobody was paid for the session, and the drummer slept in the van for a week.\n"


@pytest.fixture
def library(tmp_path: Path) -> Library:
    library = Library(tmp_path / "articles")
    library.add("first.txt", STORY.encode())
    return library


def draft(library: Library, name: str, text: str, folder: Path) -> Draft:
    path = folder / name
    path.write_text(text)
    (made,) = read_drafts([(name, path)], library, [library.read(file.file) for file in library.files()])
    return made


def decision(made: Draft, choice: Choice | None = None, **changed: str) -> Decision:
    assert made.article is not None
    return Decision.of({"choice": choice, **changed}, made.article.details)


def files(library: Library) -> list[str]:
    return [file.file for file in library.files()]


def test_a_new_story_is_kept_with_its_corrected_details(library: Library, tmp_path: Path) -> None:
    made = draft(library, "new.txt", "A title\n\nAnother story that nobody has told before, of a song.", tmp_path)
    assert made.other is None
    outcome = keep(made, decision(made, title="Mine", song="Hello"), library)
    assert outcome.file == "new.txt"
    assert library.read("new.txt").details.title == "Mine"
    assert library.read("new.txt").details.song == "Hello"


def test_details_that_were_not_touched_are_not_written_down(library: Library, tmp_path: Path) -> None:
    made = draft(library, "new.txt", "A title\n\nAnother story that nobody has told before, of a song.", tmp_path)
    keep(made, decision(made), library)
    assert not (library.folder / ".corrections").exists()


def test_a_near_duplicate_names_the_other_article(library: Library, tmp_path: Path) -> None:
    made = draft(library, "copy.txt", MORE, tmp_path)
    assert made.other is not None
    assert made.other.file == "first.txt"
    assert made.why == "100% of the shorter text is in both"


def test_a_duplicate_is_not_kept_without_a_choice(library: Library, tmp_path: Path) -> None:
    made = draft(library, "copy.txt", MORE, tmp_path)
    assert "Choose what to do" in keep(made, decision(made), library).problem
    assert files(library) == ["first.txt"]


@pytest.mark.parametrize(
    ("choice", "left"),
    [(Choice.REPLACE, ["copy.txt"]), (Choice.BOTH, ["copy.txt", "first.txt"]), (Choice.SKIP, ["first.txt"])],
)
def test_a_duplicate_is_dealt_with_as_chosen(library: Library, tmp_path: Path, choice: Choice, left: list[str]) -> None:
    made = draft(library, "copy.txt", MORE, tmp_path)
    keep(made, decision(made, choice), library)
    assert files(library) == left


def test_the_same_bytes_can_be_kept_twice_when_that_is_wanted(library: Library, tmp_path: Path) -> None:
    made = draft(library, "copy.txt", STORY, tmp_path)
    assert made.why == "It is in the library already"
    assert keep(made, decision(made, Choice.BOTH), library).file == "copy.txt"


@pytest.mark.parametrize(("choice", "file"), [(Choice.BOTH, "first-2.txt"), (Choice.REPLACE, "first.txt")])
def test_a_file_of_the_same_name_is_kept_beside_or_in_place(
    library: Library, tmp_path: Path, choice: Choice, file: str
) -> None:
    made = draft(library, "first.txt", "A title\n\nQuite another story that nobody has told before.", tmp_path)
    assert made.why == "A file of this name is there already"
    assert keep(made, decision(made, choice), library).file == file
    assert "another story" in library.read(file).text


def test_what_cannot_replace_leaves_the_old_one(library: Library, tmp_path: Path) -> None:
    made = draft(library, "copy.txt", MORE, tmp_path)
    (tmp_path / "copy.txt").write_text(" ")
    assert keep(made, decision(made, Choice.REPLACE), library).problem
    assert files(library) == ["first.txt"]


def test_an_upload_that_is_gone_is_said(library: Library, tmp_path: Path) -> None:
    (made,) = read_drafts([("a.txt", tmp_path / "a.txt")], library, ())
    assert made.problem == "a.txt: the upload is not there any more. Add it again."


def test_pasted_text_is_kept_with_front_matter(library: Library) -> None:
    (made,) = read_drafts([("pasted-text.md", "An Hour\n\nThe bassist wrote it in an hour.")], library, ())
    assert made.article is not None
    assert made.article.details.title == "An Hour"
    outcome = keep(made, decision(made, artist="The Hours"), library)
    assert outcome.file == "an-hour.md"
    assert library.read("an-hour.md").details.artist == "The Hours"


def test_the_form_escapes_what_was_guessed(library: Library, tmp_path: Path) -> None:
    made = draft(library, "new.txt", '"><script>x</script>\n\nA story that nobody has told before.', tmp_path)
    shown = drafts_view((made,))
    assert "<script" not in shown
    assert 'value="&#34;&gt;&lt;script&gt;' in shown


def test_a_draft_that_cannot_be_read_is_said_and_cannot_be_kept(library: Library, tmp_path: Path) -> None:
    made = draft(library, "empty.txt", " ", tmp_path)
    shown = drafts_view((made,))
    assert "empty.txt: it is empty" in shown
    assert "Keep" not in shown


def test_reading_goes_on_under_the_drafts_that_are_read(library: Library, tmp_path: Path) -> None:
    shown = drafts_view((), "<b>.txt", 3)
    assert "Reading &lt;b&gt;.txt, 3 files to go" in shown


def test_an_addition_leads_to_a_rebuild_and_a_skip_does_not(library: Library, tmp_path: Path) -> None:
    made = draft(library, "copy.txt", MORE, tmp_path)
    assert "Rebuild" not in outcomes_view([keep(made, decision(made, Choice.SKIP), library)])
    shown = outcomes_view([keep(made, decision(made, Choice.REPLACE), library)])
    assert "Added copy.txt in place of first.txt." in shown
    assert "Rebuild the index to ask about it." in shown


def test_details_that_are_no_details_are_left_out() -> None:
    assert Decision.of({"file": "x", "title": " T "}, Details(song="S")).details == Details(title="T", song="S")

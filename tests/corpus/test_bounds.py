"""What one file may cost: the heaviest that the limits let through, and some that they stop, with little memory."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from corpus import Limits, UnreadableFile, read_content

MEMORY = 2_000_000_000
SECONDS = 100  # generous: the machine is shared. Without its bound each of these takes many minutes or all memory

# A file made by an expression; what is said of it, "" where it is read.
HEAVY = {
    "one-line.txt": ("b'word ' * 2_000_000", "more than 5,000,000 characters"),
    "one-word.txt": ("b'x' * 4_900_000", ""),
    "one-line-read.txt": ("b'word ' * 900_000", ""),
    "spaces.txt": ("b'a' + b' ' * 4_900_000 + b'b'", ""),
    "stops.txt": ("b'.' * 4_900_000", ""),
    "names.txt": ("b'Aa by ' * 800_000", ""),
    "quotes.txt": ("b'\"X\" by ' * 500_000", ""),
    "marks.txt": ("('e' + '\\u0301' * 2_000_000).encode()", ""),
    "lines.txt": ("b'word\\n' * 100_000", ""),
    "more-lines.txt": ("b'w\\n' * 2_400_000", "more than 100,000 lines"),
    "lists.txt": ("b'Latest News\\n' * 30_000 + b'x' * 400", ""),
    "remarks.txt": ("b'Comments: 2\\nBob: hi\\n' * 15_000", ""),
    "remark.txt": ("b'Comments: 2\\n' + b'-' * 1_000_000", ""),
    "rules.md": ("b'---\\na: b\\n' * 15_000", ""),
    "comments.md": ("b'It was.\\n' + b'<!--' * 1_000_000", ""),
    "tags.md": ("b'It was.\\n' + b'<i hidden' * 400_000", ""),
    "links.md": ("b'It was.\\n' + b'[a' * 1_000_000", ""),
    "characters.html": ("b'<p>' + b'&amp;' * 900_000", ""),
    "elements.html": ("b'<p>w' * 9_000", ""),
    "more-elements.html": ("b'<p>w' * 4_000_000", "more than 30,000 elements"),
    "zip.docx": ("bombs.zip_bomb(190_000_000)", "its markup unpacks to"),
    "paragraphs.docx": ("bombs.docx_of('<w:p/>' * 1_000_000)", "more than 100,000 lines"),
    "operators.pdf": ("bombs.pdf_of(bombs.page_of(b'BT ET ' * 1_000_000))", "no text"),
}
_READ = """
import json, resource, sys, time
resource.setrlimit(resource.RLIMIT_AS, ({memory}, {memory}))
from corpus import UnreadableFile, read_content
from tests.corpus import bombs
content, said = {content}, ""
began = time.monotonic()
try:
    read_content(content, {file!r})
except UnreadableFile as error:
    said = str(error)
print(json.dumps([time.monotonic() - began, said]))
"""


@pytest.mark.parametrize("file", HEAVY)
def test_a_heavy_file_is_read_or_refused_in_bounded_time_and_memory(file: str) -> None:
    content, says = HEAVY[file]
    command = [sys.executable, "-c", _READ.format(memory=MEMORY, content=content, file=file)]
    root = Path(__file__).parents[2]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=2 * SECONDS, check=False)
    assert done.returncode == 0, done.stderr[-600:]
    seconds, said = json.loads(done.stdout)
    assert seconds < SECONDS
    assert said.startswith(f"{file}: ") and says in said if says else not said, said


def test_the_time_that_a_pdf_may_take_is_a_setting() -> None:
    from tests.corpus.documents import pdf

    pages = pdf(["One."], ["Two."])
    with pytest.raises(UnreadableFile, match="more than 0 seconds to read"):
        read_content(pages, "a.pdf", Limits(seconds=0.0))


def test_the_memory_bound_of_these_tests_can_be_passed() -> None:
    """A bound that nothing reaches shows nothing: a list of a quarter of a billion objects goes past it."""
    code = f"import resource; resource.setrlimit(resource.RLIMIT_AS, ({MEMORY}, {MEMORY})); list(range(250_000_000))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode != 0

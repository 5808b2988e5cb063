"""A process that adds, changes and removes articles and has the server rebuild, over and over.

`python -m tests.benchmarks.changing ADDRESS ARTICLES VERSIONS SECONDS` writes each version of each article to VERSIONS,
a JSON line each, before the server can have read it: what a quote is held against.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import httpx

from corpus import Library
from tests.benchmarks.asking import call

_KEPT = 3
_PATIENCE_SECONDS = 300
STORY = """---
title: Harbour Lights, told for the {count}th time
song: Harbour Lights
artist: The Lanterns
publisher: Dock Weekly
published: 2019-05-04
---

{padding}Mara Quill wrote Harbour Lights in a lighthouse near Bergen, in room number {count}.

The single reached number {count} in Norway. Its video was directed by Tomas Ek, who slept for {count} hours.
"""


def main(address: str, articles: Path, versions: Path, seconds: float) -> int:
    """Change until the time is over; the number of rebuilds."""
    library, until, count = Library(articles), time.monotonic() + seconds, 0
    with httpx.Client(base_url=address, timeout=_PATIENCE_SECONDS) as client:
        while time.monotonic() < until:
            count += 1
            for file in ("always.md", f"added-{count}.md"):
                # The padding moves every offset, so that a quote of one version does not fit another by luck.
                text = STORY.format(count=count, padding="It is said again. " * (count % 7))
                (articles / file).write_text(text, encoding="utf-8")
                write_version(library, file, versions)
            (articles / f"added-{count - _KEPT}.md").unlink(missing_ok=True)
            call(client, "rebuild", [])
    print(count)
    return count


def write_version(library: Library, file: str, versions: Path) -> None:
    """Appends the article in `file` as it would be read now."""
    article = library.read(file)
    with versions.open("a", encoding="utf-8") as lines:
        lines.write(json.dumps({"revision": article.revision, "file": file, "text": article.text}) + "\n")


def read_versions(versions: Path) -> dict[tuple[str, str], str]:
    """The text of each article by its file and revision."""
    rows = (json.loads(line) for line in versions.read_text(encoding="utf-8").splitlines())
    return {(row["file"], row["revision"]): row["text"] for row in rows}


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), float(sys.argv[4]))

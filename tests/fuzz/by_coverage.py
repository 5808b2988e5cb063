"""`python -m tests.fuzz.by_coverage SUFFIX [-max_total_time=180]`: reading, fuzzed by hand with atheris.

atheris is no dependency of the project. Install it into an environment of its own, with the project's packages on the
path: it follows which branches an input takes, and so finds what the properties of tests/corpus/test_fuzz.py miss.
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["corpus"]):
    from corpus import UnreadableFile, read_content, units


def one_input(content: bytes) -> None:
    """Read one input; anything but an article or an UnreadableFile is a finding."""
    try:
        article = read_content(content, f"a{SUFFIX}")
    except UnreadableFile:
        return
    for unit in units(article):
        assert any(kept.contains(unit.span) for kept in article.kept())
    assert read_content(content, f"a{SUFFIX}") == article


if __name__ == "__main__":
    SUFFIX = sys.argv.pop(1)
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()

"""The command-line options that every command which answers shares."""

from __future__ import annotations

import argparse

from assistant.settings import BARS, Settings
from index.__main__ import add_index_options
from index.__main__ import settings_from as index_settings_from


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of the index, and how sure an answer has to be."""
    add_index_options(parser)
    parser.add_argument(
        "--answers",
        # `batch` has an argument called "answers": the file that it writes.
        dest="bar",
        choices=tuple(BARS),
        default="balanced",
        help="loose answers more and errs more, strict refuses more (%(default)s)",
    )


def settings_from(options: argparse.Namespace) -> Settings:
    """The settings that the options state."""
    return Settings(index=index_settings_from(options), answer_above=BARS[options.bar])

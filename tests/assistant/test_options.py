from __future__ import annotations

import argparse

from assistant.options import add_options, settings_from


def bar(*given: str) -> float:
    parser = argparse.ArgumentParser()
    add_options(parser)
    return settings_from(parser.parse_args(given)).answer_above


def test_how_sure_an_answer_has_to_be_is_an_option() -> None:
    assert bar("--answers", "loose") < bar() < bar("--answers", "strict")

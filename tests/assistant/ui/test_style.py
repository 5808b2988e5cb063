"""The look: colours that can be read, and nothing fetched from anywhere."""

import re
from typing import Any

import pytest

from assistant.ui import launch_options

PAIRS = [
    ("ink", "paper"),
    ("ink", "card"),
    ("ink", "tint"),
    ("ink", "marker"),
    ("ink", "marker-strong"),
    ("quiet", "paper"),
    ("quiet", "card"),
    ("accent", "paper"),
    ("accent", "card"),
    ("accent", "tint"),
    ("on-accent", "accent"),
    ("on-accent", "accent-strong"),
    ("good", "paper"),
    ("problem", "paper"),
]


@pytest.fixture(scope="module")
def options() -> dict[str, Any]:
    return launch_options()


def luminance(colour: str) -> float:
    """The relative luminance of WCAG 2.2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", [":root", ".dark"])
@pytest.mark.parametrize("pair", PAIRS)
def test_text_can_be_read_on_its_background(options: dict[str, Any], scheme: str, pair: tuple[str, str]) -> None:
    block = options["css"].split(f"{scheme} {{")[1].split("}")[0]
    colours = dict(re.findall(r"--([\w-]+): (#\w{6})", block))
    dark, light = sorted(luminance(colours[name]) for name in pair)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_styles_and_script_fetch_nothing(options: dict[str, Any]) -> None:
    written = options["css"] + options["head"]
    assert not re.findall(r"https?:|@import|@font-face|url\(", written)


def test_the_theme_brings_no_font_of_its_own(options: dict[str, Any]) -> None:
    assert options["theme"]._stylesheets == []
    assert options["theme"]._font_css == []

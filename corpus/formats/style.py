"""CSS as far as it hides text: the declarations of a style, and what the rules of a page's own style sheets declare.

No engine: simple selectors alone, and nothing of style sheets that lie in other files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from operator import sub

Style = Mapping[str, str]

_SIMPLE = re.compile(r"[a-z][a-z0-9]*|(?:[a-z][a-z0-9]*)?\.[\w-]+|#[\w-]+")
_FOR_SCREENS = re.compile(r"@media\s+(?:only\s+)?(?:screen|all)")
_LENGTH = re.compile(r"(-?(?:\d+\.?\d*|\.\d+))(px|pt|em|rem|ex|ch|vw|vh|%|in|cm|mm)?")
_PIXELS = {"pt": 1.3, "em": 16, "rem": 16, "ex": 8, "ch": 8, "vw": 10, "vh": 10, "%": 10, "in": 96, "cm": 38, "mm": 4}
_MOVED = re.compile(r"translate[xy3d]*\(\s*(-[\d.]+[a-z%]*)")
_CLIPPED = re.compile(r"rect\(\s*(?:[01](?:px)?[\s,]*){4}\)")
_CLIPPED_PATH = re.compile(r"(?:inset\(\s*(?:[5-9]\d|100)%|circle\(\s*0)")
_OVERFLOWS = ("overflow", "overflow-x", "overflow-y")
_PUSHING = ("text-indent", "margin-left", "margin-top")
_SMALLEST_BOX, _SMALLEST_TYPE, _OFF_SCREEN = 1.0, 1.5, -1000.0

_FUNCTION = re.compile(r"rgba?\(([^()]{3,60})\)")
_NUMBER = re.compile(r"\d+")
_HEX = re.compile(r"#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})")
_NAMED = {"white": (255, 255, 255), "black": (0, 0, 0), "snow": (255, 250, 250), "ivory": (255, 255, 240)}
# The largest difference in red, green or blue that an eye may miss.
_FAINT = 24

Colour = tuple[int, int, int]


def declarations(text: str) -> dict[str, str]:
    """`{property: value}` of a style attribute or of the body of a rule, in lower case; the last one counts."""
    pairs = (declaration.partition(":") for declaration in text.lower().split(";"))
    return {name.strip(): value.replace("!important", "").strip() for name, _, value in pairs if value.strip()}


def rules(sheet: str) -> Iterator[tuple[str, Style]]:
    """The simple selectors of a style sheet ("p", ".note", "p.note", "#top"), each with what it declares."""
    first, *others = sheet.lower().split("/*")
    within: list[str] = []
    for block in "".join([first, *(other.partition("*/")[2] for other in others)]).split("}"):
        *outer, body = block.split("{")
        if not outer:
            within = within[:-1]
            continue
        *around, selectors = outer
        within += around
        if all(_FOR_SCREENS.match(rule.strip()) for rule in within):
            found = declarations(body)
            yield from ((name, found) for part in selectors.split(",") if _SIMPLE.fullmatch(name := part.strip()))


def hides(style: Style) -> bool:
    """True where a style keeps a text from every eye: not displayed, transparent, without size, or off the screen."""
    return (
        style.get("display") == "none"
        or style.get("visibility") in ("hidden", "collapse")
        or style.get("content-visibility") == "hidden"
        or _at_most(style, "opacity", 0.05)
        or _at_most(style, "font-size", _SMALLEST_TYPE)
        or _is_clipped(style)
        or _is_off_screen(style)
    )


def _is_clipped(style: Style) -> bool:
    """True for a box of no size that shows nothing beyond it."""
    if any("hidden" in style.get(name, "") or "clip" in style.get(name, "") for name in _OVERFLOWS):
        sizes = ("width", "height", "max-width", "max-height")
        if any(_at_most(style, name, _SMALLEST_BOX) for name in sizes):
            return True
    return bool(_CLIPPED.match(style.get("clip", "")) or _CLIPPED_PATH.match(style.get("clip-path", "")))


def _is_off_screen(style: Style) -> bool:
    sides = ("left", "right", "top", "bottom") if style.get("position", "static") != "static" else ()
    moved = any(_pixels(length) <= _OFF_SCREEN for length in _MOVED.findall(style.get("transform", "")))
    shrunk = "scale(0)" in style.get("transform", "")
    return moved or shrunk or any(_at_most(style, name, _OFF_SCREEN) for name in (*sides, *_PUSHING))


def _at_most(style: Style, name: str, most: float) -> bool:
    return _LENGTH.fullmatch(style.get(name, "")) is not None and _pixels(style[name]) <= most


def _pixels(length: str) -> float:
    """A length in pixels, about: relative units as on a screen a thousand pixels wide."""
    found = _LENGTH.fullmatch(length)
    return float(found[1]) * _PIXELS.get(found[2], 1) if found else 0.0


def is_faint(colour: str, background: str) -> bool:
    """True for text that nobody can tell from what it stands on; False where either colour is not known."""
    if colour == "transparent":
        return True
    ink, paper = _colour(colour), _colour(background)
    return ink is not None and paper is not None and max(map(abs, map(sub, ink, paper))) <= _FAINT


def background_of(style: Style) -> str:
    """The colour that a style puts behind its text, or "" where it leaves it. A picture is a colour nobody knows."""
    value = style.get("background-color") or style.get("background", "")
    return value if not value or _colour(value) else next(filter(_colour, value.split()), "unknown")


def _colour(value: str) -> Colour | None:
    """Red, green and blue in 0..255."""
    if value in _NAMED:
        return _NAMED[value]
    if _HEX.fullmatch(value):
        digits = value[1:] if len(value) > 5 else "".join(digit * 2 for digit in value[1:])
        return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)
    parts = _NUMBER.findall(found[1]) if (found := _FUNCTION.fullmatch(value)) else []
    return (int(parts[0]), int(parts[1]), int(parts[2])) if len(parts) >= 3 else None

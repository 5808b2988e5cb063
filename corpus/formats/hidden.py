"""Which elements of an HTML page nobody sees. What is hidden from a reader's eyes is no evidence."""

from __future__ import annotations

from lxml import etree

from corpus.formats.style import Style, background_of, declarations, hides, is_faint, rules

_PAPER = "white"
# Names that sites give by custom to what is for screen readers alone: their style sheet is seldom part of a saved page.
_FOR_SCREEN_READERS = frozenset(("sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text"))
_WHOLE_PAGE = frozenset(("html", "body"))


class Hidden:
    """Follows a walk over a page. Told of each element's start and end, it says whether that one hides its text."""

    def __init__(self, root: etree._Element) -> None:
        self._rules: dict[str, dict[str, str]] = {}
        for sheet in root.iter("style"):
            for selector, style in rules(sheet.text or ""):
                self._rules.setdefault(selector, {}).update(style)
        self._backgrounds = [_PAPER]
        self._hiding: list[bool] = []

    def starts(self, element: etree._Element, tag: str) -> bool:
        """True where the element hides what is in it."""
        style = self._style(element, tag)
        self._backgrounds.append(background_of(style) or self._backgrounds[-1])
        self._hiding.append(self._hides(element, tag, style))
        return self._hiding[-1]

    def ends(self) -> bool:
        """The element that started last and has not ended ends: True where it hid what is in it."""
        self._backgrounds.pop()
        return self._hiding.pop()

    def _hides(self, element: etree._Element, tag: str, style: Style) -> bool:
        # A page that hides all of itself is shown by its script, once it is loaded.
        if tag in _WHOLE_PAGE or not (style or element.attrib):
            return False
        if "hidden" in element.attrib or element.attrib.get("aria-hidden", "").lower() == "true":
            return True
        return hides(style) or ("color" in style and is_faint(style["color"], self._backgrounds[-1]))

    def _style(self, element: etree._Element, tag: str) -> dict[str, str]:
        """What is declared of an element, its own style attribute last."""
        names = element.attrib
        if not names:
            return dict(self._rules.get(tag, {}))
        given = {"background-color": names.get("bgcolor", ""), "color": names.get("color", "")}
        style = {name: value.lower() for name, value in given.items() if value} | self._rules.get(tag, {})
        classes = names.get("class", "").lower().split()
        if not _FOR_SCREEN_READERS.isdisjoint(classes):
            style["display"] = "none"
        for selector in (*(f".{name}" for name in classes), *(f"{tag}.{name}" for name in classes)):
            style |= self._rules.get(selector, {})
        style |= self._rules.get(f"#{names.get('id', '').lower()}", {})
        return style | declarations(names.get("style", ""))

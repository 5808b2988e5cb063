"""The risk-coverage curve: how many answers are wrong, for how many questions are answered, as the bar rises."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.eval.score import Outcome

_WIDTH, _HEIGHT, _LEFT, _TOP = 640, 360, 56, 24
_MOST_RISK = 0.6
# Told apart without colour by the label at each line's end; dark enough on white for 3:1 (WCAG AA for graphics).
_COLOURS = ("#1f6f8b", "#b3541e", "#4a7c39", "#7a4fa3", "#a8325e", "#5b5b5b", "#8a6d00")


def risk_coverage(outcomes: Sequence[Outcome]) -> list[tuple[float, float, float]]:
    """(bar, coverage, risk), the surest first: of all questions the share answered, and of these the share wrong.

    An answer to a question that the articles do not answer is wrong (El-Yaniv and Wiener 2010).
    """
    ranked = sorted((one for one in outcomes if one.confidence > 0), key=lambda one: -one.confidence)
    points, wrong = [], 0
    for answered, one in enumerate(ranked, start=1):
        wrong += not one.right
        points.append((one.confidence, answered / len(outcomes), wrong / answered))
    return points


def draw(sets: Mapping[str, Sequence[Outcome]], bar: float) -> str:
    """The curves of all sets as an SVG picture, with a dot where `bar` stands."""
    lines = [
        _curve(name, outcomes, bar, colour) for (name, outcomes), colour in zip(sets.items(), _COLOURS, strict=False)
    ]
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH + _LEFT + 90} {_HEIGHT + _TOP + 48}" '
            'font-family="system-ui, sans-serif" font-size="12" role="img" '
            'aria-label="Share of wrong answers against share of questions answered, for each question set">',
            '<rect width="100%" height="100%" fill="#fff"/>',
            *_axes(),
            *lines,
            "</svg>\n",
        )
    )


def _axes() -> list[str]:
    parts = []
    for step in range(6):
        share = step / 5
        x, y = _x(share), _y(share * _MOST_RISK)
        parts += [
            f'<line x1="{x:.0f}" y1="{_TOP}" x2="{x:.0f}" y2="{_TOP + _HEIGHT}" stroke="#e4e4e4"/>',
            f'<line x1="{_LEFT}" y1="{y:.0f}" x2="{_LEFT + _WIDTH}" y2="{y:.0f}" stroke="#e4e4e4"/>',
            f'<text x="{x:.0f}" y="{_TOP + _HEIGHT + 18}" text-anchor="middle" fill="#333">{share:.0%}</text>',
            f'<text x="{_LEFT - 8}" y="{y + 4:.0f}" text-anchor="end" fill="#333">{share * _MOST_RISK:.0%}</text>',
        ]
    middle = _LEFT + _WIDTH / 2
    parts.append(
        f'<text x="{middle}" y="{_TOP + _HEIGHT + 38}" text-anchor="middle" fill="#333">questions answered</text>'
    )
    parts.append(f'<text x="{_LEFT}" y="14" fill="#333">answers that are wrong; the dot is the bar as shipped</text>')
    return parts


def _curve(name: str, outcomes: Sequence[Outcome], bar: float, colour: str) -> str:
    points = risk_coverage(outcomes)
    drawn = [(coverage, min(risk, _MOST_RISK)) for _, coverage, risk in points]
    path = " ".join(f"{_x(coverage):.1f},{_y(risk):.1f}" for coverage, risk in drawn)
    shown = [(coverage, min(risk, _MOST_RISK)) for confidence, coverage, risk in points if confidence >= bar]
    x, y = (_x(shown[-1][0]), _y(shown[-1][1])) if shown else (_x(0), _y(0))
    end = drawn[-1] if drawn else (0.0, 0.0)
    return (
        f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>'
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{colour}"/>'
        f'<text x="{_x(end[0]) + 6:.1f}" y="{_y(end[1]) + 4:.1f}" fill="{colour}">{name}</text>'
    )


def _x(coverage: float) -> float:
    return _LEFT + coverage * _WIDTH


def _y(risk: float) -> float:
    return _TOP + _HEIGHT * (1 - risk / _MOST_RISK)

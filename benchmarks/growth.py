"""The chart of growth: a few lines of SVG, readable on a light and on a dark page."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from html import escape

Lines = Mapping[str, Sequence[tuple[int, float]]]  # a tool → entries and what they cost

_WIDTH, _HEIGHT = 760, 560
_LEFT, _RIGHT, _PLOT = 70, 540, 200  # the labels stand to the right
_TOPS = (40, 310)
_APART = 15  # pixels between two labels
_STYLE = """
.page { fill: #ffffff }
text { font: 13px sans-serif; fill: #1a1a1a } .title { font-weight: bold }
.axis { stroke: #767676 } .grid { stroke: #d0d0d0 }
.line { stroke: #5a6270; fill: none; stroke-width: 1.5 } .dot { fill: #5a6270 }
.ours .line { stroke: #00589c; stroke-width: 3.5 } .ours .dot, .ours text { fill: #00589c }
.ours text { font-weight: bold }
@media (prefers-color-scheme: dark) {
  .page { fill: #16181d }
  text { fill: #f0f0f0 } .grid { stroke: #454545 } .line { stroke: #b4bcc8 } .dot { fill: #b4bcc8 }
  .ours .line { stroke: #7cc0ff } .ours .dot, .ours text { fill: #7cc0ff }
}
"""


def chart(panels: Mapping[str, Lines], ours: str, description: str) -> str:
    """An SVG with one panel below the other; both axes grow tenfold at a time."""
    drawn = "\n".join(
        line
        for top, (title, lines) in zip(_TOPS, panels.items(), strict=False)
        for line in _panel(top, title, lines, ours)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img">\n'
        f"<title>How the cost of a build grows with the entries</title>\n"
        f"<desc>{escape(description)}</desc>\n<style>{_STYLE}</style>\n"
        f'<rect class="page" width="{_WIDTH}" height="{_HEIGHT}"/>\n'
        f"{drawn}\n</svg>\n"
    )


def _panel(top: int, title: str, lines: Lines, ours: str) -> Iterator[str]:
    points = [point for line in lines.values() for point in line if point[1] > 0]
    yield f'<text class="title" x="{_LEFT}" y="{top - 15}">{escape(title)}</text>'
    if not points:
        yield f'<text x="{_LEFT}" y="{top + 20}">not measured</text>'
        return
    sizes = sorted({size for size, _ in points})
    low = math.floor(math.log10(min(cost for _, cost in points)))
    high = max(low + 1, math.ceil(math.log10(max(cost for _, cost in points))))
    wide = math.log10(sizes[-1] / sizes[0]) or 1

    def x(size: int) -> float:
        return _LEFT + (_RIGHT - _LEFT) * math.log10(size / sizes[0]) / wide

    def y(cost: float) -> float:
        return top + _PLOT * (high - math.log10(cost)) / (high - low)

    for power in range(low, high + 1):
        at = y(10.0**power)
        yield f'<line class="grid" x1="{_LEFT}" x2="{_RIGHT}" y1="{at:.1f}" y2="{at:.1f}"/>'
        yield f'<text x="{_LEFT - 8}" y="{at + 4:.1f}" text-anchor="end">{10.0**power:,g}</text>'
    bottom = top + _PLOT
    yield f'<line class="axis" x1="{_LEFT}" x2="{_RIGHT}" y1="{bottom}" y2="{bottom}"/>'
    for size in sizes:
        yield f'<text x="{x(size):.1f}" y="{bottom + 18}" text-anchor="middle">{size:,} entries</text>'
    ends = {name: y(line[-1][1]) for name, line in lines.items() if line}
    places = _apart(ends)
    for name, end in sorted(ends.items(), key=lambda one: one[0] == ours):  # ours on top
        line = [(x(size), y(cost)) for size, cost in lines[name]]
        yield f'<g class="{"ours" if name == ours else "peer"}">'
        yield f'<polyline class="line" points="{" ".join(f"{a:.1f},{b:.1f}" for a, b in line)}"/>'
        yield from (f'<circle class="dot" cx="{a:.1f}" cy="{b:.1f}" r="4"/>' for a, b in line)
        last, label = line[-1][0], places[name]
        yield f'<line class="line" x1="{last:.1f}" y1="{end:.1f}" x2="{_RIGHT + 20}" y2="{label:.1f}"/>'
        yield f'<text x="{_RIGHT + 25}" y="{label + 4:.1f}">{escape(name)}</text></g>'


def _apart(places: Mapping[str, float]) -> dict[str, float]:
    """Where labels stand so that none covers another, each as near its line as it can be."""
    found: dict[str, float] = {}
    last = -math.inf
    for name, place in sorted(places.items(), key=lambda one: one[1]):
        last = found[name] = max(place, last + _APART)
    return found

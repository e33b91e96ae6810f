"""A plot of lines as SVG, for the documentation: CPU seconds by the number of nodes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

_WIDTH, _HEIGHT, _MARGIN = 640, 360, 48
_COLOURS = ("#3f51b5", "#e65100", "#2e7d32", "#6a1b9a")


def plot(series: Mapping[str, Sequence[tuple[int, float]]]) -> str:
    """Lines through points, both axes from nought; the last point of each has its value."""
    points = [point for found in series.values() for point in found]
    most_nodes = max(nodes for nodes, _ in points)
    most_seconds = max(seconds for _, seconds in points) or 1

    def place(nodes: int, seconds: float) -> tuple[float, float]:
        return (
            _MARGIN + (_WIDTH - 3 * _MARGIN) * nodes / most_nodes,
            _HEIGHT - _MARGIN - (_HEIGHT - 2 * _MARGIN) * seconds / most_seconds,
        )

    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" '
        'font-family="sans-serif" font-size="12">',
        f'<path d="M{_MARGIN} {_MARGIN} V{_HEIGHT - _MARGIN} H{_WIDTH - _MARGIN}" '
        'fill="none" stroke="#888"/>',
        f'<text x="{_MARGIN}" y="{_MARGIN - 12}">CPU seconds</text>',
    ]
    for nodes in sorted({nodes for nodes, _ in points}):
        x, y = place(nodes, 0)
        lines.append(f'<text x="{x:.1f}" y="{y + 18:.1f}" text-anchor="middle">{nodes:,}</text>')
    for number, (name, found) in enumerate(series.items()):
        colour = _COLOURS[number % len(_COLOURS)]
        drawn = [place(*point) for point in found]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in drawn)
        x, y = drawn[-1]
        lines += [
            f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>',
            f'<text x="{x + 6:.1f}" y="{y + 4:.1f}" fill="{colour}">{found[-1][1]:.1f}</text>',
            f'<text x="{2 * _MARGIN}" y="{_MARGIN + 16 * number}" fill="{colour}">'
            f"{escape(name)}</text>",
        ]
    return "\n".join([*lines, "</svg>"]) + "\n"

"""Horizontal bars, each below its name: readable on a telephone as on paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from visualizations.reports.svg import add, add_label, drawing, percent, written

_ROW, _BASE, _BAR, _TOP = 36, 13, 10, 19


@dataclass(frozen=True, slots=True)
class Bar:
    """A value of at least 0, as it is written, and what would be expected of it, if that is marked."""

    name: str
    value: float
    shown: str
    expected: float | None = None


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars on one scale from 0; where something is expected, a tick across the bar says how much.

    `whole` is what a bar as wide as the figure stands for; without it, that is the largest value.
    """

    caption: str
    bars: Sequence[Bar]
    whole: float | None = None

    def svg(self) -> str:
        """Return the figure as an SVG element."""
        figure = drawing(_ROW * len(self.bars), self.caption)
        most = self.whole or max((max(each.value, each.expected or 0) for each in self.bars), default=0) or 1
        for place, each in enumerate(self.bars):
            top = _ROW * place
            add_label(figure, {"x": "0", "y": top + _BASE}, each.name, each.shown)
            add(figure, "text", {"x": "100%", "y": top + _BASE, "class": "value"}, each.shown)
            add(figure, "rect", {"class": "track", "x": "0", "y": top + _TOP, "width": "100%", "height": _BAR})
            width = percent(each.value / most)
            add(figure, "rect", {"class": "bar", "x": "0", "y": top + _TOP, "width": width, "height": _BAR})
            if each.expected is not None:
                x = percent(each.expected / most)
                ends: dict[str, str | float] = {"x1": x, "x2": x, "y1": top + _TOP - 3, "y2": top + _TOP + _BAR + 3}
                add(figure, "line", {"class": "expected", **ends})
        return written(figure)

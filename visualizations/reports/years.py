"""Counts by year: what is certain, and above it what is only possible, one small panel for each series."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from visualizations.reports.svg import Element, add, add_label, drawing, number, percent, written

_PANEL, _BASE, _TOP, _HEIGHT = 112, 13, 22, 66


@dataclass(frozen=True, slots=True)
class Series:
    """Counts in adjoining years: what held on every reading of its dates, and with what held on some."""

    name: str
    definitely: Sequence[int]
    at_most: Sequence[int]


@dataclass(frozen=True, slots=True)
class Years:
    """Panels below one another, each with a scale of its own that begins at 0 and says its highest count."""

    caption: str
    first: int
    series: Sequence[Series]

    def svg(self) -> str:
        """Return the figure as an SVG element."""
        figure = drawing(_PANEL * len(self.series), self.caption)
        for place, each in enumerate(self.series):
            self._draw(figure, each, _PANEL * place)
        return written(figure)

    def _draw(self, figure: Element, series: Series, top: float) -> None:
        most = max(series.at_most, default=0)
        add_label(figure, {"x": "0", "y": top + _BASE}, series.name)
        add(figure, "text", {"x": "100%", "y": top + _BASE, "class": "value"}, f"at most {most:,}")
        shape: dict[str, str | float] = {"x": "0", "y": top + _TOP, "width": "100%", "height": _HEIGHT}
        box = f"0 0 {len(series.at_most)} {max(most, 1)}"
        inner = add(figure, "svg", {**shape, "viewBox": box, "preserveAspectRatio": "none"})
        for counts, kind in ((series.at_most, "possibly"), (series.definitely, "definitely")):
            add(inner, "path", {"class": kind, "d": _steps(counts, max(most, 1))})
        below = top + _TOP + _HEIGHT
        add(figure, "line", {"class": "axis", "x1": "0", "x2": "100%", "y1": below, "y2": below})
        for year in _ticks(self.first, len(series.at_most)):
            middle = percent((year - self.first + 0.5) / len(series.at_most))
            add(figure, "text", {"x": middle, "y": below + 14, "class": "tick"}, str(year))


def _steps(counts: Sequence[int], most: int) -> str:
    """Return the outline of bars one unit wide that stand side by side."""
    tops = (f"V{number(most - count)}H{place + 1}" for place, count in enumerate(counts))
    return f"M0 {most}{''.join(tops)}V{most}Z"


def _ticks(first: int, years: int) -> list[int]:
    """Return at most some five years that are round where there are many.

    >>> _ticks(1992, 30), _ticks(2012, 3)
    ([1995, 2000, 2005, 2010, 2015, 2020], [2012, 2013, 2014])
    """
    step = next((step for step in (1, 2, 5, 10, 20, 25, 50, 100, 200, 500) if years / step <= 6), 1000)
    return [year for year in range(first, first + years) if year % step == 0]

"""A square of shares: how groups mix."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from visualizations.reports.svg import add, add_label, drawing, percent, written

_ROW, _LABEL, _BASE = 26, 0.4, 17


@dataclass(frozen=True, slots=True)
class Matrix:
    """Groups by groups: how dark a square is says how much `shares[a][b]` is of the largest share."""

    caption: str
    names: Sequence[str]
    shares: Sequence[Sequence[float]]

    def svg(self) -> str:
        """Return the figure as an SVG element; columns are headed by the numbers of rows."""
        figure = drawing(_ROW * (len(self.names) + 1), self.caption)
        most = max((max(shares) for shares in self.shares if shares), default=0) or 1
        width = (1 - _LABEL) / max(len(self.names), 1)
        for place in range(len(self.names)):
            middle = percent(_LABEL + (place + 0.5) * width)
            add(figure, "text", {"x": middle, "y": _BASE, "class": "tick"}, str(place + 1))
        for row, (name, shares) in enumerate(zip(self.names, self.shares, strict=True), start=1):
            top = _ROW * row
            within = add(figure, "svg", {"x": "0", "y": top, "width": percent(_LABEL - 0.02), "height": _ROW})
            add_label(within, {"x": "0", "y": _BASE}, f"{row} {name}")
            for place, share in enumerate(shares):
                x = _LABEL + place * width
                square: dict[str, str | float] = {
                    "class": "square",
                    "x": percent(x),
                    "y": top,
                    "width": percent(width),
                    "height": _ROW,
                    "fill-opacity": share / most,
                }
                told = add(figure, "rect", square)
                add(told, "title", {}, f"{name} – {self.names[place]}: {share:.0%}")
        return written(figure)

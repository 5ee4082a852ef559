"""What a report holds, as plain data: what is written of it is decided by a format."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol


class Figure(Protocol):
    """A picture of numbers that stand in the section's table, too."""

    @property
    def caption(self) -> str:
        """What the figure shows, and how to read it."""
        ...

    def svg(self) -> str:
        """Return the figure as an SVG element, as wide as there is room, for a page with the style of reports."""
        ...


@dataclass(frozen=True, slots=True)
class TableOfTexts:
    """Rows of texts below headings; `numeric` tells which columns are set to the right."""

    headings: Sequence[str]
    rows: Sequence[Sequence[str]]
    numeric: Sequence[bool]
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """One subject: what was found, in sentences, a figure, the rows behind it, and how they were computed."""

    heading: str
    says: Sequence[str]
    figure: Figure | None = None
    table: TableOfTexts | None = None
    computed: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """A title, what the report is about, its sections, and what stands at its end (data, sources, software)."""

    title: str
    about: Sequence[str]
    sections: Sequence[Section]
    colophon: Sequence[str] = field(default=())

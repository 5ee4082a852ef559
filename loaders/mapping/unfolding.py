"""A matrix read as rows: each cell that states something becomes a row with what its column is called."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from fnmatch import fnmatchcase

from loaders.mapping.cells import Cells
from loaders.mapping.model import Unfolding


class Unfolded:
    """The rows of a matrix: the other columns, then the name of the column, then what stands in the cell."""

    def __init__(self, unfolding: Unfolding, columns: list[str], named: Collection[int | None] = ()) -> None:
        if "*" in unfolding.columns:
            chosen = [place for place in range(1, len(columns)) if place not in named]  # the first names the row
        else:
            chosen = [place for place, name in enumerate(columns) if _fits(name, unfolding.columns)]
        chosen = [place for place in chosen if not _fits(columns[place], unfolding.but)]
        self.unfolding = unfolding
        self._chosen = [(place, columns[place]) for place in chosen]
        self._others = [place for place in range(len(columns)) if place not in chosen]
        self.header = [*(columns[place] for place in self._others), unfolding.name, unfolding.value]

    def rows(self, cells: Cells) -> Iterator[Cells]:
        """Yield a row for each cell that states something."""
        others = [cells[place] for place in self._others]
        for place, name in self._chosen:
            if cells[place] not in self.unfolding.skip:
                yield [*others, name, cells[place]]


def _fits(name: str, patterns: Collection[str]) -> bool:
    return any(name == each or fnmatchcase(name, each) for each in patterns)

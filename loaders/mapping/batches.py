"""Many rows of a file at once, with their columns."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import compress

from loaders.mapping.cells import Cells


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows: their places, their cells row by row, and the same cells column by column."""

    places: Sequence[int]
    rows: Sequence[Cells]
    columns: Sequence[Sequence[str]]

    @classmethod
    def of(cls, places: Sequence[int], rows: Sequence[Cells]) -> Batch:
        """Return rows as a batch; all have as many cells."""
        return cls(places, rows, list(zip(*rows, strict=True)))

    def __len__(self) -> int:
        return len(self.places)

    def only(self, stay: Sequence[bool]) -> Batch:
        """Return the rows that stay."""
        return Batch(
            list(compress(self.places, stay)),
            list(compress(self.rows, stay)),
            [list(compress(column, stay)) for column in self.columns],
        )


def all_but(aside: Collection[int], count: int) -> list[bool]:
    """Return which of so many rows stay when some are set aside."""
    stay = [True] * count
    for row in aside:
        stay[row] = False
    return stay

"""What the same cells say is worked out once: rows repeat their cities, tiers and dates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import repeat
from operator import itemgetter

from loaders.mapping.batches import Batch
from loaders.mapping.cells import Cells
from loaders.mapping.model import Value

MOST_REMEMBERED = 65_536  # different rows of an entry that are kept in memory


class RawCells:
    """Takes from rows the cells that values read, and `more` columns, as the key of what they say."""

    def __init__(
        self, values: Iterable[Value | None], places: Mapping[str, int | None], more: Iterable[str] = ()
    ) -> None:
        columns = {places.get(column) for value in values if value is not None for column in value.columns}
        columns |= {places.get(column) for column in more}
        self._here = sorted({place for place in columns if place is not None})
        self._take = itemgetter(*self._here) if self._here else None

    def __call__(self, cells: Cells) -> object:
        """Return the key of a row."""
        return None if self._take is None else self._take(cells)

    def of_all(self, batch: Batch) -> Sequence[object]:
        """Return the keys of many rows."""
        if len(self._here) == 1:
            return batch.columns[self._here[0]]
        if not self._here:
            return list(repeat(None, len(batch)))
        return list(zip(*(batch.columns[place] for place in self._here), strict=True))

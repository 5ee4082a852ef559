"""What the same cells say is worked out once: rows repeat their cities, tiers and dates."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from operator import itemgetter

from loaders.mapping.cells import Cells
from loaders.mapping.model import Value

MOST_REMEMBERED = 65_536  # different rows of an entry that are kept in memory


def raw_cells(
    values: Iterable[Value | None], places: Mapping[str, int | None], more: Iterable[str] = ()
) -> Callable[[Cells], object]:
    """Return what takes from a row the cells that values read, and `more` columns, as the key of what they say."""
    columns = {places.get(column) for value in values if value is not None for column in value.columns}
    columns |= {places.get(column) for column in more}
    here = sorted({place for place in columns if place is not None})
    return itemgetter(*here) if here else lambda _: None

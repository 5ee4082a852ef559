"""What the rows of a table say of one property of a relationship: the same cells are read and checked once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from graph_model.faults import Fault
from loaders.mapping.batches import Batch
from loaders.mapping.cells import CellReader, Cells
from loaders.mapping.checks import PropertyCheck
from loaders.mapping.model import Value
from loaders.mapping.property_cells import checked_cell
from loaders.mapping.remembering import MOST_REMEMBERED, RawCells


class PropertyColumn:
    """Reads one property of a relationship; what the same cells say is worked out once."""

    def __init__(
        self,
        name: str,
        reader: CellReader,
        check: PropertyCheck,
        value: Value | None,
        places: Mapping[str, int | None],
        used: set[str],
    ) -> None:
        self.name = name
        self._reader, self._check, self._used = reader, check, used
        self._raw = RawCells([value], places)
        self._known: dict[object, tuple[str, tuple[Fault, ...]]] = {}
        self._sound: dict[object, str] = {}

    def __call__(self, cells: Cells) -> tuple[str, tuple[Fault, ...]]:
        """Return the cell of ours, and its faults."""
        raw = self._raw(cells)
        found = self._known.get(raw)
        if found is None:
            if len(self._known) >= MOST_REMEMBERED:
                self._known.clear()
            faults: list[Fault] = []
            cell = checked_cell(self._check, self._reader, cells, faults)
            if cell:
                self._used.add(self.name)
            found = self._known[raw] = cell, tuple(faults)
        return found

    def over(self, batch: Batch, faulty: set[int]) -> list[str]:
        """Return the cells of ours of many rows; those of which one has faults are put among `faulty`."""
        raw = self._raw.of_all(batch)
        found = list(map(self._sound.get, raw))
        if None in found:
            for row, cell in enumerate(found):
                if cell is None:
                    found[row] = self._look(raw[row], batch.rows[row], row, faulty)
        return cast(list[str], found)

    def _look(self, raw: object, cells: Cells, row: int, faulty: set[int]) -> str:
        cell, faults = self(cells)
        if faults:
            faulty.add(row)
            return ""
        if len(self._sound) >= MOST_REMEMBERED:
            self._sound.clear()
        self._sound[raw] = cell
        return cell

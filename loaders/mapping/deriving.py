"""Columns that are made of other columns of a row, so that others may be made of them in turn."""

from __future__ import annotations

from collections.abc import Mapping

from graph_model.faults import Fault
from loaders.mapping.cells import Cells, Refused, reader_of
from loaders.mapping.model import Value
from loaders.mapping.remembering import MOST_REMEMBERED, RawCells


class Deriver:
    """Adds to the cells of a row those that are made of them; the faults of the row go into `faults`."""

    def __init__(
        self, derived: Mapping[str, Value], places: dict[str, int | None], width: int, missing: frozenset[str]
    ):
        self._readers = []
        self._raw = RawCells(derived.values(), places)
        for name, value in derived.items():
            self._readers.append(reader_of(value, places, missing))
            places[name] = width
            width += 1
        self._known: dict[object, tuple[list[str], tuple[Fault, ...]]] = {}

    def __call__(self, cells: Cells) -> tuple[Cells, tuple[Fault, ...]]:
        """Return the cells with those that are made of them, and what is wrong."""
        raw = self._raw(cells)
        found = self._known.get(raw)
        if found is None:
            if len(self._known) >= MOST_REMEMBERED:
                self._known.clear()
            found = self._known[raw] = self._derive(cells)
        return [*cells, *found[0]], found[1]

    def _derive(self, cells: Cells) -> tuple[list[str], tuple[Fault, ...]]:
        more: list[str] = []
        faults: list[Fault] = []
        for reader in self._readers:
            try:
                more.append(reader.one([*cells, *more]))
            except Refused as refused:
                faults.append(reader.fault(refused))
                more.append("")
            faults += reader.remarks
            reader.remarks.clear()
        return more, tuple(faults)

"""The faults of mapped rows: each cause once, with the places of all its rows in eight bytes each."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from graph_model.faults import Fault
from loaders.mapping.staging import ROWS_A_FILE

MOST_LISTED = 1_000  # rows of one cause that a report holds one by one


class FaultLog:
    """Gathers faults by cause."""

    def __init__(self) -> None:
        self._places: dict[Fault, array[int]] = {}

    def add(self, fault: Fault, place: int) -> None:
        """Note a fault of a row."""
        found = self._places.get(fault)
        if found is None:
            found = self._places[fault] = array("q")
        if not found or found[-1] != place:
            found.append(place)

    def extend(self, faults: Iterable[Fault], place: int) -> None:
        """Note several faults of a row."""
        for each in faults:
            self.add(each, place)

    def places(self) -> frozenset[int]:
        """Return the places of all rows that are at fault."""
        return frozenset(place for places in self._places.values() for place in places)

    def __iter__(self) -> Iterator[tuple[Fault, int]]:
        """Yield each fault with the place of its row, cause by cause."""
        for fault, places in self._places.items():
            for place in places:
                yield fault, place

    def listed(self, files: Mapping[int, str]) -> Iterator[Fault]:
        """Yield faults with file and row for a report; of very many rows of one cause in a file, the last has the rest.

        The numbers of rows are kept in eight bytes each, where a fault takes a hundred.
        """
        for fault, places in self._places.items():
            rows: dict[str, array[int]] = {}
            for place in places:
                rows.setdefault(files[place // ROWS_A_FILE], array("q")).append(place % ROWS_A_FILE)
            for file, there in rows.items():
                for row in there[: MOST_LISTED - 1]:
                    yield fault.at(file, row)
                last = there[MOST_LISTED - 1 : MOST_LISTED]
                if last:
                    yield replace(fault, further=there[MOST_LISTED:]).at(file, last[0])

"""The cells of a table, column by column: each different text once, and which of them stands in each row."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count

EMPTY = 0  # the number of the text of an empty cell


@dataclass(slots=True)
class TextColumn:
    """One column: `numbers` says for each row which of the `texts` it has; the first of them is the empty one."""

    numbers: array[int] = field(default_factory=lambda: array("I"))
    texts: list[str] = field(default_factory=lambda: [""])

    def __getitem__(self, place: int) -> str:
        return self.texts[self.numbers[place]]

    def __iter__(self) -> Iterator[str]:
        return map(self.texts.__getitem__, self.numbers)

    def without(self, places: Sequence[int]) -> TextColumn:
        """Return the column without the rows at these places, which are in order."""
        left = array("I")
        begin = 0
        for place in places:
            left.extend(self.numbers[begin:place])
            begin = place + 1
        left.extend(self.numbers[begin:])
        return TextColumn(left, self.texts)


class ColumnWriter:
    """Takes the cells of a column as they are read, and keeps them without the blanks around them."""

    def __init__(self) -> None:
        self._numbers = array("I")
        self._number_of: defaultdict[str, int] = defaultdict(count().__next__)
        self._number_of[""]  # is EMPTY, being asked for first

    def extend(self, cells: Iterable[str]) -> None:
        """Add the cells of further rows."""
        self._numbers.fromlist(list(map(self._number_of.__getitem__, map(str.strip, cells))))

    def column(self) -> TextColumn:
        """Return the column as it is now."""
        return TextColumn(self._numbers, list(self._number_of))

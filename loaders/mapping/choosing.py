"""Which rows are wanted, by the values of their columns."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from loaders.mapping.cells import Cells


def wanted(
    where: Mapping[str, tuple[str, ...]], excepted: Mapping[str, tuple[str, ...]], places: Mapping[str, int | None]
) -> Callable[[Cells], bool] | None:
    """Return what tells whether a row is wanted, by the values of its columns; None where all are."""
    rules = [(places.get(column), frozenset(texts), True) for column, texts in where.items()]
    rules += [(places.get(column), frozenset(texts), False) for column, texts in excepted.items()]
    if not rules:
        return None

    def is_wanted(cells: Cells) -> bool:
        for place, texts, keeps in rules:
            cell = cells[place] if place is not None else ""
            if (cell in texts or ("*" in texts and cell != "")) != keeps:
                return False
        return True

    return is_wanted

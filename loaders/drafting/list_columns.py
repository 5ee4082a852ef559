"""Which columns hold lists in their cells, and what parts them."""

from __future__ import annotations

from loaders.drafting.profiles import Column

LONGEST_PART = 120


def list_separator(column: Column) -> str:
    """Return what parts the values of a column's cells, where they are lists; nothing, if they are not.

    A mark parts a list where some of what it parts come again. A comma does where what stands before it elsewhere
    stands behind it, and the other way round (so `Albany, NY` and `Ohio, United States` are none), or where both stand
    alone in other cells; or where it parts cells into many parts, of which there are few.
    """
    for mark in (";;", ";", "|", "\n", ","):
        cells = [value for value in column.values if mark in value]
        if len(cells) >= 0.03 * len(column.values) and _parts_lists(column, cells, mark):
            return "lines" if mark == "\n" else mark
    return ""


def _parts_lists(column: Column, cells: list[str], mark: str) -> bool:
    parted = [parts for cell in cells if (parts := values_in(cell, mark))]
    firsts = [parts[0] for parts in parted]
    others = [part for parts in parted for part in parts[1:]]
    if not others or max(map(len, others)) > LONGEST_PART:
        return False
    if mark != ",":
        singles = [value for value in column.values if mark not in value]
        every = [*firsts, *others, *singles]
        return len(set(every)) < 0.9 * len(every)
    if any(part[0].islower() for part in others):
        return False
    if min(_share(others, set(firsts)), _share(firsts, set(others))) >= 0.3:
        return True
    alone = {value for value in column.values if mark not in value}
    if min(_share(others, alone), _share(firsts, alone)) >= 0.6:
        return True
    many = sum(1 for parts in parted if len(parts) > 2) >= len(parted) / 3
    return many and len({*firsts, *others}) <= 0.5 * (len(firsts) + len(others))


def values_in(cell: str, mark: str) -> list[str]:
    """Return the parts of a cell, without the empty ones."""
    return [part.strip() for part in cell.split("\n" if mark == "lines" else mark) if part.strip()]


def _share(values: list[str], known: set[str]) -> float:
    return sum(1 for value in values if value in known) / len(values)

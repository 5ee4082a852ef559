"""Whether what stands in one column of a table tells what stands in another."""

from __future__ import annotations

from loaders.drafting.profiles import Column, Profile


def decides(table: Profile, first: Column, second: Column, share: float = 0.95) -> bool:
    """Tell whether each value of one column stands with one value of another, but for a few."""
    places = {column.name: number for number, column in enumerate(table.columns)}
    one, other = places[first.name], places[second.name]
    pairs: dict[str, set[str]] = {}
    for cells in table.sample:
        if cells[one]:
            pairs.setdefault(cells[one], set()).add(cells[other])
    return bool(pairs) and sum(1 for names in pairs.values() if len(names) == 1) >= share * len(pairs)

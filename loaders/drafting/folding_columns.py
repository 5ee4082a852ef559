"""One column under two names: in files of several years a header may change while what stands below it goes on."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

from loaders.drafting.profiles import Column, Profile

FEWEST = 20  # distinct values that must be the same in both
SHARE = 0.3  # of the values of the shorter


def fold_columns(table: Profile) -> Profile:
    """Return a table in which columns of different files that hold the same values are one, under a name of its own.

    Its name is that of the first in small letters, and `headers` says all that it is called.
    """
    columns, sample = list(table.columns), [list(row) for row in table.sample]
    while (pair := _alike(columns, sample)) is not None:
        one, other = pair
        first, second = columns[one], columns[other]
        headers = [*(first.headers or [first.name]), *(second.headers or [second.name])]
        shortest, files = min(headers, key=len), first.files + second.files
        columns[one] = Column("_".join(Column(shortest).words), first.values + second.values, headers, files)
        for row in sample:
            cell = row.pop(other)
            row[one] = row[one] or cell
        del columns[other]
    return replace(table, columns=columns, sample=sample)


def _alike(columns: list[Column], sample: list[list[str]]) -> tuple[int, int] | None:
    """Return the two columns that share most values, of those that no row has both of."""
    best, found = 0, None
    for one, other in combinations(range(len(columns)), 2):
        values, others = columns[one].values.keys(), columns[other].values.keys()
        same = len(values & others)
        enough = same >= max(FEWEST, SHARE * min(len(values), len(others)), best + 1)
        if enough and not any(row[one] and row[other] for row in sample):
            best, found = same, (one, other)
    return found

"""Rows of one year each become spells: years that adjoin are one, and a gap parts two."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from graph_model.vocabulary import RelationshipType
from loaders.mapping.model import Spells
from loaders.mapping.staging import BETWEEN, Staging


@dataclass(frozen=True, slots=True)
class Spell:
    """The first and the last year of a spell, and the places of the rows that state it."""

    first: int
    last: int
    place: int
    citations: frozenset[int]


def spells_of(years: Iterable[tuple[int, int, int]], gap: int) -> Iterator[Spell]:
    """Yield the spells of a pair from years in order, each with its place and citation.

    >>> [(each.first, each.last) for each in spells_of([(2016, 1, 0), (2017, 2, 0), (2019, 3, 0)], 1)]
    [(2016, 2017), (2019, 2019)]
    """
    found: Spell | None = None
    for year, place, citation in years:
        if found is not None and year - found.last <= gap:
            cited = found.citations | {citation}
            found = Spell(found.first, year, min(found.place, place), cited)
        else:
            if found is not None:
                yield found
            found = Spell(year, year, place, frozenset({citation}))
    if found is not None:
        yield found


def keep_spells(staging: Staging, kind: int, definition: RelationshipType, spells: Spells) -> None:
    """Put the spells of one type of relationship among those that are kept."""
    query = (
        "SELECT start, stop, cells, year, place, citation FROM tie "
        "WHERE type = ? AND year IS NOT NULL ORDER BY start, stop, cells, year, place"
    )
    names = list(definition.properties)
    since, until = names.index(definition.dates.since or ""), names.index(definition.dates.until or "")

    def kept() -> Iterator[tuple[int, int, object, object, str, str]]:
        for (start, stop, cells), rows in groupby(staging.rows(query, (kind,)), key=lambda row: row[:3]):
            years = ((int(str(row[3])), int(str(row[4])), int(str(row[5]))) for row in rows)
            for spell in spells_of(years, spells.gap):
                parts = str(cells).split(BETWEEN)
                parts[since] = f"../{spell.first:04}" if spells.is_open else f"{spell.first:04}"
                parts[until] = f"{spell.last:04}/.." if spells.is_open else f"{spell.last:04}"
                cited = ",".join(map(str, sorted(spell.citations)))
                yield spell.place, kind, start, stop, BETWEEN.join(parts), cited

    staging.connection.executemany("INSERT INTO kept VALUES (?, ?, ?, ?, ?, ?)", kept())

"""The relationships in a table, as columns; what is wrong with a row, or said twice, is noted in the table."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import product

from graph_model.column_checking import Checked
from graph_model.columns import Column, RelationshipColumns
from graph_model.elements import relationship_key
from graph_model.faults import Fault, has_error
from graph_model.kept_columns import KeptColumns
from graph_model.vocabulary import RelationshipType, Vocabulary
from loaders.dataset.cells import check_properties, lists_in, rows_of, united
from loaders.dataset.ends import NO_NODE, Pairs
from loaders.dataset.layout import Sheet
from loaders.dataset.spells import Spell, warn_of_overlaps
from loaders.files.tables import Table


def read_relationships(
    sheet: Sheet, kind: RelationshipType, table: Table, pairs: Pairs, nodes: KeptColumns, vocabulary: Vocabulary
) -> RelationshipColumns:
    """Return the relationships of a table, whose ends are the nodes in these rows, where they are clear."""
    checked = check_properties(sheet, table)
    faults = {row: found for row, found in checked.faults.items() if pairs.starts[row] != NO_NODE}
    _check_ends(kind, pairs, nodes, vocabulary, faults)
    again = _rows_of_repeated(pairs, symmetric=kind.symmetric)
    _tell(kind, table, pairs, faults, again)
    wrong = {row for row, found in faults.items() if has_error(found)}
    columns = _columns(kind, table, pairs, checked, nodes.ids)
    last = _same(columns, [row for row in again if row not in wrong])
    left = {*wrong, *pairs.undecided(), *(row for rows in last.values() for row in rows)}
    return _kept(columns, left, last)


def _check_ends(
    kind: RelationshipType, pairs: Pairs, nodes: KeptColumns, vocabulary: Vocabulary, faults: dict[int, list[Fault]]
) -> None:
    """Note for each row whether a relationship may run between the two, before what else is wrong with it."""
    types, (starts, ends) = nodes.types, (set(pairs.starts), set(pairs.ends))
    sides = ({types[row] for row in rows if row != NO_NODE} for rows in (starts, ends))
    never = {pair for pair in product(*sides) if not kind.joins(*pair)}
    both = enumerate(zip(pairs.starts, pairs.ends, strict=True))
    for row, (start, end) in both if never or not starts.isdisjoint(ends) else ():
        if start == NO_NODE:
            continue
        if start == end:
            faults[row] = [Fault("is related to itself", "check the two ends", "to", nodes.ids[end])]
        elif (types[start], types[end]) in never:
            message = f"{kind.name} cannot run from {types[start]} to {types[end]}"
            remedy = vocabulary.remedy_for_ends(kind.name, types[start], types[end])
            faults.setdefault(row, []).insert(0, Fault(message, remedy))


def _rows_of_repeated(pairs: Pairs, *, symmetric: bool) -> list[int]:
    """Return the rows whose two ends stand in another row, too; of a symmetric relationship, whichever way."""
    count = max(pairs.ends, default=0) + max(pairs.starts, default=0) + 1
    both = zip(pairs.starts, pairs.ends, strict=True)
    if symmetric:
        keys = [min(start, end) * count + max(start, end) for start, end in both]
    else:
        keys = [start * count + end for start, end in both]
    if len(set(keys)) == len(keys):
        return []
    seen: set[int] = set()
    repeated: set[int] = set()
    for key in keys:
        (repeated if key in seen else seen).add(key)
    return [row for row, key in enumerate(keys) if key in repeated and pairs.starts[row] != NO_NODE]


def _tell(
    kind: RelationshipType, table: Table, pairs: Pairs, faults: Mapping[int, Sequence[Fault]], again: Iterable[int]
) -> None:
    """Note the faults of each row, and of repeated ends what says the same, or overlaps."""
    spells: dict[tuple[int, int], list[Spell]] = {}
    seen: dict[tuple[int, ...], int] = {}
    same: dict[int, Fault] = {}
    stating = [table.columns[name].numbers for name in kind.properties if name in table.columns]
    since, until, confidence = (table.column(name or "") for name in (kind.dates.since, kind.dates.until, "confidence"))
    for row in again:
        ends, number = (pairs.starts[row], pairs.ends[row]), table.numbers[row]
        stated = (*ends, *(numbers[row] for numbers in stating))
        if stated in seen:
            remedy = "delete it, or say what differs; their sources are joined"
            same[row] = Fault("says the same", remedy, severity="warning", detail=f"as row {seen[stated]}")
        seen.setdefault(stated, number)
        if since[row] and not has_error(faults.get(row, ())):
            spells.setdefault(ends, []).append(Spell(number, since[row], until[row], confidence[row]))
    for row in sorted({*faults, *same}):
        for fault in (*([same[row]] if row in same else ()), *faults.get(row, ())):
            table.fault(fault, table.numbers[row])
    warn_of_overlaps(table, spells)


def _columns(
    kind: RelationshipType, table: Table, pairs: Pairs, checked: Checked, ids: Sequence[str]
) -> RelationshipColumns:
    starts, ends = pairs.starts, pairs.ends
    if kind.symmetric:
        swapped = [
            (end, start) if start != NO_NODE and ids[end] < ids[start] else (start, end)
            for start, end in zip(starts, ends, strict=True)
        ]
        starts, ends = (array("q", (pair[side] for pair in swapped)) for side in (0, 1))
    return RelationshipColumns(kind.name, starts, ends, lists_in(table, "sources"), checked.columns)


def _same(columns: RelationshipColumns, rows: Iterable[int]) -> dict[int, list[int]]:
    """Return, for the first of several rows that state the same, the others."""
    first: dict[tuple[int, int, str], int] = {}
    others: dict[int, list[int]] = {}
    for row in rows:
        properties = {name: value for name, column in columns.properties.items() if (value := column[row]) is not None}
        key = columns.starts[row], columns.ends[row], relationship_key(columns.type, properties)
        there = first.setdefault(key, row)
        if there != row:
            others.setdefault(there, []).append(row)
    return others


def _kept(columns: RelationshipColumns, left: set[int], same: Mapping[int, list[int]]) -> RelationshipColumns:
    """Return the columns without some rows; of those that state the same, the last says what, and all give sources."""
    if not left:
        return replace(columns, starts=array("I", columns.starts), ends=array("I", columns.ends))
    rows = [row for row in range(len(columns)) if row not in left]
    stating = [same[row][-1] if row in same else row for row in rows] if same else rows
    sources = rows_of(columns.sources, rows)
    lists, numbers = list(sources.values), array("I", sources.numbers)
    for place, row in enumerate(rows) if same else ():
        if row in same:
            numbers[place] = len(lists)
            lists.append(united((), (each for one in (row, *same[row]) for each in columns.sources[one])))
    return RelationshipColumns(
        columns.type,
        array("I", map(columns.starts.__getitem__, rows)),
        array("I", map(columns.ends.__getitem__, rows)),
        Column(numbers, lists),
        {name: rows_of(column, stating) for name, column in columns.properties.items()},
    )

"""The ties of a scope as columns of numbers, read from the graph's own columns where it keeps some."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph_model import Covers, GraphView, InterurbanError
from graph_model.columns import Column, RelationshipColumns
from queries.analysis.scope import SPELLS, Scope
from queries.analysis.stated_ties import StatedTie, composite_ties, stated_ties

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from graph_model.kept_columns import KeptColumns


@dataclass(frozen=True, eq=False)
class TieTable:
    """Ties as columns: the actor and the thing of each (places in `ids`), and whether it held definitely.

    Where ties are weighed, `spells` is the same for statements of one spell of a pair, and `values` is the property
    that weighs them, NaN where it is not stated.
    """

    ids: Sequence[str]
    actors: NDArray[np.int64]
    things: NDArray[np.int64]
    definite: NDArray[np.bool_]
    spells: NDArray[np.int64]
    values: NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.actors)

    def kept(self, keep: NDArray[np.bool_]) -> TieTable:
        """Return the table of those ties of which `keep` is true."""
        return TieTable(
            self.ids, self.actors[keep], self.things[keep], self.definite[keep], self.spells[keep], self.values[keep]
        )


def read_ties(view: GraphView, scope: Scope, types: Mapping[str, str]) -> TieTable:
    """Return the ties of a scope that held when it asks; `types` are those of the nodes of the scope.

    Raises:
        InterurbanError: what weighs the ties is no number, or below 0.
    """
    columns = view.kept_columns
    if columns is None or columns.changed:
        return _of_stated(view, scope, stated_ties(view, scope, types))
    return _of_columns(view, scope, types, columns)


def _of_stated(
    view: GraphView, scope: Scope, ties: Iterator[StatedTie], places: dict[str, int] | None = None
) -> TieTable:
    """Return ties that are stated one by one as columns; `places` of ids that are known already are taken over."""
    import numpy as np

    known: dict[str, int] = {} if places is None else places
    spells: dict[tuple[object, ...], int] = {}
    rows = [
        (
            known.setdefault(tie.actor, len(known)),
            known.setdefault(tie.thing, len(known)),
            tie.covers is Covers.DEFINITELY,
            spells.setdefault(tie.spell(view), len(spells)) if scope.weight else 0,
            _number(tie.value(scope.weight), scope.weight) if scope.weight not in ("", SPELLS) else 1.0,
        )
        for tie in ties
    ]
    actors, things, definite, numbers, values = zip(*rows, strict=True) if rows else ((), (), (), (), ())
    return TieTable(
        list(known),
        np.array(actors, dtype=np.int64),
        np.array(things, dtype=np.int64),
        np.array(definite, dtype=bool),
        np.array(numbers, dtype=np.int64),
        np.array(values, dtype=np.float64),
    )


def _of_columns(view: GraphView, scope: Scope, types: Mapping[str, str], kept: KeptColumns) -> TieTable:
    wanted = scope.relationship_types(view.vocabulary)
    parts = [
        _of_type(view, scope, kept, each) for each in kept.relationship_columns if each.type in wanted and len(each)
    ]
    if scope.affiliation_types(view.vocabulary):
        parts.append(_of_stated(view, scope, composite_ties(view, scope, types), dict(kept.rows)))
    return _together(kept.ids, parts)


def _together(ids: Sequence[str], parts: Sequence[TieTable]) -> TieTable:
    """Return ties of several types in one table: a spell is of one type."""
    import numpy as np

    spells, offset = [np.array([], dtype=np.int64)], 0
    for part in parts:
        spells.append(part.spells + offset)
        offset += int(part.spells.max(initial=-1)) + 1
    return TieTable(
        ids,
        np.concatenate([np.array([], dtype=np.int64), *(part.actors for part in parts)]),
        np.concatenate([np.array([], dtype=np.int64), *(part.things for part in parts)]),
        np.concatenate([np.array([], dtype=bool), *(part.definite for part in parts)]),
        np.concatenate(spells),
        np.concatenate([np.array([]), *(part.values for part in parts)]),
    )


def _of_type(view: GraphView, scope: Scope, kept: KeptColumns, columns: RelationshipColumns) -> TieTable:
    """Return the ties of one relationship type; what is the same in many rows is looked at once."""
    import numpy as np

    starts, ends = np.asarray(columns.starts, dtype=np.int64), np.asarray(columns.ends, dtype=np.int64)
    symmetric = view.vocabulary.relationships[columns.type].symmetric
    ahead, back = _directions(view, scope, kept, starts, ends, symmetric=symmetric)
    rows = np.flatnonzero(ahead | back)
    dates = _same_dates(view, scope, columns, starts, ends)
    covers = _covers(view, scope, kept, columns, dates, rows)
    held = covers > 0
    forth, other = np.flatnonzero(ahead & held), np.flatnonzero(back & held)
    rows, ahead = np.concatenate([forth, other]), np.repeat([True, False], [len(forth), len(other)])
    spells = dates[rows] if scope.weight else np.zeros(len(rows), dtype=np.int64)
    return TieTable(
        kept.ids,
        np.where(ahead, starts[rows], ends[rows]),
        np.where(ahead, ends[rows], starts[rows]),
        covers[rows] == _DEFINITELY,
        spells,
        _values(columns.properties.get(scope.weight), scope.weight, rows),
    )


_POSSIBLY, _DEFINITELY = 1, 2


def _directions(
    view: GraphView,
    scope: Scope,
    kept: KeptColumns,
    starts: NDArray[np.int64],
    ends: NDArray[np.int64],
    *,
    symmetric: bool,
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Tell of each relationship whether it runs from an actor to a thing, and whether it does the other way round.

    Where both sides are of one type, only what is symmetric runs both ways.
    """
    import numpy as np

    two_mode = scope.is_two_mode(view.vocabulary)
    actor = np.isin(np.asarray(kept.types), scope.of)
    thing = np.isin(np.asarray(kept.types), scope.through) if two_mode else actor
    ahead = actor[starts] & thing[ends]
    back = actor[ends] & thing[starts]
    if not two_mode:
        return ahead, np.zeros_like(ahead)
    return ahead, back if symmetric else back & ~ahead


def _same_dates(
    view: GraphView, scope: Scope, columns: RelationshipColumns, starts: NDArray[np.int64], ends: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Return a number for each relationship that is the same for those with the same dates, if dates matter at all."""
    import numpy as np

    if scope.at is None and not scope.weight:
        return np.zeros(len(columns), dtype=np.int64)
    rule = view.vocabulary.relationships[columns.type]
    numbers = [
        np.asarray(columns.properties[name].numbers, dtype=np.int64)
        for name in rule.dates.properties()
        if name in columns.properties
    ]
    if rule.dated_by:
        numbers.append(starts if rule.dated_by == "from" else ends)
    same = np.zeros(len(columns), dtype=np.int64)
    for each in numbers:
        same = np.unique(same * (int(each.max(initial=0)) + 1) + each, return_inverse=True)[1].astype(np.int64)
    return same


def _covers(
    view: GraphView,
    scope: Scope,
    kept: KeptColumns,
    columns: RelationshipColumns,
    dates: NDArray[np.int64],
    rows: NDArray[np.int64],
) -> NDArray[np.int8]:
    """Return for each relationship, of those in `rows`, whether it held: 0 no, 1 possibly, 2 definitely."""
    import numpy as np

    if scope.at is None:
        return np.full(len(columns), _DEFINITELY, dtype=np.int8)
    found = np.zeros(int(dates.max(initial=-1)) + 1, dtype=np.int8)
    number = {Covers.NO: 0, Covers.POSSIBLY: _POSSIBLY, Covers.DEFINITELY: _DEFINITELY}
    for same, first in zip(*np.unique(dates[rows], return_index=True), strict=True):
        one = columns.relationship(int(rows[first]), kept.ids)
        found[same] = number[view.timing.holds(one, scope.at, throughout=scope.throughout)]
    return found[dates]


def _values(column: Column | None, weight: str, rows: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return the property that weighs each relationship; NaN where it is not stated, 1 where none weighs them."""
    import numpy as np

    if weight in ("", SPELLS):
        return np.ones(len(rows))
    if column is None:
        return np.full(len(rows), np.nan)
    numbers = np.array([_number(value, weight) for value in column.values], dtype=np.float64)
    return numbers[np.asarray(column.numbers, dtype=np.int64)[rows]]


def _number(value: Any, weight: str) -> float:
    """Return a weight; NaN where none is stated.

    Raises:
        InterurbanError: it is no number, or below 0.
    """
    if value is None:
        return float("nan")
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise InterurbanError(f"weight: {weight} is {value!r} somewhere, which is no number; name a numeric property")
    if value < 0:
        raise InterurbanError(f"weight: {weight} is {value:g} somewhere; a weight below 0 has no meaning here")
    return float(value)

"""Relationships of a type as arrays, each with the bounds of its dates, so that all are asked of a time at once.

Whoever asks for every year, or for two dates, asks `Timing` once for each different date that the data has, and numbers
for the rest: a million memberships have some hundred different dates.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from graph_model import Covers, GraphView, Node, Relationship
from graph_model.kept_columns import KeptColumns
from graph_model.periods import asked_time
from queries.composite_ties import Chain

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from graph_model import Period

    IntArray = NDArray[np.int64]
    BoolArray = NDArray[np.bool_]

_BOUNDS = ("begins_earliest", "begins_latest", "ends_earliest", "ends_latest", "begin_stated", "end_stated")
NO, POSSIBLY, DEFINITELY = 0, 1, 2  # what arrays hold in the place of `Covers`
COVERS = (Covers.NO, Covers.POSSIBLY, Covers.DEFINITELY)
FIRST_DAY, LAST_DAY = date.min.toordinal(), date.max.toordinal()


@dataclass(frozen=True, eq=False)
class NodePlaces:
    """The nodes of a data set by their places, with the type of each as a number of `type_names`."""

    ids: Sequence[str]
    type_names: Sequence[str]
    types: IntArray

    @classmethod
    def of(cls, view: GraphView) -> NodePlaces:
        """Return the places of all nodes, in the order in which the view has them."""
        import numpy as np

        kept = view.kept_columns
        if kept is None:
            pairs = [(node.id, node.type) for node in view.nodes()]
            ids, types = [node_id for node_id, _ in pairs], [name for _, name in pairs]
        else:
            ids = list(kept.ids)
            types = [kept.changed[row].type if row in kept.changed else name for row, name in enumerate(kept.types)]
        names = list(dict.fromkeys(types))
        numbers = {name: number for number, name in enumerate(names)}
        return cls(ids, names, np.fromiter((numbers[name] for name in types), dtype=np.int64, count=len(types)))

    def __len__(self) -> int:
        return len(self.ids)

    @cached_property
    def place(self) -> dict[str, int]:
        """The place of each node, by its id."""
        return {node_id: place for place, node_id in enumerate(self.ids)}

    def are(self, places: IntArray, names: Sequence[str]) -> BoolArray:
        """Tell which of some nodes are of these types."""
        import numpy as np

        numbers = [number for number, name in enumerate(self.type_names) if name in names]
        found: BoolArray = np.isin(self.types[places], numbers)
        return found


@dataclass(frozen=True, eq=False)
class Spans:
    """Different dates of some things: the days between which each began and ended, as ordinals, and what is stated.

    `things` holds one thing that has each. `begin_stated` and `end_stated` tell where a source says something of it;
    what needs no dates (IN_COUNTRY) has both. `disputed` are the places of those of which there are several accounts.
    """

    things: Sequence[Any]
    begins_earliest: IntArray
    begins_latest: IntArray
    ends_earliest: IntArray
    ends_latest: IntArray
    begin_stated: BoolArray
    end_stated: BoolArray
    disputed: IntArray
    holds: Callable[[Any, str], Covers]

    @classmethod
    def of(cls, view: GraphView, things: Sequence[Node | Relationship]) -> Spans:
        """Return the spans of nodes or relationships, one for each."""
        timing = view.timing

        def stated(thing: Node | Relationship) -> tuple[Period, set[str], bool]:
            dates, bounds = timing.dates(thing), timing.bounds(thing)[0]
            always = not dates and bounds.start.latest == date.min and bounds.end.earliest == date.max
            both = always or "on" in dates
            return bounds, {"since", "until"} if both else set(dates), timing.is_disputed(thing)

        return cls._of(things, stated, timing.holds)

    @classmethod
    def of_chains(cls, view: GraphView, chains: Sequence[Chain]) -> Spans:
        """Return the spans of composite ties: of each, when all its relationships held."""
        timing = view.timing

        def stated(chain: Chain) -> tuple[Period, set[str], bool]:
            known = [set(timing.dates(each)) for each in chain.relationships]
            both = {"since", "until"} if any("on" in each for each in known) else set()
            disputed = any(timing.is_disputed(each) for each in chain.relationships)
            return chain.period.widened(), set().union(both, *known), disputed

        return cls._of(chains, stated, lambda chain, at: chain.holds(view, at))

    @classmethod
    def _of(
        cls,
        things: Sequence[Any],
        stated_of: Callable[[Any], tuple[Period, set[str], bool]],
        holds: Callable[[Any, str], Covers],
    ) -> Spans:
        import numpy as np

        bounds = np.empty((4, len(things)), dtype=np.int64)
        stated = np.empty((2, len(things)), dtype=bool)
        disputed: list[int] = []
        for place, thing in enumerate(things):
            period, known, is_disputed = stated_of(thing)
            days = (period.start.earliest, period.start.latest, period.end.earliest, period.end.latest)
            bounds[:, place] = [day.toordinal() for day in days]
            stated[:, place] = ["since" in known, "until" in known]
            if is_disputed:
                disputed.append(place)
        days_of, said = list(bounds), list(stated)
        several = np.array(disputed, dtype=np.int64)
        return cls(things, days_of[0], days_of[1], days_of[2], days_of[3], said[0], said[1], several, holds)

    def joined(self, other: Spans) -> Spans:
        """Return these spans, and after them those of others."""
        import numpy as np

        def both(name: str) -> Any:
            return np.concatenate([getattr(self, name), getattr(other, name)])

        def holds(numbered: tuple[Spans, Any], at: str) -> Covers:
            return numbered[0].holds(numbered[1], at)

        things = [(spans, thing) for spans in (self, other) for thing in spans.things]
        disputed = np.concatenate([self.disputed, other.disputed + len(self)])
        return Spans(things, *(both(name) for name in _BOUNDS), disputed, holds)  # type: ignore[call-arg]

    def __len__(self) -> int:
        return len(self.things)

    def held(self, at: str) -> IntArray:
        """Return for each whether it held at a time: NO, POSSIBLY or DEFINITELY, as `Timing.holds` says."""
        import numpy as np

        time = asked_time(at)
        possible = (self.begins_earliest <= time.last.toordinal()) & (self.ends_latest >= time.first.toordinal())
        definite = (self.begins_latest <= time.last_earliest.toordinal()) & (
            self.ends_earliest >= time.first_latest.toordinal()
        )
        held = possible.astype(np.int64) + (possible & definite)
        for place in self.disputed:
            held[place] = COVERS.index(self.holds(self.things[place], at))
        return held


@dataclass(frozen=True, eq=False)
class DatedTies:
    """The relationships of some types: the places of their two nodes, and of the dates of each among `spans`."""

    starts: IntArray
    ends: IntArray
    span: IntArray
    spans: Spans
    type_names: Sequence[str]
    types: IntArray
    get: Callable[[int], Relationship]

    def __len__(self) -> int:
        return len(self.starts)

    @classmethod
    def of(cls, view: GraphView, nodes: NodePlaces, types: Sequence[str]) -> DatedTies:
        """Return the relationships of some types, from columns where the view keeps such, else one after another."""
        kept = view.kept_columns
        return _of_columns(view, kept, types) if kept else _of_relationships(view, nodes, types)


def _of_relationships(view: GraphView, nodes: NodePlaces, types: Sequence[str]) -> DatedTies:
    import numpy as np

    found = list(view.relationships(*types)) if types else []
    place = nodes.place
    keys = [_key(view, each) for each in found]
    first: dict[Any, int] = {}
    for row, key in enumerate(keys):
        first.setdefault(key, row)
    number = {key: place for place, key in enumerate(first)}
    spans = Spans.of(view, [found[row] for row in first.values()])
    return DatedTies(
        _numbers(place[each.start] for each in found),
        _numbers(place[each.end] for each in found),
        _numbers(number[key] for key in keys),
        spans,
        types,
        np.array([types.index(each.type) for each in found], dtype=np.int64),
        found.__getitem__,
    )


def _key(view: GraphView, each: Relationship) -> Any:
    """Return what is the same for relationships that have the same dates."""
    kind = view.vocabulary.relationships[each.type]
    lender = {"from": each.start, "to": each.end}.get(kind.dated_by or "")
    return each.type, lender, *(each.attributes.get(name) for name in kind.dates.properties())


def _of_columns(view: GraphView, kept: KeptColumns, types: Sequence[str]) -> DatedTies:
    import numpy as np

    parts = [each for each in kept.relationship_columns if each.type in types and len(each)]
    things: list[Relationship] = []
    spans: list[IntArray] = []
    for part in parts:
        kind = view.vocabulary.relationships[part.type]
        columns: list[tuple[Any, int]] = [
            (part.properties[name].numbers, len(part.properties[name].values))
            for name in kind.dates.properties()
            if name in part.properties
        ]
        if kind.dated_by:
            columns.append((part.starts if kind.dated_by == "from" else part.ends, len(kept)))
        codes = np.zeros(len(part), dtype=np.int64)
        for numbers, size in columns:
            codes = codes * size + np.asarray(numbers, dtype=np.int64)
        _, first, inverse = np.unique(codes, return_index=True, return_inverse=True)
        spans.append(inverse.astype(np.int64) + len(things))
        things += [part.relationship(int(row), kept.ids) for row in first]
    sizes = np.cumsum([0, *map(len, parts)])

    def get(row: int) -> Relationship:
        place = int(np.searchsorted(sizes, row, side="right")) - 1
        return parts[place].relationship(row - int(sizes[place]), kept.ids)

    numbers_of_types = [np.full(len(part), types.index(part.type), dtype=np.int64) for part in parts]
    return DatedTies(
        _joined(np.asarray(part.starts, dtype=np.int64) for part in parts),
        _joined(np.asarray(part.ends, dtype=np.int64) for part in parts),
        _joined(spans),
        Spans.of(view, things),
        types,
        _joined(numbers_of_types),
        get,
    )


def _numbers(values: Iterable[int]) -> IntArray:
    import numpy as np

    return np.fromiter(values, dtype=np.int64)


def _joined(parts: Iterable[IntArray]) -> IntArray:
    import numpy as np

    return np.concatenate([np.empty(0, dtype=np.int64), *parts])

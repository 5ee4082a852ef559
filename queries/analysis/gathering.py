"""Gathering the ties of a scope into arrays, and saying what was gathered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from graph_model import GraphView, InterurbanError, NoTies, Relationship
from graph_model.wording import counted
from queries.analysis.citation import quotable
from queries.analysis.one_mode import OneMode
from queries.analysis.scope import SPELLS, Scope
from queries.analysis.stated_ties import StatedTie, stated_ties, types_of_scope
from queries.analysis.tie_table import TieTable, read_ties
from queries.analysis.two_mode import TwoMode

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, eq=False)
class Ties:
    """The arrays of a scope, and how much was left out on the way.

    `possible` ties held only possibly; `unweighed` state no weight, or one of 0, and are left out; so are `excluded`
    nodes, `too_large` and `too_small` things, and `isolates`, actors without a tie, unless they are kept.
    """

    data: TwoMode | OneMode
    possible: int = 0
    unweighed: int = 0
    excluded: int = 0
    too_large: int = 0
    too_small: int = 0
    isolates: int = 0


@dataclass(frozen=True, eq=False)
class Gathered:
    """The ties of a scope in a data set: as arrays (`data`), and what is to be said of them."""

    view: GraphView
    scope: Scope
    ties: Ties

    @property
    def data(self) -> TwoMode | OneMode:
        """Two-mode data, or one-mode data where actors are tied directly."""
        return self.ties.data

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many actors there are, things that they share, where they share some, and ties."""
        data = self.data
        things = {"things": len(data.things)} if isinstance(data, TwoMode) else {}
        return {"actors": len(data.actors), **things, "ties": data.ties}

    def sizes(self) -> str:
        """Return how many actors, things and ties there are, in words."""
        return ", ".join(counted(count, what.removesuffix("s")) for what, count in self.counts.items())

    def computed(self) -> dict[str, Any]:
        """Return what was asked and gathered as plain data, for `Answer.computed`."""
        ties = self.ties
        left_out = {
            "possible": ties.possible,
            "unweighed": ties.unweighed,
            "excluded": ties.excluded,
            "too_large": ties.too_large,
            "too_small": ties.too_small,
            "without_ties": ties.isolates,
        }
        classes = {"classes": len(self.data.classes)} if isinstance(self.data, TwoMode) else {}
        return {
            **self.scope.computed(),
            **self.counts,
            **classes,
            **{name: count for name, count in left_out.items() if count},
        }

    def notes(self) -> list[str]:
        """Return what a reader is told of it: how many there are of what, and what was left out."""
        twins = ""
        if isinstance(self.data, TwoMode) and len(self.data.classes) < len(self.data.actors):
            twins = f"; the actors fall into {len(self.data.classes):,} classes of structural twins"
        return [self.sizes() + twins, *self._left_out()]

    def sentence(self, what: str) -> str:
        """Return a sentence that a paper can quote; `what` was computed, by which method."""
        data, scope = self.data, self.scope
        through = scope.through_in_words()
        if isinstance(data, TwoMode):
            through = f"{counted(len(data.things), 'thing')} ({through})"
        ties = f"{counted(len(data.actors), 'actor')} ({', '.join(scope.of)}) tied through {through}"
        return quotable(self.view, f"{what}, of {ties} by {counted(data.ties, 'tie')}{scope.conditions()}")

    def _left_out(self) -> Iterator[str]:
        ties, scope = self.ties, self.scope
        if scope.possibly != "yes" and scope.at is None:
            yield f"possibly {scope.possibly}: changes nothing where no time is asked"
        if ties.possible:
            count = {"yes": "count as if they did", "no": "do not count", "half": "count half"}[scope.possibly]
            yield f"{counted(ties.possible, 'tie')} held only possibly then, and {count}"
        if scope.weight and scope.weight != SPELLS and ties.unweighed:
            yield f"{counted(ties.unweighed, 'statement')} of a tie without {scope.weight}, or with 0, left out"
        if ties.excluded:
            yield f"{counted(ties.excluded, 'node')} excluded"
        sizes = ((ties.too_large, scope.largest, "more"), (ties.too_small, scope.smallest, "fewer"))
        for number, size, more in sizes:
            if number:
                yield f"{counted(number, 'thing')} left out that {more} than {counted(size or 0, 'actor')} share"
        if ties.isolates:
            left = "kept, without ties" if scope.isolates else "left out"
            yield f"{counted(ties.isolates, 'actor')} without such a tie {left}"


_made: WeakKeyDictionary[Any, tuple[int, dict[Scope, Ties]]] = WeakKeyDictionary()


def gather(view: GraphView, scope: Scope) -> Gathered:
    """Return the ties of a scope as arrays; they are made once, and kept while the graph is unchanged.

    A tie counts once, however many sources state it, unless something weighs it: the number of its spells, or the sum
    of a property over them, of which several statements of one spell count as the largest.

    Raises:
        NoTies: the scope holds no tie; the error says what this data has.
        InterurbanError: what weighs the ties is no number, or below 0.
    """
    revision: int | None = getattr(view, "revision", None)
    if revision is None:
        return Gathered(view, scope, _gathered(view, scope))
    known, made = _made.get(view, (revision, {}))
    if known != revision:
        made = {}
    _made[view] = revision, made
    if scope not in made:
        made[scope] = _gathered(view, scope)
    return Gathered(view, scope, made[scope])


def counted_relationships(view: GraphView, scope: Scope) -> Iterator[Relationship]:
    """Yield the relationships of which `gather` makes its ties: every statement and every spell, all of a chain.

    Raises:
        NoTies: the scope holds none.
    """
    data = gather(view, scope).data
    matrix = data.incidence if isinstance(data, TwoMode) else data.adjacency
    others = data.things if isinstance(data, TwoMode) else data.actors
    found = matrix.tocoo()
    pairs = {(data.actors[row], others[column]) for row, column in zip(*found.coords, strict=True)}
    seen: set[str] = set()
    for tie in _counted(view, scope):
        if (tie.actor, tie.thing) in pairs:
            for each in tie.relationships:
                if each.id not in seen:
                    seen.add(each.id)
                    yield each


def holds_ties(view: GraphView, scope: Scope) -> bool:
    """Tell whether anything ties the actors of a scope, at whatever time."""
    from dataclasses import replace

    whenever = replace(scope, at=None, throughout=False)
    return next(stated_ties(view, whenever, types_of_scope(view, scope)), None) is not None


def _counted(view: GraphView, scope: Scope) -> Iterator[StatedTie]:
    from graph_model import Covers

    ties = stated_ties(view, scope, types_of_scope(view, scope))
    return (tie for tie in ties if scope.possibly != "no" or tie.covers is Covers.DEFINITELY)


def _gathered(view: GraphView, scope: Scope) -> Ties:
    """Return the ties of a scope: read, left out as it says, and added up for each pair."""
    two_mode = scope.is_two_mode(view.vocabulary)
    types = types_of_scope(view, scope)
    table = read_ties(view, scope, types)
    weighed = table.values > 0
    unweighed = int((~weighed).sum())
    table = _without_excluded(table.kept(weighed if two_mode else weighed & (table.actors != table.things)), scope)
    possible = _only_possible(table)
    if scope.possibly == "no":
        table = table.kept(table.definite)
    table, large, small = _of_size(table, scope)
    if not len(table):
        if unweighed and scope.weight:
            raise InterurbanError(f"weight: no tie that is left states {scope.weight} above 0; name another property")
        raise _no_ties(view, scope)
    data, isolates = _arrays(view, scope, table, types)
    return Ties(data, possible, unweighed, len(scope.exclude), large, small, isolates)


def _without_excluded(table: TieTable, scope: Scope) -> TieTable:
    import numpy as np

    if not scope.exclude:
        return table
    out = np.isin(np.array(table.ids, dtype=object), np.array(scope.exclude, dtype=object))
    return table.kept(~(out[table.actors] | out[table.things]))


def _only_possible(table: TieTable) -> int:
    """Return how many pairs there are of which no tie held definitely."""
    import numpy as np

    if table.definite.all():
        return 0
    return len(np.setdiff1d(_pairs(table.kept(~table.definite)), _pairs(table.kept(table.definite))))


def _of_size(table: TieTable, scope: Scope) -> tuple[TieTable, int, int]:
    """Return the ties to things of the sizes that are asked for, and how many things are too large and too small."""
    import numpy as np

    if scope.largest is None and scope.smallest is None:
        return table, 0, 0
    things, sizes = np.unique(np.unique(_pairs(table)) % len(table.ids), return_counts=True)
    large = sizes > (scope.largest if scope.largest is not None else np.inf)
    small = sizes < (scope.smallest or 0)
    return table.kept(~np.isin(table.things, things[large | small])), int(large.sum()), int(small.sum())


def _pairs(table: TieTable) -> NDArray[np.int64]:
    """Return a number for the pair of each tie."""
    return table.actors * len(table.ids) + table.things


def _arrays(view: GraphView, scope: Scope, table: TieTable, types: Mapping[str, str]) -> tuple[TwoMode | OneMode, int]:
    """Return the arrays of a table, and how many actors have no tie."""
    import numpy as np

    two_mode = scope.is_two_mode(view.vocabulary)
    rows, columns, weights = _weighed(table, scope, two_mode=two_mode)
    used = _places(rows if two_mode else np.concatenate([rows, columns]))
    tied = [table.ids[place] for place in used]
    alone = _isolates(view, scope, types, set(tied))
    actors = sorted([*tied, *(alone if scope.isolates else ())])
    place = {node_id: number for number, node_id in enumerate(actors)}
    of_actor = np.full(len(table.ids), -1, dtype=np.int64)
    of_actor[used] = [place[node_id] for node_id in tied]
    weighed = weights if (weights != 1).any() else None
    if not two_mode:
        return OneMode.of_pairs(actors, of_actor[rows], of_actor[columns], weighed), len(alone)
    shared = _places(columns)
    things = sorted(table.ids[number] for number in shared)
    order = {node_id: number for number, node_id in enumerate(things)}
    of_thing = np.full(len(table.ids), -1, dtype=np.int64)
    of_thing[shared] = [order[table.ids[number]] for number in shared]
    return TwoMode.of_pairs(actors, things, of_actor[rows], of_thing[columns], weighed), len(alone)


def _weighed(
    table: TieTable, scope: Scope, *, two_mode: bool
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    """Return each pair once with its weight: the sum over its spells of the largest that is said of each.

    Where nothing weighs ties, all of a pair are as one spell.
    """
    import numpy as np

    share = np.where(table.definite, 1.0, 0.5) if scope.possibly == "half" else np.ones(len(table))
    one, other = table.actors, table.things
    if not two_mode:
        one, other = np.minimum(table.actors, table.things), np.maximum(table.actors, table.things)
    pairs = one * len(table.ids) + other
    spells = table.spells if scope.weight else np.zeros(len(table), dtype=np.int64)
    order = np.lexsort((spells, pairs))
    pairs, spells = pairs[order], spells[order]
    values = (table.values * share)[order]
    first = np.flatnonzero(np.r_[True, (np.diff(pairs) != 0) | (np.diff(spells) != 0)])
    largest = np.maximum.reduceat(values, first)
    begins = np.flatnonzero(np.r_[True, np.diff(pairs[first]) != 0])
    found = pairs[first][begins]
    return found // len(table.ids), found % len(table.ids), np.add.reduceat(largest, begins)


def _places(numbers: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return which places stand in a list of them, each once and in order."""
    import numpy as np

    return np.flatnonzero(np.bincount(numbers))


def _isolates(view: GraphView, scope: Scope, types: Mapping[str, str], tied: set[str]) -> list[str]:
    """Return the actors without a tie, of those that are not excluded and existed when it is asked."""
    out = tied.union(scope.exclude)
    known = view.vocabulary.nodes
    dated = [name for name in scope.of if scope.at is not None and known[name].dates.properties()]
    alone = [each for each, name in types.items() if name in scope.of and name not in dated and each not in out]
    others = view.nodes(*dated) if dated else ()
    return alone + [node.id for node in others if node.id not in out and view.timing.holds(node, scope.at)]


def _no_ties(view: GraphView, scope: Scope) -> NoTies:
    """Return the error that nothing ties the actors, with what does in this data."""
    types = view.types_of()
    joined = [each for each in view.relationships() if types[each.start] in scope.of]
    direct = {each.type for each in joined if types[each.end] in scope.of}
    shared = {types[each.end] for each in joined} - set(scope.of)
    return NoTies(scope.in_words(), sorted(direct), sorted(shared))

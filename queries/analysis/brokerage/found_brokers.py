"""The brokers among the actors of a scope: what is computed of each, as columns of numbers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, get_args

from queries.analysis.brokerage.methods import CHAINS, PAIRS
from queries.analysis.brokerage.roles import NO_GROUP, ROLES, Brokerage, brokerage
from queries.analysis.brokerage.structural_holes import structural_holes
from queries.analysis.brokerage.tied_classes import TiedClasses
from queries.analysis.gathering import Gathered
from queries.analysis.groupings import Grouping
from queries.analysis.measures.betweenness import BETWEENNESS
from queries.analysis.measures.measure import Definition, Scores
from queries.analysis.methods import Method
from queries.analysis.one_mode import OneMode
from queries.analysis.two_mode import TwoMode

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]
    IntArray = NDArray[np.int64]

Sort = Literal["brokered", "constraint", "effective_size", "betweenness"]
SORTS = get_args(Sort)


@dataclass(frozen=True)
class FoundBrokers:
    """Brokers by groups, and all that is computed of them; `projected`: of pairs where chains could count."""

    gathered: Gathered
    grouping: Grouping
    projected: bool
    sort: Sort

    @cached_property
    def data(self) -> TwoMode | OneMode:
        """The ties, as arrays."""
        return self.gathered.data

    @cached_property
    def by_chains(self) -> bool:
        """Whether chains through things count, and not pairs of actors."""
        return isinstance(self.data, TwoMode) and not self.projected

    @cached_property
    def what(self) -> str:
        """What a role counts, in one word."""
        return "chain" if self.by_chains else "pair"

    @cached_property
    def names(self) -> list[str]:
        """The names of the groups."""
        return sorted(set(self.grouping.of.values()))

    @cached_property
    def groups(self) -> IntArray:
        """The group of each actor, by its place among the names."""
        import numpy as np

        place = {name: number for number, name in enumerate(self.names)}
        found = (self.grouping.of.get(actor) for actor in self.data.actors)
        return np.array([NO_GROUP if name is None else place[name] for name in found], dtype=np.int64)

    @cached_property
    def tied(self) -> TiedClasses:
        """The ties of which chains or pairs are made."""
        if isinstance(self.data, OneMode):
            return TiedClasses.of_one_mode(self.data).binary
        shared = TiedClasses.of_two_mode(self.data.unweighted)
        return shared if self.by_chains else shared.binary

    @cached_property
    def roles(self) -> Brokerage:
        """The roles of each actor, with what chance would give."""
        return brokerage(self.tied, self.groups)

    @cached_property
    def kinds(self) -> list[str]:
        """The types of the things that chains run through."""
        data, view = self.data, self.gathered.view
        if not self.by_chains or not isinstance(data, TwoMode):
            return []
        return sorted({view.node(thing).type for thing in data.things})

    @cached_property
    def over_kinds(self) -> FloatArray | None:
        """Of each role of each actor, how many chains run through things of two types; None where there is one."""
        import numpy as np

        data, view = self.data, self.gathered.view
        if len(self.kinds) < 2 or not isinstance(data, TwoMode):
            return None
        types = np.array([view.node(thing).type for thing in data.things])
        within = [brokerage(self.tied.through(types == kind), self.groups).counts for kind in self.kinds]
        over = self.roles.counts - np.sum(within, axis=0)
        found: FloatArray = over.round(6)
        return found

    @cached_property
    def columns(self) -> dict[str, Any]:
        """What is computed of each actor, in the order of the columns."""
        roles = self.roles
        columns: dict[str, Any] = {"brokered": roles.total.round(6)}
        for number, role in enumerate(ROLES):
            columns[role] = roles.counts[:, number].round(6)
            columns[f"{role}_expected"] = roles.expected[:, number]
            columns[f"{role}_z"] = roles.z[:, number]
            if self.over_kinds is not None:
                columns[f"{role}_over_kinds"] = self.over_kinds[:, number]
        weighted = self.data
        tied = TiedClasses.of_two_mode(weighted) if isinstance(weighted, TwoMode) else TiedClasses.of_one_mode(weighted)
        holes = structural_holes(tied)
        columns["contacts"] = holes.contacts[tied.of]
        columns["constraint"] = holes.constraint[tied.of]
        columns["effective_size"] = holes.effective_size[tied.of]
        columns["betweenness"] = self.betweenness.values
        return columns

    @cached_property
    def betweenness(self) -> Scores:
        """How much each actor lies on the shortest paths between others."""
        return BETWEENNESS.scores(self.data, projected=self.projected)

    @property
    def definition_of_betweenness(self) -> Definition[Any]:
        """What betweenness means on these data."""
        return BETWEENNESS.definition(self.data, projected=self.projected)

    @property
    def method(self) -> Method:
        """How roles are counted."""
        return CHAINS if self.by_chains else PAIRS

    @cached_property
    def order(self) -> list[int]:
        """The places of actors: by what is sorted by, then by how much they broker, then by constraint."""
        import numpy as np

        values = np.nan_to_num(self.columns[self.sort], nan=np.inf if self.sort == "constraint" else -np.inf)
        first = values if self.sort == "constraint" else -values
        nodes = [self.gathered.view.node(actor) for actor in self.data.actors]
        constraint = np.nan_to_num(self.columns["constraint"], nan=np.inf)
        keys = zip(*(each.round(12).tolist() for each in (first, -self.roles.total, constraint)), strict=True)
        named = [(*key, node.name.casefold()) for key, node in zip(keys, nodes, strict=True)]
        return sorted(range(len(named)), key=named.__getitem__)

"""What a measure is: its name, what it means on two-mode and on one-mode data, by whom, and what computes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeVar

from queries.analysis.simple_ties import TwoMode

if TYPE_CHECKING:
    import networkx as nx

Data = TypeVar("Data")

EXACT = "exact"  # of a measure that is estimated where it would take too long


@dataclass(frozen=True, slots=True)
class Scores:
    """A measure of every actor: its value, and where it has one its share of the largest possible, from 0 to 1.

    `method` says, of a measure that may be estimated, whether it was and from what.
    """

    values: Mapping[str, float]
    shares: Mapping[str, float] | None = None
    method: str = ""

    def columns(self, name: str) -> Iterator[tuple[str, Mapping[str, float]]]:
        """Yield the columns of a table that hold these scores, those of the measure `name`."""
        yield name, self.values
        if self.shares is not None:
            yield f"{name}_share", self.shares


@dataclass(frozen=True, slots=True)
class Definition(Generic[Data]):
    """What a measure means on data of one mode, who says so, the function that computes it, and its parameters."""

    text: str
    source: str
    compute: Callable[[Data], Scores]
    parameters: Mapping[str, float] = field(default_factory=dict)

    def __str__(self) -> str:
        parameters = "".join(f", {name} {value:g}" for name, value in self.parameters.items())
        return f"{self.text} ({self.source}){parameters}"


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure: the name by which it is asked for, how a page names it, and its definition by mode.

    Two-mode data are actors and the things they share in; one-mode data are actors tied directly, as a simple graph.
    """

    name: str
    label: str
    two_mode: Definition[TwoMode]
    one_mode: Definition[nx.Graph[str]]
    whole: bool = False  # whether its values are whole numbers

    def definition(self, ties: TwoMode | nx.Graph[str]) -> Definition[TwoMode] | Definition[nx.Graph[str]]:
        """Return what the measure means on these data."""
        return self.two_mode if isinstance(ties, TwoMode) else self.one_mode

    def scores(self, ties: TwoMode | nx.Graph[str]) -> Scores:
        """Return the measure of every actor."""
        return self.two_mode.compute(ties) if isinstance(ties, TwoMode) else self.one_mode.compute(ties)

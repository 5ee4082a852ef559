"""The relationships of each type as columns of numbers, so that what many share is looked at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph_model import GraphView
from queries.analysis.dated_ties import DatedTies, NodePlaces

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    BoolArray = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Relationships:
    """The relationships of one type: their ends and dates, and which of them have a value that a test tells."""

    view: GraphView
    type: str
    nodes: NodePlaces
    ties: DatedTies

    def where(self, name: str, test: Callable[[Any], bool]) -> BoolArray:
        """Tell of which relationships the attribute (`sources` among them) passes a test; None is one that has none."""
        import numpy as np

        kept = self.view.kept_columns
        if kept is None:
            found = (test(self.ties.get(row).attributes.get(name)) for row in range(len(self.ties)))
            return np.fromiter(found, dtype=bool, count=len(self.ties))
        parts = [np.zeros(0, dtype=bool)]
        for part in kept.relationship_columns:
            if part.type == self.type and len(part):
                column = part.sources if name == "sources" else part.properties.get(name)
                passed = np.array([test(value) for value in column.values] if column else [test(None)], dtype=bool)
                numbers = np.asarray(column.numbers, dtype=np.int64) if column else np.zeros(len(part), dtype=np.int64)
                parts.append(passed[numbers])
        return np.concatenate(parts)

    def examples(self, which: BoolArray) -> list[str]:
        """Return the first of some relationships in words."""
        import numpy as np

        from queries.quality.finding import MOST_EXAMPLES

        found = [self.ties.get(int(row)) for row in np.flatnonzero(which)[:MOST_EXAMPLES]]
        return [f"{self.view.node(each.start).name} → {self.view.node(each.end).name}" for each in found]


def relationships_by_type(view: GraphView, nodes: NodePlaces) -> list[Relationships]:
    """Return the relationships of each type of which there are some, in the order of the vocabulary."""
    found = (
        Relationships(view, name, nodes, DatedTies.of(view, nodes, [name])) for name in view.vocabulary.relationships
    )
    return [each for each in found if len(each.ties)]

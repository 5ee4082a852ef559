"""What a report is of."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph_model import Graph, GraphView, Report
    from queries.analysis.cluster_answers import ClusterAnswer
    from queries.analysis.scope import Scope


@dataclass(frozen=True, eq=False)
class Subject:
    """A graph, what its questions of analysis are asked of, whose ties count, and what is wrong with its data."""

    graph: Graph
    view: GraphView
    scope: Scope
    faults: Report | None

    @cached_property
    def clusters(self) -> ClusterAnswer:
        """The partnership clusters, of which two sections tell."""
        from queries.analysis.cluster_answers import clusters

        return clusters(self.view, self.scope)

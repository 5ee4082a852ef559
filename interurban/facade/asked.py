"""What every question is asked of."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from interurban.facade.given import ScopeOptions, read_options

if TYPE_CHECKING:
    from graph_model import Graph, GraphView, Report
    from graph_model.stores.contract import CypherStore
    from graph_model.stores.cypher_view import CypherView
    from interurban.data import Data
    from queries.analysis.scope import Scope


class Asked:
    """A graph that is asked, what was found wrong with the data when it was read, and what it was read from."""

    graph: Graph
    faults: Report | None
    _source: Data | None

    @property
    def store(self) -> CypherStore:
        """Where Cypher runs."""
        raise NotImplementedError

    def _opened(self, data: Asked | str | Path) -> Asked:
        """Return a graph that is open, or else opened: what `interurban.load` takes."""
        raise NotImplementedError

    def _view(self) -> GraphView:
        """Return what questions are asked of that need no more than the nodes and relationships of some types."""
        return self.graph

    def _in_database(self) -> CypherView | None:
        """Return the data set as a server has it, of which nothing was read whole; None where it is at hand."""
        return None

    def _scope(self, options: ScopeOptions, view: GraphView | None = None) -> Scope:
        """Return whose ties a question counts: what is not said is what a view has, by default all of the data.

        Raises:
            TypeError: there is no such option.
            graph_model.InterurbanError: a name or a date is none, or options contradict one another.
        """
        from queries.analysis.choosing import choose_scope

        given = read_options(options)
        excluded = [self.graph.resolve(name) for name in given.pop("exclude")]
        ids, names = tuple(node.id for node in excluded), tuple(node.name for node in excluded)
        scope = choose_scope(self._view() if view is None else view, **given)
        return replace(scope, exclude=ids, excluded_names=names)

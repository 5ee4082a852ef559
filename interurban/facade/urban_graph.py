"""The graph that is loaded, and asked everything."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any
from weakref import finalize

from graph_model.wording import counted
from interurban.facade.actors import Actors
from interurban.facade.asked import Asked
from interurban.facade.brokerage import BrokerageQuestions
from interurban.facade.cypher import CypherQueries
from interurban.facade.data_sets import DataSets
from interurban.facade.groups import Groups
from interurban.facade.lookups import Lookups
from interurban.facade.outputs import Outputs
from interurban.facade.partners import Partners
from interurban.facade.server_data_sets import ServerDataSets
from interurban.facade.times import Times

if TYPE_CHECKING:
    import networkx as nx

    from graph_model import Graph, GraphView, Node, Report
    from graph_model.stores.contract import CypherStore
    from graph_model.stores.cypher_view import CypherView
    from interurban.data import Data


class UrbanGraph(
    Lookups, Actors, BrokerageQuestions, Groups, Partners, Times, CypherQueries, DataSets, ServerDataSets, Outputs
):
    """A graph of urban relationships, and the questions one can ask of it.

    Every answer prints as a table, iterates over rows, and turns into dicts (`to_dicts()`) or a DataFrame
    (`to_dataframe()`, where pandas is installed). `graph` is the `graph_model.Graph` itself, `faults` what was found
    wrong with the data when it was read.

    >>> g = interurban.load("citynet")
    >>> g
    <CITYNET: members, offices, agreements and forums, 1987-2023: 270 nodes, 473 relationships>
    """

    def __init__(self, graph: Graph, faults: Report | None = None) -> None:
        self.graph = graph
        self.faults = faults
        self._source: Data | None = None  # what the graph was read from
        self._read = self._state()
        self._stored: tuple[tuple[int, str], CypherStore] | None = None  # what the graph held, and the store of that

    @classmethod
    def load(cls, data: str | Path | Mapping[str, Any], dataset: str | None = None) -> UrbanGraph:
        """Load what `interurban.load` says.

        Raises:
            graph_model.InterurbanError: there is no such data, or it has errors; the message lists every one.
        """
        from interurban.data import Data

        if isinstance(data, Mapping):
            from loaders.mapping.examination import examine_mapping_value

            graph, report = examine_mapping_value(dict(data))
            report.raise_errors()
            return cls(graph, report)
        named = Data(str(data), dataset)
        if named.on_server:
            there = OpenedGraph(named)
            finalize(there, named.close)
            return there
        loaded = cls(named.graph, named.examined[1])
        loaded._source = named
        return loaded

    @property
    def store(self) -> CypherStore:
        """Where Cypher runs: the embedded engine, on what the graph holds now."""
        from graph_model.stores.embedded.cache import embedded_store

        now = self._state()
        if self._stored is None or self._stored[0] != now:
            key = self._source.key if self._source is not None and self._read == now else None
            self._stored = now, embedded_store(self.graph, key=key)
        return self._stored[1]

    def _opened(self, data: Asked | str | Path) -> Asked:
        return data if isinstance(data, Asked) else UrbanGraph.load(data)

    def _state(self) -> tuple[int, str]:
        """Return what is another when the graph has changed since."""
        return self.graph.revision, json.dumps(dict(self.graph.about), sort_keys=True, default=str)

    @property
    def nx(self) -> nx.MultiDiGraph[str]:
        """The graph as a NetworkX graph, for any of its functions; what is done to it does not change this one.

        >>> g.nx.degree("yokohama")
        7
        """
        return self.graph.nx

    def __repr__(self) -> str:
        title = self.graph.about.get("title", "UrbanGraph")
        return (
            f"<{title}: {counted(len(self.graph), 'node')}, {counted(self.graph.relationship_count, 'relationship')}>"
        )

    def _repr_html_(self) -> str:
        """Return what a notebook shows: what `info` tells."""
        return self.info()._repr_html_()

    def node(self, name: str) -> Node:
        """Return the node that an id or any name stands for, in any script.

        Raises:
            graph_model.UnknownName: no node bears the name; the nearest are suggested.
            graph_model.AmbiguousName: several do; they are listed with what tells them apart.

        >>> g.node("서울").name
        'Seoul'
        """
        return self.graph.resolve(name)


class OpenedGraph(UrbanGraph):
    """Data that is read when a question first needs it; on a server, Cypher runs there and needs no reading."""

    def __init__(self, data: Data) -> None:
        self._data = data

    def __repr__(self) -> str:
        return f"<{self._data.dataset or 'the data set'} on {self._data.shown}>"

    def _repr_html_(self) -> str:
        """Return what a notebook shows; a server is not read for it."""
        from html import escape

        return f"<p>{escape(repr(self))}</p>"

    @property
    def graph(self) -> Graph:  # type: ignore[override]
        """The graph, as it was when it was read."""
        return self._data.graph

    @property
    def faults(self) -> Report | None:  # type: ignore[override]
        """The faults of the data; none are known of what is on a server."""
        return self._data.examined[1]

    @property
    def store(self) -> CypherStore:
        """Where Cypher runs: the server, or the embedded engine."""
        return self._data.store

    @property
    def _source(self) -> Data:  # type: ignore[override]
        return self._data

    def _view(self) -> GraphView:
        return self._data.view

    def _in_database(self) -> CypherView | None:
        return self._data.server.view() if self._data.on_server and not self.graph.is_at_hand else None

"""The same questions in Python: load data, ask, and go on with NetworkX."""

from __future__ import annotations

import os
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any
from weakref import finalize

from interurban.pages import DEFAULT_COLOUR, DEFAULT_RADIUS, DEFAULT_SIZE

if TYPE_CHECKING:
    import networkx as nx

    from graph_model import Graph, Node, Report
    from graph_model.stores.contract import Store
    from interurban.data import Data
    from queries.answers import Answer
    from visualizations.page import Colour


class UrbanGraph:
    """A graph of urban relationships, and the questions one can ask of it.

    Every answer prints as a table, iterates over rows, and turns into dicts (`to_dicts()`) or a DataFrame
    (`to_dataframe()`, where pandas is installed).
    """

    def __init__(self, graph: Graph, report: Report | None = None) -> None:
        self.graph = graph
        self.report = report

    @classmethod
    def load(cls, data: str | Path, dataset: str | None = None) -> UrbanGraph:
        """Load what `interurban.load` says.

        Raises:
            graph_model.InterurbanError: there is no such data, or it has errors; the message lists every one.
        """
        from interurban.data import Data

        named = Data(str(data), dataset)
        if named.on_server:
            return ServerGraph(named)
        graph, report = named.examined()
        report.raise_errors()
        return cls(graph, report)

    @property
    def store(self) -> Store:
        """Where Cypher runs: the embedded engine, on what the graph holds now."""
        from graph_model.stores.embedded_cache import embedded_store

        return embedded_store(self.graph)

    @property
    def nx(self) -> nx.MultiDiGraph[str]:
        """The graph itself, for any NetworkX function."""
        return self.graph.nx

    def __repr__(self) -> str:
        title = self.graph.about.get("title", "UrbanGraph")
        return f"<{title}: {len(self.graph):,} nodes, {self.nx.number_of_edges():,} relationships>"

    def node(self, name: str) -> Node:
        """Return the node that an id or any name stands for."""
        return self.graph.resolve(name)

    def info(self) -> Answer:
        """Return counts by type, the period covered, sources and faults."""
        from queries.summary import info

        return info(self.graph, self.report)

    def find(self, text: str, *, limit: int = 20) -> Answer:
        """Return the nodes with a name that contains the text, or the nearest."""
        from queries.search import find

        return find(self.graph, text, limit=limit)

    def lookup(self, name: str, at: str | None = None) -> Answer:
        """Return the profile of an actor."""
        from queries.profile import lookup

        return lookup(self.graph, name, _date(at))

    def ties(self, first: str, second: str, at: str | None = None) -> Answer:
        """Return all that joins two actors."""
        from queries.ties import ties

        return ties(self.graph, first, second, _date(at))

    def path(
        self,
        first: str,
        second: str,
        *,
        via: str | tuple[str, ...] = (),
        avoid: str | tuple[str, ...] = (),
        at: str | None = None,
        most: int = 3,
    ) -> Answer:
        """Return the shortest chains between two actors, the telling ones before those through hubs."""
        from queries.paths import Limits, path

        return path(self.graph, first, second, Limits(_several(via), _several(avoid), _date(at)), most=most)

    def rank(self, by: str = "degree", *, limit: int | None = None, **scope: Any) -> Answer:
        """Return actors by centrality; `of`, `through`, `at` say who, through what, when (see queries.scope.Scope)."""
        from queries.ranking import rank
        from queries.scope import Scope

        return rank(self.graph, Scope.named(self.graph, **scope), by, limit=limit)

    def clusters(self, *, resolution: float = 1.0, seed: int = 1, **scope: Any) -> Answer:
        """Return partnership clusters and what holds each together; the scope is that of `rank`."""
        from queries.clustering import clusters
        from queries.scope import Scope

        return clusters(self.graph, Scope.named(self.graph, **scope), resolution=resolution, seed=seed)

    def cypher(self, text: str, *, limit: int | None = None, timeout: float = 30.0, **parameters: Any) -> Answer:
        """Run a read-only Cypher query; keyword arguments are its parameters.

        Raises:
            graph_model.InterurbanError: the query is not well-formed, would do more than read, or takes too long.
        """
        from queries.cypher import cypher

        return cypher(self.store, text, parameters, limit=limit, timeout=timeout)

    def schema(self) -> Answer:
        """Return the labels, relationship types and properties that Cypher sees, with counts and examples."""
        from queries.schema import schema

        return schema(self.graph)

    def stock(self, name: str | None = None, /, *, limit: int | None = None, **parameters: Any) -> Answer:
        """Return the catalogue of stock queries, or the rows of one; keyword arguments are its parameters.

        Queries of your own, in the folders of the environment's INTERURBAN_STOCK, are among them.

        Raises:
            graph_model.InterurbanError: there is no such query or parameter, or a value does not fit.
        """
        from queries.catalogue import catalogue, listed, named

        folders = filter(None, os.environ.get("INTERURBAN_STOCK", "").split(os.pathsep))
        queries = catalogue(map(Path, folders))
        if name is None:
            return listed(queries)
        return named(queries, name).run(self.store, parameters, limit=limit)

    def view(  # noqa: PLR0913 -- a keyword for each option of `interurban view`
        self,
        path: str | Path,
        *,
        colour: Colour = DEFAULT_COLOUR,
        size: str = DEFAULT_SIZE,
        ego: str | None = None,
        radius: int = DEFAULT_RADIUS,
        at: str | None = None,
        title: str | None = None,
        of: str | tuple[str, ...] = (),
        through: str | tuple[str, ...] = (),
        by: str | tuple[str, ...] = (),
    ) -> Path:
        """Write the interactive page, one HTML file that works offline, and return its path.

        `colour` is `type` or `cluster`; `size` is a measure of `rank`; `ego` shows one actor and those within `radius`
        steps; `of`, `through` and `by` say whose clusters and by what they are tied, as in `clusters`.

        Raises:
            graph_model.InterurbanError: a name, type or measure is unknown, or the file cannot be written.
        """
        from interurban.pages import describe_page, write_page
        from queries.scope import Scope

        types = {"of": of, "through": through, "by": by}
        scope = Scope.named(self.graph, **{name: given for name, given in types.items() if given}, at=_date(at))
        page = describe_page(self.graph, scope, colour=colour, size=size, ego=ego, radius=radius, title=title)
        return write_page(page, Path(path))

    def save(self, folder: str | Path) -> Path:
        """Write the graph as a data-set folder, whole or not at all, and return its path."""
        from loaders.dataset_writing import write_dataset

        write_dataset(self.graph, Path(folder))
        return Path(folder)

    def push(self, server: str = "neo4j", *, replace: bool = False) -> None:
        """Write the graph to a Neo4j server, named as in `interurban.load`; doing it twice changes nothing.

        With `replace`, what an earlier push wrote of this data set and is gone from it is removed.

        Raises:
            graph_model.InterurbanError: the server does not answer, or does not let us in.
        """
        from interurban.data import Data

        there = Data(server)
        try:
            there.server.put(self.graph, replace=replace)
        finally:
            there.close()


class ServerGraph(UrbanGraph):
    """A data set on a Neo4j server: Cypher runs there; another question reads it whole when the first is asked."""

    def __init__(self, data: Data) -> None:
        self._data = data
        self.report = None
        finalize(self, data.close)

    def __repr__(self) -> str:
        return f"<{self._data.dataset or 'the data set'} on {self._data.where}>"

    @cached_property
    def graph(self) -> Graph:  # type: ignore[override]
        """The graph, as it was when it was read."""
        return self._data.graph

    @property
    def store(self) -> Store:
        """Where Cypher runs: the server."""
        return self._data.store


def _several(names: str | tuple[str, ...]) -> tuple[str, ...]:
    return (names,) if isinstance(names, str) else tuple(names)


def _date(at: str | int | None) -> str | None:
    """Return an as-of date as EDTF text; a year may be given as a number."""
    return None if at is None else str(at)

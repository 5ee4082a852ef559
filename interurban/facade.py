"""The same questions in Python: load data, ask, and go on with NetworkX."""

from __future__ import annotations

import os
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any
from weakref import finalize

if TYPE_CHECKING:
    import networkx as nx

    from graph_model import Graph, Node, Report
    from graph_model.stores.contract import Store
    from interurban.data import Data
    from queries.answers import Answer


class UrbanGraph:
    """A graph of urban relationships, and the questions one can ask of it.

    Every answer prints as a table, iterates over rows, and turns into dicts (`to_dicts()`) or a DataFrame
    (`to_dataframe()`, where pandas is installed). `graph` is the `graph_model.Graph` itself, `report` what was found
    wrong with the data when it was read.

    >>> g = interurban.load("citynet")
    >>> g
    <CITYNET: members, offices, agreements and forums, 1987-2023: 270 nodes, 473 relationships>
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
        """The graph itself, for any NetworkX function.

        >>> g.nx.degree("yokohama")
        7
        """
        return self.graph.nx

    def __repr__(self) -> str:
        title = self.graph.about.get("title", "UrbanGraph")
        return f"<{title}: {len(self.graph):,} nodes, {self.nx.number_of_edges():,} relationships>"

    def node(self, name: str) -> Node:
        """Return the node that an id or any name stands for, in any script.

        Raises:
            graph_model.UnknownName: no node bears the name; the nearest are suggested.
            graph_model.AmbiguousName: several do; their ids are listed.

        >>> g.node("서울").name
        'Seoul'
        """
        return self.graph.resolve(name)

    def info(self) -> Answer:
        """Return counts by type, the period covered, sources and faults.

        >>> g.info()[0]
        {'section': 'Nodes', 'what': 'City', 'count': 29}
        """
        from queries.summary import info

        return info(self.graph, self.report)

    def find(self, text: str, *, limit: int = 20) -> Answer:
        """Return the nodes with a name that contains the text, or the nearest.

        >>> [row["name"] for row in g.find("시티넷", limit=2)]
        ['CITYNET', 'CITYNET Congress']
        """
        from queries.search import find

        return find(self.graph, text, limit=limit)

    def lookup(self, name: str, at: str | None = None) -> Answer:
        """Return the profile of an actor: its names, facts, offices and ties, dated and cited.

        `at` is a date in EDTF, such as `2014` or `2013-11`: then the rows that held, or may have held.

        >>> for row in g.lookup("President of CITYNET", at="2014"):
        ...     if row["section"] == "Held by":
        ...         print(row["name"], row["held"])
        Mayor of Seoul definitely
        Seoul possibly
        """
        from queries.profile import lookup

        return lookup(self.graph, name, _date(at))

    def ties(self, first: str, second: str, at: str | None = None) -> Answer:
        """Return all that joins two actors: what they are to each other, and what they share.

        >>> {row["name"] for row in g.ties("Seoul", "Yokohama") if row["section"] == "Shared: Role"}
        {'President of CITYNET'}
        """
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
        """Return the shortest chains between two actors, the telling ones before those through hubs.

        Chains go through every name in `via`, through none in `avoid`; `most` says how many of each kind.

        >>> [step["name"] for step in g.path("Seoul", "Microsoft", most=1) if step["chain"] == "telling 1"]
        ['Donor and Partner Matching Session 2013', 'Microsoft']
        """
        from queries.paths import Limits, path

        return path(self.graph, first, second, Limits(_several(via), _several(avoid), _date(at)), most=most)

    def rank(self, by: str = "degree", *, limit: int | None = None, **scope: Any) -> Answer:
        """Return actors by centrality; `of`, `through`, `at` say who, through what, when (see queries.scope.Scope).

        >>> [(row["name"], row["degree"]) for row in g.rank(of="Organisation", through="Forum", limit=1)]
        [('CITYNET', 6)]
        """
        from queries.ranking import rank
        from queries.scope import Scope

        return rank(self.graph, Scope.named(self.graph, **scope), by, limit=limit)

    def clusters(self, *, resolution: float = 1.0, seed: int = 1, **scope: Any) -> Answer:
        """Return partnership clusters and what holds each together; the scope is that of `rank`.

        >>> g.clusters(of="City", through="Organisation").title
        'Partnership clusters: City tied through Organisation'
        """
        from queries.clustering import clusters
        from queries.scope import Scope

        return clusters(self.graph, Scope.named(self.graph, **scope), resolution=resolution, seed=seed)

    def cypher(self, text: str, *, limit: int | None = None, timeout: float = 30.0, **parameters: Any) -> Answer:
        """Run a read-only Cypher query; keyword arguments are its parameters.

        Raises:
            graph_model.InterurbanError: the query is not well-formed, would do more than read, or takes too long.

        >>> text = "MATCH (:City)-[m:MEMBER_OF]->(o {name: $network}) RETURN count(m) AS members"
        >>> g.cypher(text, network="CITYNET").to_dicts()
        [{'members': 16}]
        """
        from queries.cypher import cypher

        return cypher(self.store, text, parameters, limit=limit, timeout=timeout)

    def schema(self) -> Answer:
        """Return the labels, relationship types and properties that Cypher sees, with counts and examples.

        >>> g.schema()[0]["pattern"]
        '(:City) (29)'
        """
        from queries.schema import schema

        return schema(self.graph)

    def stock(self, name: str | None = None, /, *, limit: int | None = None, **parameters: Any) -> Answer:
        """Return the catalogue of stock queries, or the rows of one; keyword arguments are its parameters.

        Queries of your own, in the folders of the environment's INTERURBAN_STOCK, are among them.

        Raises:
            graph_model.InterurbanError: there is no such query or parameter, or a value does not fit.

        >>> [row["member"] for row in g.stock("members-at", network="CITYNET", at="2014")][:2]
        ['Asian Coalition of Housing Rights', 'Bangkok']
        """
        from queries.catalogue import catalogue, listed, named

        folders = filter(None, os.environ.get("INTERURBAN_STOCK", "").split(os.pathsep))
        queries = catalogue(map(Path, folders))
        if name is None:
            return listed(queries)
        return named(queries, name).run(self.store, parameters, limit=limit)

    def view(self, path: str | Path, **options: Any) -> Path:
        """Write the interactive page and return its path; the options are those of `interurban.pages.View`.

        >>> g.view("seoul.html", ego="Seoul", at="2014").name
        'seoul.html'
        """
        from interurban.pages import View, write_view

        return write_view(self.graph, Path(path), View(**options))

    def save(self, folder: str | Path) -> Path:
        """Write the graph as a data-set folder, whole or not at all, and return its path.

        >>> interurban.load(g.save("copy")).node("SMG").name
        'Seoul'
        """
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

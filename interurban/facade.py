"""The same questions in Python: load data, ask, and go on with NetworkX."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx as nx

    from graph_model import Graph, Node, Report
    from queries.answers import Answer


class UrbanGraph:
    """A graph of urban relationships, and the questions one can ask of it.

    Every answer prints as a table, iterates over rows, and turns into dicts (`to_dicts()`) or a DataFrame
    (`to_dataframe()`, where pandas is installed).
    """

    def __init__(self, graph: Graph, report: Report | None = None) -> None:
        self.graph = graph
        self.report = report

    @classmethod
    def load(cls, data: str | Path) -> UrbanGraph:
        """Load a data-set folder, or a data set that comes with interurban.

        Raises:
            graph_model.InterurbanError: there is no such data, or it has errors; the message lists every one.
        """
        from loaders.opening import examine

        graph, report = examine(data)
        report.raise_errors()
        return cls(graph, report)

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
        """Run a read-only Cypher query on the embedded engine; keyword arguments are its parameters.

        Raises:
            graph_model.InterurbanError: the query is not well-formed, would do more than read, or takes too long.
        """
        from graph_model.stores.embedded_cache import embedded_store
        from queries.cypher import cypher

        return cypher(embedded_store(self.graph), text, parameters, limit=limit, timeout=timeout)

    def stock(self, name: str | None = None, /, *, limit: int | None = None, **parameters: Any) -> Answer:
        """Return the catalogue of stock queries, or the rows of one; keyword arguments are its parameters.

        Queries of your own, in the folders of the environment's INTERURBAN_STOCK, are among them.

        Raises:
            graph_model.InterurbanError: there is no such query or parameter, or a value does not fit.
        """
        from graph_model.stores.embedded_cache import embedded_store
        from queries.catalogue import catalogue, listed, named

        folders = filter(None, os.environ.get("INTERURBAN_STOCK", "").split(os.pathsep))
        queries = catalogue(map(Path, folders))
        if name is None:
            return listed(queries)
        return named(queries, name).run(embedded_store(self.graph), parameters, limit=limit)

    def view(self, path: str | Path, **options: Any) -> Path:
        """Write the interactive page and return its path; the options are those of `interurban.pages.View`."""
        from interurban.pages import View, write_view

        return write_view(self.graph, Path(path), View(**options))

    def save(self, folder: str | Path) -> Path:
        """Write the graph as a data-set folder, whole or not at all, and return its path."""
        from loaders.dataset_writing import write_dataset

        write_dataset(self.graph, Path(folder))
        return Path(folder)


def _several(names: str | tuple[str, ...]) -> tuple[str, ...]:
    return (names,) if isinstance(names, str) else tuple(names)


def _date(at: str | int | None) -> str | None:
    """Return an as-of date as EDTF text; a year may be given as a number."""
    return None if at is None else str(at)

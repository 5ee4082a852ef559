"""The data a command works on, read when it is first needed."""

from __future__ import annotations

import os
import sys
from functools import cached_property
from typing import TYPE_CHECKING

import click

from interurban.progress import working

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph_model import Graph, Report
    from graph_model.stores.contract import Store
    from graph_model.stores.server import Neo4jStore


class Data:
    """What `--data` names: a data-set folder, a bundled data set, or a Neo4j database.

    `neo4j` by itself is the server of the environment's NEO4J_URI.
    """

    def __init__(self, where: str, dataset: str | None = None) -> None:
        self.where = os.environ.get("NEO4J_URI", where) if where == "neo4j" else where
        self.dataset = dataset

    @property
    def on_server(self) -> bool:
        """Whether the data is on a Neo4j server."""
        return "://" in self.where

    @cached_property
    def graph(self) -> Graph:
        """The graph; raises what reading raises."""
        from loaders.opening import open_graph

        with working(f"reading {self.where}"):
            return self._server.graph() if self.on_server else open_graph(self.where)

    @cached_property
    def store(self) -> Store:
        """Where Cypher runs: the server, or the embedded engine on the graph's cached database."""
        if self.on_server:
            return self._server
        from graph_model.stores.embedded_cache import embedded_store

        graph = self.graph
        with working("building the database"):
            return embedded_store(graph)

    @cached_property
    def _server(self) -> Neo4jStore:
        return server_at(self.where, self.dataset)

    def close(self) -> None:
        """Let go of the store, if one was opened."""
        for name in ("store", "_server"):
            if name in self.__dict__:
                self.__dict__.pop(name).close()

    def examined(self) -> tuple[Graph, Report]:
        """Return all that is sound in the data, and the report of all that is not."""
        if self.on_server:
            from graph_model import Report

            return self.graph, Report()
        from loaders.opening import examine

        with working(f"reading {self.where}"):
            return examine(self.where)


def server_at(uri: str, dataset: str | None = None, progress: Callable[[int, int], None] | None = None) -> Neo4jStore:
    """Return the store on a Neo4j server; who asks is told by the environment, or asked at the terminal.

    NEO4J_USERNAME (neo4j), NEO4J_PASSWORD, NEO4J_DATABASE (the server's default).
    """
    from graph_model.stores.server import Neo4jStore
    from graph_model.stores.server_connection import Address

    user = os.environ.get("NEO4J_USERNAME", "neo4j")
    password = os.environ.get("NEO4J_PASSWORD")
    if password is None:
        if not sys.stdin.isatty():
            raise click.ClickException("set NEO4J_PASSWORD (and NEO4J_USERNAME, if the user is not neo4j)")
        password = click.prompt(f"Password of {user} at {uri}", hide_input=True, err=True)
    return Neo4jStore(Address(uri, user, password, os.environ.get("NEO4J_DATABASE") or None), dataset, progress)

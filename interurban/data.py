"""The data that is asked, on the command line and in Python, read when it is first needed."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import click

from interurban.progress import working

if TYPE_CHECKING:
    from graph_model import Graph, GraphView, Report
    from graph_model.stores.contract import CypherStore
    from graph_model.stores.neo4j.address import Address
    from graph_model.stores.neo4j.store import Neo4jStore
    from interurban.server_snapshots import ServerSnapshot
    from loaders.fingerprints import State


MOST_READ_WHOLE = 500_000  # relationships on a server; of more, a question streams those of its scope, and none is kept


class Data:
    """What `--data` names: a data-set folder, a bundled data set, or a Neo4j database.

    Where nothing is named, it is the current folder, if that is a data set, and else the bundled citynet. `neo4j` by
    itself is the server of the environment's NEO4J_URI. `dataset` names one of several data sets that a server holds,
    by default that of the environment's INTERURBAN_DATASET.
    """

    def __init__(
        self,
        named: str | None = None,
        dataset: str | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> None:
        self.named = named
        self.dataset = dataset
        self._progress = progress
        self._files: State = []  # what its files looked like just before they were read
        self._said = ""

    @cached_property
    def where(self) -> str:
        """The path, the bundled name or the address of the data.

        Raises:
            InterurbanError: it is `neo4j`, and NEO4J_URI is not set.
        """
        if self.named is None:
            from loaders.opening import default_data

            return default_data()
        return _uri_of_environment() if self.named == "neo4j" else self.named

    @property
    def shown(self) -> str:
        """The same as it may be printed: what stands after the `?` of an address may be a secret."""
        if "://" not in self.where:
            return self.where
        from graph_model.stores.neo4j.address import shown

        return shown(self.where)

    @property
    def title(self) -> str:
        """How an answer names the data: a folder or a file by its own name, a database by its data set or address."""
        from loaders.opening import recognise

        path = recognise(self.where).path
        if path is None:
            return self._asked_of_server or self.shown
        return (path if path.name not in ("", "..") else path.resolve()).name or str(path)

    @property
    def doubt(self) -> str | None:
        """What to say where a user may have meant other data than what was taken for want of a name."""
        from loaders.opening import DEFAULT, tables_in

        if self.named is None and self.where == DEFAULT and tables_in(Path()):
            return (
                f"the bundled {DEFAULT} answers, for no CSV file of the current folder is named after a type; "
                "--data names other data"
            )
        return None

    @property
    def is_opened(self) -> bool:
        """Whether something has been read of it, so that an answer may speak of it."""
        return not {"examined", "store", "server"}.isdisjoint(self.__dict__)

    @cached_property
    def on_server(self) -> bool:
        """Whether the data is on a Neo4j server."""
        from loaders.opening import recognise

        return recognise(self.where).is_database

    @cached_property
    def graph(self) -> Graph:
        """The graph; raises what reading raises."""
        graph, report = self.examined
        if report is not None:
            report.raise_errors(self.shown if self.named else "")
        return graph

    @cached_property
    def examined(self) -> tuple[Graph, Report | None]:
        """All that is sound in the data, and the report of all that is not; of a server's data there is none."""
        from graph_model.errors import NoData
        from graph_model.stores.records import dataset_name
        from loaders.fingerprints import glance
        from loaders.opening import examine, recognise

        if self.on_server:
            return self.server.graph_asked(self._shelf), None
        with working(f"reading {recognise(self.where).path}"):
            self._files = glance(self._path)
            graph, report = examine(self.where)
        if self.dataset not in (None, name := dataset_name(graph)):
            raise NoData(self.where, f"holds the data set {name!r} and no {self.dataset!r}")
        return graph, report

    @cached_property
    def states_its_name(self) -> bool:
        """Whether the data says itself by which name a server knows it, and is not called as its folder is."""
        from loaders.dataset.description import stated_name
        from loaders.opening import recognise

        path = recognise(self.where).path
        return path is None or not path.is_dir() or stated_name(path) is not None

    @cached_property
    def _shelf(self) -> ServerSnapshot:
        from interurban.server_snapshots import ServerSnapshot

        return ServerSnapshot(self.server, self._asked_of_server or "")

    @property
    def view(self) -> GraphView:
        """The graph, or what a server shows of it, which is asked only for what a question needs."""
        if not self.on_server or self.graph.is_at_hand:
            return self.graph
        view = self.server.view()
        if view.pushed is None or view.pushed > MOST_READ_WHOLE:
            return view
        self.graph.bring_to_hand()
        return self.graph

    @cached_property
    def store(self) -> CypherStore:
        """Where Cypher runs: the server, or the embedded engine on a database in the cache.

        Where one was built of the same files, they are not read again; of files with errors none is built.
        """
        if self.on_server:
            if self.server.dataset is not None:
                self.server.datasets()  # is it there?
            return self.server
        from graph_model.stores.embedded.cache import embedded_store, find_store

        if "examined" not in self.__dict__ and (key := self._key()) and (found := find_store(key)):
            return found
        graph = self.graph
        with working("building the database"):
            return embedded_store(graph, key=self.key)

    @property
    def key(self) -> str | None:
        """The key in the cache of what was read; None if the files have changed since, or it is on a server."""
        if self.on_server:
            return None
        from loaders.fingerprints import glance

        key = self._key()
        return key if glance(self._path) == self._files else None

    def _key(self) -> str | None:
        """Return the key in the cache of what the files hold now, or None if they cannot be read."""
        from graph_model.stores.embedded.cache import source_key
        from loaders.fingerprints import fingerprint

        try:
            return source_key(fingerprint(self._path))
        except OSError:
            return None  # reading says what is wrong

    @cached_property
    def _path(self) -> Path:
        from loaders.opening import recognise

        return recognise(self.where).path or Path()

    def connect(self) -> None:
        """Reach the server, if the data is on one; its password may be asked for, which nothing must paint over."""
        if self.on_server:
            _ = self.server

    @cached_property
    def server(self) -> Neo4jStore:
        """The server that is named; raises what connecting raises."""
        from graph_model.stores.neo4j.store import Neo4jStore
        from interurban.server_memory import ServerMemory

        address = address_of(self.where)
        return Neo4jStore(address, self._asked_of_server, self._progress, ServerMemory(address))

    @property
    def _asked_of_server(self) -> str | None:
        """The data set that is named, or that of the environment, which says nothing of folders."""
        return self.dataset or os.environ.get("INTERURBAN_DATASET") or None

    def close(self) -> None:
        """Let go of the store, if one was opened."""
        self._say_what_is_left_out()
        for name in ("store", "server"):
            if name in self.__dict__:
                self.__dict__.pop(name).close()

    def _say_what_is_left_out(self) -> None:
        """Say how much on the server bears the name of the data set and was not read as part of it."""
        if "server" in self.__dict__ and (said := self.server.left_out.in_words()) not in ("", self._said):
            self._said = said
            click.echo(said, err=True)


def _uri_of_environment() -> str:
    if "NEO4J_URI" not in os.environ:
        from graph_model.errors import InterurbanError

        raise InterurbanError("neo4j is the server of NEO4J_URI; set it, or write neo4j://HOST")
    return os.environ["NEO4J_URI"]


def address_of(uri: str) -> Address:
    """Return the address of a Neo4j server; the environment says who asks, or the terminal is asked.

    NEO4J_USERNAME (neo4j), NEO4J_PASSWORD, NEO4J_DATABASE (the server's default).

    Raises:
        InterurbanError: no password is given, and there is no terminal to ask at.
    """
    from graph_model.errors import InterurbanError
    from graph_model.stores.neo4j.address import Address

    address = Address(uri, os.environ.get("NEO4J_USERNAME", "neo4j"), database=os.environ.get("NEO4J_DATABASE") or None)
    password = os.environ.get("NEO4J_PASSWORD")
    if password is None:
        if not sys.stdin.isatty():
            raise InterurbanError("set NEO4J_PASSWORD (and NEO4J_USERNAME, if the user is not neo4j)")
        password = click.prompt(f"Password of {address.user} at {address.shown}", hide_input=True, err=True)
    return replace(address, password=password)

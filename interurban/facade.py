"""The same questions in Python: load data, ask, and go on with NetworkX.

The questions are described here once: the command has its options, their defaults and their help from these methods
(`interurban.questions`).
"""

from __future__ import annotations

import json
import os
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO
from weakref import finalize

from graph_model import BadDate, parse_date
from graph_model.wording import counted
from interurban.pages import DEFAULT_COLOUR, DEFAULT_RADIUS, DEFAULT_SIZE
from queries.analysis.clustering import RESOLUTION, SEED
from queries.analysis.scope import Scope
from queries.cypher.running import TIMEOUT_S
from queries.lookups.paths import HUB_SHARE, MOST_CHAINS
from queries.lookups.search import MOST_NAMES

if TYPE_CHECKING:
    import networkx as nx

    from graph_model import Graph, GraphView, Node, Report
    from graph_model.stores.contract import CypherStore
    from interurban.data import Data
    from interurban.exports import Export
    from interurban.merging import Merger
    from queries.answers import Answer
    from visualizations.page import Colour

Names = str | Sequence[str]  # one name, or several
Moment = str | int  # an EDTF date; a year may be given as a number


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
        self._source: Data | None = None  # what the graph was read from
        self._read = self._state()
        self._stored: tuple[tuple[int, str], CypherStore] | None = None  # what the graph held, and the store of that

    @classmethod
    def load(cls, data: str | Path, dataset: str | None = None) -> UrbanGraph:
        """Load what `interurban.load` says.

        Raises:
            graph_model.InterurbanError: there is no such data, or it has errors; the message lists every one.
        """
        from interurban.data import Data

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

    def info(self) -> Answer:
        """Return what the data holds: counts by type, the period covered, sources, faults.

        >>> g.info()[0]
        {'section': 'Nodes', 'what': 'City', 'count': 29}
        """
        from queries.lookups.summary import info

        return info(self.graph, self.report)

    def find(self, text: str, *, limit: int | None = MOST_NAMES) -> Answer:
        """Return the nodes with a name like TEXT, by all their names, in any script.

        Names that have all words of TEXT, in any order and whatever the case, accents and spacing; if there is none,
        the nearest. Equal names come first, then those with words that begin so; of each, the nodes with most ties.

        Args:
            text: Part of a name, or a name that is spelt nearly so.
            limit: How many at the most.

        >>> [row["name"] for row in g.find("시티넷", limit=2)]
        ['CITYNET', '7th CITYNET Congress, Seoul 2013']
        """
        from queries.lookups.search import find

        return find(self.graph, text, limit=limit)

    def lookup(
        self,
        name: str,
        at: Moment | None = None,
        *,
        section: Names = (),
        limit: int | None = None,
        every: bool = False,
    ) -> Answer:
        """Return the profile of an actor: names, memberships, offices, agreements, forums, dated and cited.

        NAME is an id or any name, in any script: Seoul, 서울, smg. A table shows the most telling lines of each
        section, spells that follow one another as one; CSV, JSON and the rows in Python are whole.

        Args:
            name: An id, or any name.
            at: Only what held then (EDTF: 2014, 2013-11).
            section: Only these sections, by their heading or a part of it (member).
            limit: How many rows of each section at the most, those that tell most.
            every: Show every row, where a table would show the most telling and how many there are.

        >>> for row in g.lookup("President of CITYNET", at="2014"):
        ...     if row["section"] == "Held by":
        ...         print(row["name"], row["held"])
        Mayor of Seoul definitely
        Seoul possibly
        """
        from queries.lookups.profile import lookup

        return lookup(self.graph, name, _date(at), sections=_several(section), limit=limit, every=every)

    def ties(
        self,
        first: str,
        second: str,
        at: Moment | None = None,
        *,
        section: Names = (),
        limit: int | None = None,
        every: bool = False,
    ) -> Answer:
        """Return all that joins two actors.

        Direct relationships, offices one holds in the other, and the organisations, agreements and forums they share.

        Args:
            first: An id, or any name.
            second: An id, or any name.
            at: Only what held then (EDTF: 2014, 2013-11).
            section: Only these sections, by their heading or a part of it (forum).
            limit: How many rows of each section at the most, those that tell most.
            every: Show every row, where a table would show the most telling and how many there are.

        >>> {row["name"] for row in g.ties("Seoul", "Yokohama") if row["section"] == "Shared: Role"}
        {'President of CITYNET'}
        """
        from queries.lookups.ties import ties

        return ties(self.graph, first, second, _date(at), sections=_several(section), limit=limit, every=every)

    def path(
        self,
        first: str,
        second: str,
        *,
        via: Names = (),
        avoid: Names = (),
        at: Moment | None = None,
        most: int = MOST_CHAINS,
        hub_share: float = HUB_SHARE,
    ) -> Answer:
        """Return what joins two actors: directly, what they share, and the shortest chains, dated and cited.

        What they share through a hub that joins much of the graph (a country, a large network) stands apart, and
        longer chains through hubs are told only where nothing shorter joins the two.

        Args:
            first: An id, or any name.
            second: An id, or any name.
            via: Use only this type of relationship, or pass only through this type of node.
            avoid: Keep out a type of relationship or node, or one node.
            at: Only what held then (EDTF: 2014, 2013-11).
            most: How many chains, what they share among them; all that they share is told, however much.
            hub_share: A node joined to this share of all nodes is a hub.

        >>> [row["name"] for row in g.path("Seoul", "Microsoft") if row["chain"] == "shared"]
        ['Donor and Partner Matching Session 2013', "Urban Stakeholders' Forum 2013"]
        """
        from queries.lookups.limits import Limits
        from queries.lookups.paths import path

        limits = Limits(_several(via), _several(avoid), _date(at))
        return path(self.graph, first, second, limits, most=most, hub_share=hub_share)

    def rank(
        self,
        measure: Names = (),
        *,
        of: Names = (),
        through: Names = (),
        by: Names = (),
        at: Moment | None = None,
        limit: int | None = None,
    ) -> Answer:
        """Return central and brokering actors, ranked by what they share.

        By default cities, tied through the organisations, forums, agreements and initiatives they share; in data
        without them, what it has most of. The answer says what was computed.

        Args:
            measure: The measure to sort by (degree, betweenness, pagerank), and others to show beside it; without one,
                all.
            of: Whose ties: a node type; by default City, if the data has such ties.
            through: What they share (node types), or what ties them directly (relationship types); by default
                Organisation, Forum, MOU and Initiative, if the data has such ties.
            by: Count only these relationship types.
            at: Only what held then (EDTF: 2014, 2013-11).
            limit: How many at the most.

        >>> [(row["name"], row["degree"]) for row in g.rank(of="Organisation", through="Forum", limit=1)]
        [('CITYNET', 6)]
        """
        from queries.analysis.measures.registry import BY_NAME
        from queries.analysis.ranking import rank

        if isinstance(by, str) and by in BY_NAME:
            warnings.warn("by= names relationship types; give the measure first", DeprecationWarning, stacklevel=2)
            measure, by = by, ()
        view = self._view()
        return rank(view, _scope(view, of, through, by, at), measure, limit=limit)

    def clusters(
        self,
        *,
        of: Names = (),
        through: Names = (),
        by: Names = (),
        at: Moment | None = None,
        resolution: float = RESOLUTION,
        seed: int = SEED,
        limit: int | None = None,
    ) -> Answer:
        """Return partnership clusters and what holds each together.

        By default of cities, tied through the organisations, forums, agreements and initiatives they share; in data
        without them, of what it has most of. The answer says what was computed.

        Args:
            of: Whose ties: a node type; by default City, if the data has such ties.
            through: What they share (node types), or what ties them directly (relationship types); by default
                Organisation, Forum, MOU and Initiative, if the data has such ties.
            by: Count only these relationship types.
            at: Only what held then (EDTF: 2014, 2013-11).
            resolution: Above 1: smaller clusters; below 1: larger.
            seed: Seed of the method's random order.
            limit: How many at the most.

        >>> g.clusters(of="City", through="Organisation").title
        'Partnership clusters: City tied through Organisation'
        """
        from queries.analysis.clustering import clusters

        view = self._view()
        return clusters(view, _scope(view, of, through, by, at), resolution=resolution, seed=seed, limit=limit)

    def cypher(self, text: str, *, limit: int | None = None, timeout: float = TIMEOUT_S, **parameters: Any) -> Answer:
        """Return the rows of a read-only Cypher query; keyword arguments are its parameters.

        Raises:
            graph_model.InterurbanError: the query is not well-formed, would do more than read, or takes too long.

        >>> text = "MATCH (:City)-[m:MEMBER_OF]->(o {name: $network}) RETURN count(m) AS members"
        >>> g.cypher(text, network="CITYNET").to_dicts()
        [{'members': 16}]
        """
        from queries.cypher.running import cypher

        return cypher(self.store, text, parameters, limit=limit, timeout=timeout)

    def schema(self) -> Answer:
        """Return labels, relationship types and properties for a first query, with types, counts and example values.

        >>> g.schema()[0]["pattern"]
        '(:City) (29)'
        """
        from queries.cypher.schema import schema

        return schema(self.graph)

    def stock(
        self,
        name: str | None = None,
        /,
        *,
        limit: int | None = None,
        timeout: float = TIMEOUT_S,
        stock_folder: Sequence[Path] | None = None,
        **parameters: Any,
    ) -> Answer:
        """Return the catalogue of stock queries, or the rows of one; keyword arguments are its parameters.

        One that is not given is what the data has most of, or another default; the answer says what.

        Queries of your own, in `stock_folder` or the folders of the environment's INTERURBAN_STOCK, are among them.

        Raises:
            graph_model.InterurbanError: there is no such query or parameter, or a value does not fit.

        >>> [row["member"] for row in g.stock("members-at", network="CITYNET", at="2014")][:2]
        ['Asian Coalition of Housing Rights', 'Bangkok']
        """
        from queries.cypher.catalogue import describe_catalogue, read_catalogue, stock_query

        if stock_folder is None:
            stock_folder = [Path(each) for each in os.environ.get("INTERURBAN_STOCK", "").split(os.pathsep) if each]
        queries = read_catalogue(stock_folder)
        if name is None:
            return describe_catalogue(queries)
        return stock_query(queries, name).run(self.store, parameters, limit=limit, timeout=timeout)

    def duplicates(
        self, *, of: Names = (), least: float = 0.7, decisions: str | Path | None = None, limit: int | None = None
    ) -> Answer:
        """Return the pairs of nodes that may be one, each with a score from 0 to 1 and the reasons in words.

        Compared are nodes of one type that share something rare: a name, an identifier, a part of a name, a city of the
        gazetteer. Names in any script, country, coordinates, dates, numbers and shared partners speak for it or against
        it. What is decided already is left out: `interurban review` asks, `interurban merge` applies what was decided.

        Args:
            of: Only nodes of this type.
            least: The score below which a pair is not shown.
            decisions: The table of decisions; by default decisions.csv in the folder of the data.
            limit: How many rows at the most.

        Raises:
            graph_model.InterurbanError: a type is unknown, or the table of decisions has faults.

        >>> [(row["name"], row["other name"]) for row in g.duplicates(of="City")]
        []
        """
        from interurban.proposed import answer_proposals
        from interurban.review import table_of
        from loaders.resolution.decisions import Decisions, read_decisions

        path = Path(decisions) if decisions is not None else self._source and table_of(self._source)
        known = read_decisions(path) if path else Decisions()
        return answer_proposals(self.graph, _several(of), least, known, limit)

    def merge(self, other: UrbanGraph | str | Path | None = None, *, decisions: str | Path | None = None) -> Merger:
        """Return this data set and another as one, in which nodes that were decided to be the same are one.

        What becomes one keeps all names, ids, sources and statements. What the two say otherwise stands side by side
        and is listed. Both stay as they are, so that a decision that is taken back is undone by merging again.

        Args:
            other: The other data set: an open one, or what `interurban.load` takes; by default only what was decided
                of this one is merged.
            decisions: A table of decisions beside those in the folders.

        Returns:
            The graph that was made (`graph`, which `UrbanGraph` asks), all decisions, and the account of what became of
            everything.

        Raises:
            graph_model.InterurbanError: decisions contradict each other, or the vocabularies of the two do.

        >>> print(g.merge("citynet").account.notes[0])
        nodes: 270 of citynet + 270 of citynet = 270 and 270 that became one with another
        """
        from interurban.merging import Given, Merger, merge
        from interurban.review import table_of
        from loaders.resolution.decisions import Decisions, read_decisions

        there = other if other is None or isinstance(other, UrbanGraph) else UrbanGraph.load(other)
        given: list[Given] = []
        for each in filter(None, (self, there)):
            source = each._source  # noqa: SLF001 -- of another of this class
            path = source and table_of(source)
            known = read_decisions(path) if path else Decisions()
            given.append(Given(source.title if source else str(each.graph.about.get("name", "")), each.graph, known))
        if decisions is not None:
            given[0].decisions.take_in(read_decisions(Path(decisions)))
        graph, decided, account = merge(given)
        return Merger(graph, decided, account)

    def diff(self, other: UrbanGraph | str | Path, *, limit: int | None = None) -> Answer:
        """Return what was added, removed and changed from one data set to another.

        Nodes are the same that have the same id. Of the relationships of one type between two nodes, those that state
        the same are the same; one that is left over on either side has changed, others were removed or added. Of what
        has changed there is a row for each property, as it was and as it is.

        Args:
            other: The data set as it is now: an open one, or what `interurban.load` takes.
            limit: How many rows at the most.

        >>> g.diff("citynet").title
        'no difference'
        """
        from queries.differences import diff

        there = other if isinstance(other, UrbanGraph) else UrbanGraph.load(other)
        return diff(self.graph, there.graph, limit=limit)

    def view(  # noqa: PLR0913 -- a keyword for each option of `interurban view`
        self,
        path: str | Path,
        *,
        colour: Colour = DEFAULT_COLOUR,
        size: str = DEFAULT_SIZE,
        ego: str | None = None,
        radius: int = DEFAULT_RADIUS,
        title: str | None = None,
        of: Names = (),
        through: Names = (),
        by: Names = (),
        at: Moment | None = None,
        replace: bool = False,
    ) -> Path:
        """Write an interactive page: one HTML file that works offline and can be mailed.

        Where colours stand for clusters, what is shared and by what says how they are found, as in `clusters`.

        Args:
            path: The file to write.
            colour: What colours stand for: type or cluster.
            size: What sizes stand for: a measure of `rank`.
            ego: Show one actor and those around it.
            radius: Steps around the ego.
            title: The page's title.
            of: Whose ties: a node type; by default City, if the data has such ties.
            through: What they share (node types), or what ties them directly (relationship types); by default
                Organisation, Forum, MOU and Initiative, if the data has such ties.
            by: Count only these relationship types.
            at: Only what held then (EDTF: 2014, 2013-11).
            replace: Write over a file that was not written by interurban, or edited since.

        Returns:
            The path of the file.

        Raises:
            graph_model.InterurbanError: a name, type or measure is unknown, or the file cannot be written.

        >>> g.view("seoul.html", ego="Seoul", at="2014").name
        'seoul.html'
        """
        from interurban.pages import describe_page, write_page

        scope = _scope(self.graph, of, through, by, at)
        page = describe_page(self.graph, scope, colour=colour, size=size, ego=ego, radius=radius, title=title)
        return write_page(page, Path(path), replace=replace)

    def export(  # noqa: PLR0913 -- a keyword for each option of `interurban export`
        self,
        path: str | Path | BinaryIO,
        format: str | None = None,  # noqa: A002 -- as the option is called
        *,
        at: Moment | None = None,
        of: Names = (),
        through: Names = (),
        by: Names = (),
        with_: Names = (),
        replace: bool = False,
    ) -> Export:
        """Write the graph for other programs, as a whole or a part of it, as of a date, with results beside it.

        The ending of the name says the format, if nothing else does; a name without an ending is a folder of tables.
        Where one of `of`, `through` and `by` is given, only those relationships are written that `rank` would count,
        and the nodes they join.

        Args:
            path: The file or the folder to write, or a binary stream.
            format: The format, if the name does not say it.
            at: Only what held then (EDTF: 2014, 2013-11); each relationship says whether definitely or possibly.
            of: Whose ties: a node type.
            through: What they share (node types), or what ties them directly (relationship types).
            by: Count only these relationship types.
            with_: Results to write as attributes of nodes: rank (every measure), one measure, clusters.
            replace: Write over what was not written by interurban, or edited since.

        Returns:
            What was written: its path, how many nodes and relationships, and notes of what the format does not carry.

        Raises:
            graph_model.InterurbanError: a name, type, format or result is unknown, or it cannot be written.

        >>> g.export("members.graphml", of="City", through="Organisation", with_=["degree", "clusters"]).relationships
        41
        """
        from interurban.exports import export

        scope = _scope(self.graph, of, through, by, at)
        to = Path(path) if isinstance(path, str | Path) else path
        return export(self.graph, to, format, scope, with_, whole=not (of or through or by), replace=replace)

    def save(self, folder: str | Path, *, replace: bool = False) -> Path:
        """Write the graph as a data-set folder, whole or not at all, and return its path.

        Tables that we did not write, or that were edited since, are replaced only with `replace`; everything else that
        is in the folder stays.

        Raises:
            graph_model.ForeignFiles: there are such tables.

        >>> interurban.load(g.save("copy")).node("SMG").name
        'Seoul'
        """
        from loaders.dataset.writing import write_dataset

        write_dataset(self.graph, Path(folder), replace=replace)
        return Path(folder)

    def push(
        self, server: str = "neo4j", *, replace: bool = False, progress: Callable[[int, int], None] | None = None
    ) -> list[str]:
        """Write the graph to a Neo4j server, named as in `interurban.load`; doing it twice changes nothing.

        It is there under the `name` in `graph.about`, beside other data sets, and joins what was there under that name.
        With `replace`, what an earlier push wrote of this data set and is gone from it is removed. `progress` is called
        with how many nodes and relationships are written, of how many.

        Returns:
            What a reader must know: the name, whether it was there before, and how much of earlier pushes stays.

        Raises:
            graph_model.InterurbanError: the server does not answer, or does not let us in.
        """
        from interurban.data import Data

        there = Data(server, progress=progress)
        try:
            there.server.put(self.graph, replace=replace)
            return there.server.notes
        finally:
            there.close()

    def _view(self) -> GraphView:
        """Return what questions are asked of that need no more than the nodes and relationships of some types."""
        return self.graph


class OpenedGraph(UrbanGraph):
    """Data that is read when a question first needs it; on a server, Cypher runs there and needs no reading."""

    def __init__(self, data: Data) -> None:
        self._data = data

    def __repr__(self) -> str:
        return f"<{self._data.dataset or 'the data set'} on {self._data.where}>"

    def _repr_html_(self) -> str:
        """Return what a notebook shows; a server is not read for it."""
        from html import escape

        return f"<p>{escape(repr(self))}</p>"

    @property
    def graph(self) -> Graph:  # type: ignore[override]
        """The graph, as it was when it was read."""
        return self._data.graph

    @property
    def report(self) -> Report | None:  # type: ignore[override]
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


def _scope(view: GraphView, of: Names, through: Names, by: Names, at: Moment | None) -> Scope:
    from queries.analysis.choosing import choose_scope

    return choose_scope(view, of=of, through=through, by=by, at=_date(at))


def _several(names: Names) -> tuple[str, ...]:
    return (names,) if isinstance(names, str) else tuple(names)


def _date(at: Moment | None) -> str | None:
    """Return an as-of date as EDTF text.

    Raises:
        graph_model.BadDate: it is no date.
    """
    if at is None:
        return None
    try:
        return parse_date(str(at)).text
    except ValueError as error:
        from graph_model.date_remedies import remedy_of_asked

        raise BadDate(str(at), str(error), remedy_of_asked(str(at))) from None

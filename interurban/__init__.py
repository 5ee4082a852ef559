"""interurban: a graph of the relationships in urban networks, dated and cited.

>>> import interurban
>>> g = interurban.load("citynet")
>>> g.node("서울").name
'Seoul'

Each question is a method: find, lookup, ties, path, rank, clusters, cypher, stock, schema, info; and view, save and
push write. `help(interurban.UrbanGraph)` describes them all, `help(g.lookup)` one. `print` shows an answer as a table,
a notebook likewise; `.to_dicts()` and `.to_dataframe()` are its rows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from interurban import _siblings

_siblings.check()

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import networkx as nx

    from interurban.facade import UrbanGraph

__version__ = "0.1.0"
__all__ = ["UrbanGraph", "__version__", "from_frames", "from_networkx", "load"]


def load(data: str | Path | Mapping[str, Any] = "citynet", *, dataset: str | None = None) -> UrbanGraph:
    """Load a data-set folder, a graph file, a data set that comes with interurban by its name, or one on a server.

    A file is known by what it holds: one that interurban wrote, or one of another program (see `docs/formats.md`);
    `faults` of what is returned says what was guessed, added or left out.

    A mapping, as a file or as a dict, makes the graph of your own tables (docs/mappings.md); `load_summary` of what is
    returned says what became of each row. A dict finds them from the current folder on. Where rows are at fault, the
    `report` of the error lists them all, and `report.rows.in_words()` is the balance.

    A server is named by its address (`neo4j://localhost`), or by `neo4j`: then the environment's NEO4J_URI names it.
    NEO4J_USERNAME, NEO4J_PASSWORD and NEO4J_DATABASE say who asks. Where a server holds several data sets,
    `dataset` says which one.

    Raises:
        graph_model.InvalidData: the data has errors; its report lists every one.
        graph_model.InterurbanError: there is no such data.

    >>> interurban.load("citynet").node("CITYNET").type
    'Organisation'
    """
    from interurban.facade import UrbanGraph

    return UrbanGraph.load(data, dataset)


def from_frames(mapping: Mapping[str, Any] | None = None, /, **frames: Any) -> UrbanGraph:
    """Make a graph of DataFrames, of pandas or polars, or of dicts of lists.

    Each is named after what it holds, and has the columns of our tables: `city=..., member_of=...`. Or a mapping, as a
    dict in the form of docs/mappings.md, says what columns of your own mean; it names the frames as its files. `faults`
    of what is returned lists every fault, as `interurban check` does; the rest is loaded.

    Raises:
        graph_model.InvalidData: the mapping is wrong, or does not fit the frames.
        graph_model.NoData: there is no frame.

    >>> interurban.from_frames(
    ...     city={"name": ["Lyon", "Bonn"]},
    ...     organisation={"name": ["Harbour League"]},
    ...     member_of={"from": ["Lyon", "Bonn"], "to": ["Harbour League"] * 2, "since": [2014, None]},
    ... )
    <UrbanGraph: 3 nodes, 2 relationships>
    >>> members = {"file": "members", "nodes": {"city": {"type": "City", "name": "Town"}}}
    >>> interurban.from_frames({"tables": [members]}, members={"Town": ["Lyon", "Bonn"]}).node("Lyon").type
    'City'
    """
    from interurban.facade import UrbanGraph
    from loaders.frames import examine_frames, examine_mapped_frames

    examined = examine_frames(frames) if mapping is None else examine_mapped_frames(frames, mapping)
    return UrbanGraph(*examined)


def from_networkx(
    graph: nx.Graph[Any], *, node_type: str | None = None, relationship_type: str | None = None
) -> UrbanGraph:
    """Make a graph of a NetworkX graph, as of a graph file of another program (see `docs/formats.md`).

    The name of a node is its `name`, its `label`, or what it is in the graph. An attribute `type` of a node, and
    `relationship` or `type` of an edge, may say which type of ours each is. Of the others all are of `node_type` and
    `relationship_type`, where these are given, and else a `Node` and a `TIED_TO` of a kind. Attributes that a type has
    become properties, others are added to the vocabulary of the data; `faults` counts what was taken so.

    Raises:
        graph_model.UnknownType: the vocabulary has no such type.
        graph_model.NoData: there is no node.

    >>> import networkx as nx
    >>> interurban.from_networkx(nx.florentine_families_graph())
    <UrbanGraph: 15 nodes, 20 relationships>
    >>> members = nx.DiGraph()
    >>> members.add_node("Lyon", type="City")
    >>> members.add_node("Harbour League", type="Organisation")
    >>> members.add_edge("Lyon", "Harbour League", type="MEMBER_OF", since=2014)
    >>> interurban.from_networkx(members).lookup("Lyon").to_dicts()[0]["name"]
    'Harbour League'
    """
    from interurban.facade import UrbanGraph
    from loaders.networkx_graphs import examine_networkx

    return UrbanGraph(*examine_networkx(graph, node_type, relationship_type))


def __getattr__(name: str) -> Any:
    if name == "UrbanGraph":
        from interurban.facade import UrbanGraph

        return UrbanGraph
    raise AttributeError(f"module 'interurban' has no attribute {name!r}")

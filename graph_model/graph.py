"""The typed graph: a NetworkX MultiDiGraph in which everything fits the vocabulary and cites its sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

import networkx as nx

from graph_model import timing
from graph_model.checking import check_node, check_relationship, check_statement, refuse_unknown
from graph_model.dates import Covers, Period
from graph_model.elements import Node, Relationship, Statement
from graph_model.errors import AmbiguousName, NotAllowed, UnknownName
from graph_model.faults import Fault
from graph_model.names import NameIndex
from graph_model.vocabulary import Vocabulary

_GATHERED = frozenset({"aliases", "sources", "statements"})


class Graph:
    """Nodes and relationships of one vocabulary.

    `graph.nx` is the graph itself, an ordinary `networkx.MultiDiGraph` that any NetworkX function takes: node keys
    are ids, edge keys say what the relationship states, attributes are plain data (text, numbers, booleans, lists of
    them); dates are EDTF texts. `graph.about` describes the whole (title, description, licences), as plain data.

    >>> graph = Graph()
    >>> seoul = graph.add_node("City", "seoul", "Seoul", aliases=["서울@ko"])
    >>> citynet = graph.add_node("Organisation", "citynet", "CITYNET", {"kind": "network"})
    >>> membership = graph.add_relationship("seoul", "MEMBER_OF", "citynet", {"since": "1987?"})
    >>> graph.resolve("서울").name, str(graph.holds(membership, "2014"))
    ('Seoul', 'Covers.POSSIBLY')
    """

    def __init__(self, vocabulary: Vocabulary | None = None) -> None:
        self.vocabulary = vocabulary or Vocabulary.bundled()
        self.nx: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        self.about: dict[str, Any] = {}

    # -- putting in ---------------------------------------------------------------------------------------------

    def add_node(
        self,
        node_type: str,
        node_id: str,
        name: str,
        properties: Mapping[str, object] | None = None,
        *,
        aliases: Iterable[str] = (),
        sources: Iterable[str] = (),
    ) -> Node:
        """Add a node; adding the same node again only joins the sources and aliases.

        Raises:
            NotAllowed: the vocabulary forbids it, or another node has this id; every fault is named.
        """
        faults = self.put_node(node_type, node_id, name, properties, aliases=aliases, sources=sources)
        if any(fault.severity == "error" for fault in faults):
            raise _refusal(f"{node_type} {node_id!r}", faults)
        return self.node(node_id)

    def put_node(
        self,
        node_type: str,
        node_id: str,
        name: str,
        properties: Mapping[str, object] | None = None,
        *,
        aliases: Iterable[str] = (),
        sources: Iterable[str] = (),
    ) -> list[Fault]:
        """Add a node as `add_node` does, but return its faults; with an error among them nothing is added."""
        clean, faults = check_node(self.vocabulary, node_type, node_id, name, properties or {}, aliases)
        old = self.nx.nodes.get(node_id)
        said = {"type": node_type, "name": name.strip(), **clean}
        if old is not None and said != {key: old[key] for key in old if key not in _GATHERED}:
            faults.append(Fault("is the id of another node", "choose another id", "id", node_id))
        if any(fault.severity == "error" for fault in faults):
            return faults
        gathered = {
            "aliases": _union((old or {}).get("aliases", ()), aliases),
            "sources": _union((old or {}).get("sources", ()), sources),
        }
        self.nx.add_node(node_id, type=node_type, name=name.strip(), **gathered, **clean)
        self.__dict__.pop("names", None)
        return faults

    def add_statement(
        self, node_id: str, name: str, value: object, *, sources: Iterable[str] = (), note: str = ""
    ) -> Statement:
        """Keep what another source says of a property of a node, beside what the node itself says.

        Raises:
            NotAllowed: there is no such node or property, or the value does not fit.
        """
        node = self.node(node_id)
        clean, faults = check_statement(self.vocabulary, node.type, name, value)
        if clean is None:
            raise NotAllowed(f"{node_id!r}: {faults[0]}")
        statement = Statement(name, clean, tuple(sources), note)
        rows = self.nx.nodes[node_id].setdefault("statements", [])
        if statement.as_dict() not in rows:
            rows.append(statement.as_dict())
        if name in ("name", "aliases"):
            self.__dict__.pop("names", None)
        return statement

    def add_relationship(
        self,
        start: str,
        relationship_type: str,
        end: str,
        properties: Mapping[str, object] | None = None,
        *,
        sources: Iterable[str] = (),
    ) -> Relationship:
        """Add a relationship between two nodes that are there.

        What is stated once more only gains the sources; what is stated otherwise stands beside it.

        Raises:
            NotAllowed: an end is missing or the vocabulary forbids it; every fault is named.
        """
        added, faults = self._put_relationship(start, relationship_type, end, properties or {}, sources)
        if added is None:
            raise _refusal(f"{start} {relationship_type} {end}", faults)
        return added

    def put_relationship(
        self,
        start: str,
        relationship_type: str,
        end: str,
        properties: Mapping[str, object] | None = None,
        *,
        sources: Iterable[str] = (),
    ) -> list[Fault]:
        """Add a relationship as `add_relationship` does, but return its faults; with an error nothing is added."""
        return self._put_relationship(start, relationship_type, end, properties or {}, sources)[1]

    def _put_relationship(
        self, start: str, relationship_type: str, end: str, properties: Mapping[str, object], sources: Iterable[str]
    ) -> tuple[Relationship | None, list[Fault]]:
        missing = [node for node in (start, end) if node not in self.nx]
        if missing:
            return None, [Fault("is no node", "add the node first", "", node) for node in missing]
        if start == end:
            return None, [Fault("is related to itself", "check the two ends", "to", end)]
        start_type, end_type = (self.nx.nodes[node]["type"] for node in (start, end))
        clean, faults = check_relationship(self.vocabulary, relationship_type, start_type, end_type, properties)
        if any(fault.severity == "error" for fault in faults):
            return None, faults
        if self.vocabulary.relationships[relationship_type].symmetric and end < start:
            start, end = end, start
        key = edge_key(relationship_type, clean)
        joined = _union((self.nx.get_edge_data(start, end, key) or {}).get("sources", ()), sources)
        self.nx.add_edge(start, end, key, type=relationship_type, sources=joined, **clean)
        return Relationship(start, end, key, self.nx.edges[start, end, key]), faults

    def update(self, other: Graph) -> None:
        """Take in all of another graph; what both have is afterwards as the other says, and so is the vocabulary.

        Raises:
            NotAllowed: something only this graph has is of a type that the other's vocabulary does not know.
        """
        kept = {node.type for node in self.nodes() if node.id not in other}
        kept |= {each.type for each in self.relationships()}
        refuse_unknown(kept - other.vocabulary.nodes.keys() - other.vocabulary.relationships.keys())
        self.vocabulary, self.about = other.vocabulary, dict(other.about)
        for node in other.nodes():
            self.nx.add_node(node.id)
            _replace(self.nx.nodes[node.id], node.attributes)
        for each in other.relationships():
            self.nx.add_edge(each.start, each.end, each.key)
            _replace(self.nx.edges[each.start, each.end, each.key], each.attributes)
        self.__dict__.pop("names", None)

    # -- reading ------------------------------------------------------------------------------------------------

    def __contains__(self, node_id: object) -> bool:
        return node_id in self.nx

    def __len__(self) -> int:
        return len(self.nx)

    def node(self, node_id: str) -> Node:
        """Return the node with this id.

        Raises:
            UnknownName: there is none.
        """
        try:
            return Node(node_id, self.nx.nodes[node_id])
        except KeyError:
            raise UnknownName(node_id, self.names.nearest(node_id)) from None

    def nodes(self, *types: str) -> Iterator[Node]:
        """Yield the nodes of these types, or all."""
        for node_id, attributes in self.nx.nodes(data=True):
            if not types or attributes["type"] in types:
                yield Node(node_id, attributes)

    def relationships(self, *types: str) -> Iterator[Relationship]:
        """Yield the relationships of these types, or all."""
        for start, end, key, attributes in self.nx.edges(keys=True, data=True):
            if not types or attributes["type"] in types:
                yield Relationship(start, end, key, attributes)

    def relationships_of(self, node_id: str, *types: str) -> Iterator[Relationship]:
        """Yield the relationships that start or end at a node, of these types, or all."""
        for start, end, key, attributes in self.nx.out_edges(node_id, keys=True, data=True):
            if not types or attributes["type"] in types:
                yield Relationship(start, end, key, attributes)
        for start, end, key, attributes in self.nx.in_edges(node_id, keys=True, data=True):
            if start != end and (not types or attributes["type"] in types):
                yield Relationship(start, end, key, attributes)

    # -- names --------------------------------------------------------------------------------------------------

    @cached_property
    def names(self) -> NameIndex:
        """The index of every name of every node."""
        index = NameIndex()
        for node in self.nodes():
            index.add(node.id, self.names_of(node))
        return index

    def names_of(self, node: Node) -> list[str]:
        """Return the names by which a node is found: its name, aliases, and the names other sources give it."""
        stated = [value for s in node.statements if s.property in ("name", "aliases") for value in _as_list(s.value)]
        others = [Node(node.id, {"aliases": stated, "type": node.type}).aliases, node.aliases]
        return [node.name, *(alias.text for aliases in reversed(others) for alias in aliases)]

    def resolve(self, text: str) -> Node:
        """Return the one node that an id or any name stands for.

        Raises:
            AmbiguousName: several nodes bear the name.
            UnknownName: no node bears it; the nearest names are suggested.
        """
        if text in self.nx:
            return self.node(text)
        found = self.names.exact(text)
        if len(found) == 1:
            return self.node(found[0])
        if found:
            raise AmbiguousName(text, found, [f"{node_id}  {self.node(node_id)}" for node_id in found])
        raise UnknownName(text, self.names.nearest(text))

    # -- time ---------------------------------------------------------------------------------------------------

    def period(self, thing: Node | Relationship) -> Period:
        """Return when a node existed or took place, or a relationship held."""
        return Period.of(**timing.dates_of(self, thing))

    def holds(self, relationship: Relationship, at: Period | str | None) -> Covers:
        """Tell whether a relationship held at a time; see `graph_model.timing.holds`."""
        return timing.holds(self, relationship, at)


def _refusal(what: str, faults: Iterable[Fault]) -> NotAllowed:
    return NotAllowed(f"{what}: {'; '.join(str(fault) for fault in faults if fault.severity == 'error')}")


def edge_key(relationship_type: str, properties: Mapping[str, Any]) -> str:
    """Return an edge key that says what is stated, so that the same statement always has the same key."""
    parts = [f"{name}={_in_key(value)}" for name, value in properties.items() if name not in ("note", "confidence")]
    return f"{relationship_type} {', '.join(parts)}" if parts else relationship_type


def _replace(attributes: dict[str, Any], new: Mapping[str, Any]) -> None:
    attributes.clear()
    attributes.update(new)


def _in_key(value: Any) -> str:
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value)


def _union(old: Iterable[str], new: Iterable[str]) -> list[str]:
    return list(dict.fromkeys((*old, *(text.strip() for text in new if text.strip()))))


def _as_list(value: Any) -> list[str]:
    return [str(each) for each in value] if isinstance(value, list) else [str(value)]

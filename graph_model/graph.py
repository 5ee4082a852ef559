"""The typed graph: a NetworkX MultiDiGraph in which everything fits the vocabulary and cites its sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

import networkx as nx

from graph_model.checking import check_node, check_relationship
from graph_model.dates import Covers, Period, weaker
from graph_model.elements import Node, Relationship, Statement, period_of
from graph_model.errors import AmbiguousName, NotAllowed, UnknownName
from graph_model.names import NameIndex
from graph_model.vocabulary import RelationshipType, Vocabulary, When


class Graph:
    """Nodes and relationships of one vocabulary.

    `graph.nx` is the graph itself, an ordinary `networkx.MultiDiGraph` that any NetworkX function takes: node keys
    are ids, edge keys say what the relationship states, attributes are plain data (text, numbers, booleans, lists of
    them); dates are EDTF texts.
    """

    def __init__(self, vocabulary: Vocabulary | None = None) -> None:
        self.vocabulary = vocabulary or Vocabulary.bundled()
        self.nx: nx.MultiDiGraph[str] = nx.MultiDiGraph()

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
        clean, faults = check_node(self.vocabulary, node_type, node_id, name, properties or {})
        errors = [str(fault) for fault in faults if fault.severity == "error"]
        known = self.nx.nodes.get(node_id)
        if known is not None and not errors:
            before = {key: value for key, value in known.items() if key not in ("aliases", "sources", "statements")}
            if before != {"type": node_type, "name": name.strip(), **clean}:
                errors.append(f"{node_id!r} is there already and says otherwise; add_statement keeps both")
        if errors:
            raise NotAllowed(f"{node_type} {node_id!r}: {'; '.join(errors)}")
        return self._put_node(node_type, node_id, name, clean, aliases, sources)

    def _put_node(
        self,
        node_type: str,
        node_id: str,
        name: str,
        clean: Mapping[str, Any],
        aliases: Iterable[str],
        sources: Iterable[str],
    ) -> Node:
        old = self.nx.nodes.get(node_id, {})
        attributes = {
            "type": node_type,
            "name": name.strip(),
            "aliases": _union(old.get("aliases", ()), aliases),
            "sources": _union(old.get("sources", ()), sources),
            **clean,
        }
        self.nx.add_node(node_id, **attributes)
        self.__dict__.pop("names", None)
        return self.node(node_id)

    def add_statement(
        self, node_id: str, name: str, value: object, *, sources: Iterable[str] = (), note: str = ""
    ) -> Statement:
        """Keep what another source says of a property of a node, beside what the node itself says.

        Raises:
            NotAllowed: there is no such node or property, or the value does not fit.
        """
        node = self.node(node_id)
        known = self.vocabulary.nodes[node.type].properties
        clean = value
        if name not in ("name", "aliases"):
            if name not in known:
                raise NotAllowed(f"{node.type} has no property {name!r}")
            clean, faults = known[name].check(value)
            if clean is None:
                raise NotAllowed(str(faults[0]))
        statement = Statement(name, clean, tuple(sources), note)
        rows = self.nx.nodes[node_id].setdefault("statements", [])
        if statement.as_dict() not in rows:
            rows.append(statement.as_dict())
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
        types = {node: self.nx.nodes[node]["type"] for node in (start, end) if node in self.nx}
        errors = [f"there is no node {node!r}" for node in (start, end) if node not in types]
        clean: dict[str, Any] = {}
        if not errors:
            clean, faults = check_relationship(
                self.vocabulary, relationship_type, types[start], types[end], properties or {}
            )
            errors = [str(fault) for fault in faults if fault.severity == "error"]
        if errors:
            raise NotAllowed(f"{start} {relationship_type} {end}: {'; '.join(errors)}")
        return self._put_relationship(start, relationship_type, end, clean, sources)

    def _put_relationship(
        self, start: str, relationship_type: str, end: str, clean: Mapping[str, Any], sources: Iterable[str]
    ) -> Relationship:
        if self.vocabulary.relationships[relationship_type].symmetric and end < start:
            start, end = end, start
        key = _key(relationship_type, clean)
        old = self.nx.get_edge_data(start, end, key) or {}
        attributes = {"type": relationship_type, "sources": _union(old.get("sources", ()), sources), **clean}
        self.nx.add_edge(start, end, key, **attributes)
        return Relationship(start, end, key, self.nx.edges[start, end, key])

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

    def when(self, node_id: str) -> Period:
        """Return when a node existed or took place, by its own row."""
        attributes = self.nx.nodes[node_id]
        return period_of(self.vocabulary.nodes[attributes["type"]].when, attributes)

    def period(self, relationship: Relationship) -> Period:
        """Return when a relationship held; the end named by `dated_by` lends the dates it does not state itself."""
        kind = self.vocabulary.relationships[relationship.type]
        return period_of(kind.when, relationship.attributes, self._lent(relationship, kind))

    def holds(self, relationship: Relationship, at: Period | str | None) -> Covers:
        """Tell whether a relationship held at a time; always `definitely` when no time is asked.

        A type that has no dates at all (IN_COUNTRY, ROLE_IN) holds at any time. Where sources disagree about the date
        that an end lends, the answer is `definitely` or `no` only if every account says so.
        """
        kind = self.vocabulary.relationships[relationship.type]
        if at is None or not (kind.when.names() or kind.dated_by):
            return Covers.DEFINITELY
        lent = self._lent(relationship, kind)
        if not kind.when.names() and not any(values.get(name) for rule, values in lent for name in rule.names()):
            return Covers.DEFINITELY
        answer = period_of(kind.when, relationship.attributes, lent).covers(at)
        for rule, values in lent:
            for account in _other_accounts(rule, values):
                answer = weaker(answer, period_of(kind.when, relationship.attributes, [(rule, account)]).covers(at))
        return answer

    def _lent(self, relationship: Relationship, kind: RelationshipType) -> list[tuple[When, Mapping[str, Any]]]:
        if kind.dated_by is None:
            return []
        attributes = self.nx.nodes[relationship.start if kind.dated_by == "from" else relationship.end]
        return [(self.vocabulary.nodes[attributes["type"]].when, attributes)]


def _other_accounts(rule: When, attributes: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for row in attributes.get("statements", ()):
        if row["property"] in rule.names():
            yield {**attributes, row["property"]: row["value"]}


def _key(relationship_type: str, properties: Mapping[str, Any]) -> str:
    """Return an edge key that says what is stated, so that the same statement always has the same key."""
    parts = [f"{name}={_in_key(value)}" for name, value in properties.items() if name not in ("note", "confidence")]
    return f"{relationship_type} {', '.join(parts)}" if parts else relationship_type


def _in_key(value: Any) -> str:
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value)


def _union(old: Iterable[str], new: Iterable[str]) -> list[str]:
    return list(dict.fromkeys((*old, *(text.strip() for text in new if text.strip()))))


def _as_list(value: Any) -> list[str]:
    return [str(each) for each in value] if isinstance(value, list) else [str(value)]

"""The typed graph in memory, in which everything fits the vocabulary and cites its sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from graph_model.checking import check_node, check_relationship, check_statement
from graph_model.elements import Node, Relationship, Statement, relationship_key
from graph_model.errors import NotAllowed, UnknownTypesKept
from graph_model.faults import Fault, has_error
from graph_model.graph_view import GraphView
from graph_model.memory_view import MemoryView
from graph_model.vocabulary import NodeType, RelationshipType, Vocabulary
from graph_model.vocabulary_reading import bundled_vocabulary

_GATHERED = frozenset({"aliases", "sources", "statements"})


class Graph(MemoryView):
    """Nodes and relationships of one vocabulary, by default the bundled one.

    Everything that reads it does so through a few primitives (`graph_model.graph_view`); everything that changes it
    goes through the methods here, which see to it that the vocabulary is kept. `graph.nx` is the same as a NetworkX
    graph, made when it is asked for. `graph.about` describes the whole (title, description, licences), as plain data.
    Nodes and relationships are values that nobody changes, so that a part of a graph shares them with the whole.

    >>> graph = Graph()
    >>> seoul = graph.add_node("City", "seoul", "Seoul", aliases=["서울@ko"])
    >>> citynet = graph.add_node("Organisation", "citynet", "CITYNET", {"kind": "network"})
    >>> membership = graph.add_relationship("seoul", "MEMBER_OF", "citynet", {"since": "1987?"})
    >>> graph.resolve("서울").name, str(graph.timing.holds(membership, "2014"))
    ('Seoul', 'Covers.POSSIBLY')
    """

    def __init__(self, vocabulary: Vocabulary | None = None) -> None:
        super().__init__(vocabulary or bundled_vocabulary())

    @classmethod
    def of(cls, view: GraphView) -> Graph:
        """Return the graph of all that a view shows, checked against its vocabulary.

        Raises:
            NotAllowed: something does not fit it, since others changed what the view shows.
        """
        graph = cls(view.vocabulary)
        graph.about = dict(view.about)
        for node in view.nodes():
            named = {"aliases": node.attributes["aliases"], "sources": node.attributes["sources"]}
            graph.add_node(node.type, node.id, node.name, node.properties, **named)
            for statement in node.statements:
                graph.add_statement(
                    node.id, statement.property, statement.value, sources=statement.sources, note=statement.note
                )
        for each in view.relationships():
            graph.add_relationship(each.start, each.type, each.end, each.properties, sources=each.attributes["sources"])
        return graph

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
        if has_error(faults):
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
        aliases, sources = tuple(aliases), tuple(sources)
        clean, faults = check_node(self.vocabulary, node_type, node_id, name, properties or {}, aliases)
        own = {"type": node_type, "name": name.strip(), **clean}
        old = self._kept.node(node_id).attributes if node_id in self._kept else {}
        if old and own != {key: value for key, value in old.items() if key not in _GATHERED}:
            faults.append(Fault("is the id of another node", "choose another id", "id", node_id))
        if has_error(faults):
            return faults
        gathered = {name: _union(old.get(name, ()), new) for name, new in (("aliases", aliases), ("sources", sources))}
        kept = {"statements": old["statements"]} if "statements" in old else {}
        self._keep_node(Node(node_id, {"type": node_type, "name": name.strip(), **gathered, **clean, **kept}))
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
        before = node.attributes.get("statements", [])
        if statement.as_dict() not in before:
            self._keep_node(Node(node_id, {**node.attributes, "statements": [*before, statement.as_dict()]}))
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

        What is stated once more, the same in every respect, only gains the sources; what is stated otherwise, be it
        only with another note or confidence, stands beside it.

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
        missing = [node for node in (start, end) if node not in self._kept]
        if missing:
            return None, [Fault("is no node", "add the node first", "", node) for node in missing]
        if start == end:
            return None, [Fault("is related to itself", "check the two ends", "to", end)]
        start_type, end_type = self._kept.type_of(start), self._kept.type_of(end)
        clean, faults = check_relationship(self.vocabulary, relationship_type, start_type, end_type, properties)
        if has_error(faults):
            return None, faults
        if self.vocabulary.relationships[relationship_type].symmetric and end < start:
            start, end = end, start
        key = relationship_key(relationship_type, clean)
        old = self._kept.relationship(start, end, key)
        joined = _union(old.attributes["sources"] if old else (), sources)
        added = Relationship(start, end, key, {"type": relationship_type, "sources": joined, **clean})
        self._keep_relationship(added)
        return added, faults

    def cite(self, thing: Node | Relationship, sources: Iterable[str]) -> None:
        """Let a node or a relationship of this graph cite these sources, in the place of those it cites."""
        attributes = {**thing.attributes, "sources": list(sources)}
        if isinstance(thing, Node):
            self._keep_node(Node(thing.id, attributes))
        else:
            self._keep_relationship(Relationship(thing.start, thing.end, thing.key, attributes))

    def update(self, other: GraphView) -> None:
        """Take in all that a view shows; what both have is afterwards as the view says, and so is the vocabulary.

        Raises:
            UnknownTypesKept: something only this graph has is of a type, or has a property, that the view's vocabulary
                does not know.
        """
        nodes = list(other.nodes())
        there = {node.id for node in nodes}
        kept: list[Node | Relationship] = [node for node in self.nodes() if node.id not in there]
        if unknown := _unknown_to(other.vocabulary, [*kept, *self.relationships()]):
            raise UnknownTypesKept(unknown)
        self.about, self.vocabulary = dict(other.about), other.vocabulary
        self.keep(nodes, other.relationships())


def _unknown_to(vocabulary: Vocabulary, things: Iterable[Node | Relationship]) -> set[str]:
    """Return the types that a vocabulary does not know, and the properties, written as `City.mayor`."""
    types: dict[str, NodeType | RelationshipType] = {**vocabulary.nodes, **vocabulary.relationships}
    unknown: set[str] = set()
    for thing in things:
        if thing.type not in types:
            unknown.add(thing.type)
        else:
            missing = thing.properties.keys() - types[thing.type].properties.keys()
            unknown.update(f"{thing.type}.{name}" for name in missing)
    return unknown


def _refusal(what: str, faults: Iterable[Fault]) -> NotAllowed:
    return NotAllowed(f"{what}: {'; '.join(str(fault) for fault in faults if fault.severity == 'error')}")


def _union(old: Iterable[str], new: Iterable[str]) -> list[str]:
    return list(dict.fromkeys((*old, *(text.strip() for text in new if text.strip()))))

"""Taking a foreign graph in: first what everything is, then each node and edge, then what was made of them in words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from graph_model.faults import Report
from graph_model.folding import slug
from graph_model.graph import Graph
from graph_model.values import split
from graph_model.vocabulary import NodeType, RelationshipType
from graph_model.vocabulary_reading import bundled_vocabulary
from loaders.formats.adoption.columns import Columns
from loaders.formats.adoption.extending import GIVEN_ID, extend_for
from loaders.formats.adoption.identity import find_name_attributes, fit_ids, name_of, one_line
from loaders.formats.adoption.kinds import NODE, TIE, Kinds, as_text, find_kinds
from loaders.formats.adoption.saying import Account
from loaders.formats.plain_graph import Attributes, Edge, PlainGraph


def adopt(plain: PlainGraph) -> tuple[Graph, Report]:
    """Return a foreign graph in our vocabulary, and the report of all that was matched, added, changed or left out.

    A node whose type the vocabulary has is of that type, every other a `Node` of a kind; likewise an edge, or else it
    is a `TIED_TO` of a kind. An attribute that the type has, and whose values all fit, is that property; every other
    becomes a property of the graph's own vocabulary.
    """
    adoption = _Adoption(plain)
    adoption.gather()
    added = {name: [each for each in columns.decide() if each.is_new] for name, columns in adoption.columns.items()}
    undirected = adoption.account.undirected == len(plain.edges)
    graph = Graph(extend_for(adoption.base, added, plain.file, undirected=undirected))
    graph.about = {"name": slug(Path(plain.file).stem) or "dataset", **plain.about}
    adoption.fill(graph)
    report = Report([fault.at(plain.file) for fault in plain.faults])
    report.extend(fault.at(plain.file) for fault in adoption.account.in_words(graph, added))
    return graph, report


class _Adoption:
    """One graph on its way in: what its things are, and what becomes of their attributes."""

    def __init__(self, plain: PlainGraph) -> None:
        self.plain = plain
        self.base = bundled_vocabulary()
        self.columns: dict[str, Columns] = {}
        self.account = Account(len(plain.edges), sum(not edge.directed for edge in plain.edges))
        self.account.repeated = plain.repeated
        self._add_missing_ends()
        nodes = list(plain.nodes.values())
        self._kinds = find_kinds(nodes, self.base.nodes, NODE)
        self._tie_kinds = find_kinds([edge.attributes for edge in plain.edges], self.base.relationships, TIE)
        self._naming = find_name_attributes(nodes, self._kinds.attribute)
        self._ids = fit_ids(plain.nodes)
        self.account.unfit_ids = [each for each, fit in self._ids.items() if each != fit]
        self._types = {node_id: self._kinds.of(each)[0] for node_id, each in plain.nodes.items()}
        said = [*((NODE, self._kinds, *self._kinds.of(each), each) for each in nodes)]
        said += [(TIE, self._tie_kinds, *self._tie(each)[2:], each.attributes) for each in plain.edges]
        self._twice = {
            fallback
            for fallback, kinds, found, kind, each in said
            if found == fallback and kind and kinds.has_kind_beside(each)
        }

    def _add_missing_ends(self) -> None:
        """Add the nodes that only edges name."""
        ends = dict.fromkeys(end for edge in self.plain.edges for end in (edge.start, edge.end))
        self.account.missing_ends = [end for end in ends if end not in self.plain.nodes]
        self.plain.nodes |= {end: {} for end in self.account.missing_ends}

    def gather(self) -> None:
        """Take note of all attributes, by the types of the things that have them."""
        for node_id, attributes in self.plain.nodes.items():
            node_type = self._types[node_id]
            columns = self._columns_of(node_type, self.base.nodes[node_type], self._kinds)
            name, gives = name_of(attributes, self._naming, node_id)
            columns.gather(attributes, (self._kinds.attribute, gives, "aliases", "sources"))
            if self._keeps_id(node_id, name):
                columns.gather({GIVEN_ID: node_id}, ())
        for edge in self.plain.edges:
            tie_type = self._tie(edge)[2]
            columns = self._columns_of(tie_type, self.base.relationships[tie_type], self._tie_kinds)
            columns.gather(edge.attributes, (self._tie_kinds.attribute, "sources"))

    def _columns_of(self, name: str, definition: NodeType | RelationshipType, kinds: Kinds) -> Columns:
        if name not in self.columns:
            fills = frozenset({"kind"}) if name == kinds.fallback and name in self._twice else frozenset()
            text = self.plain.written_as_text
            self.columns[name] = Columns(definition.properties, text, fills, self.account.changed)
        return self.columns[name]

    def _keeps_id(self, node_id: str, name: str) -> bool:
        return self._ids[node_id] != node_id != name

    def _tie(self, edge: Edge) -> tuple[str, str, str, str]:
        """Return the ends of an edge, its type and its kind; one without a direction may be turned to fit its type."""
        tie_type, kind = self._tie_kinds.of(edge.attributes)
        definition = self.base.relationships[tie_type]
        start, end = self._types[edge.start], self._types[edge.end]
        if definition.joins(start, end):
            return edge.start, edge.end, tie_type, kind
        if not edge.directed and definition.joins(end, start):
            return edge.end, edge.start, tie_type, kind
        return edge.start, edge.end, TIE, tie_type

    def fill(self, graph: Graph) -> None:
        """Put every node and every edge into a graph whose vocabulary has their properties."""
        for node_id, attributes in self.plain.nodes.items():
            self._put_node(graph, node_id, attributes)
        for edge in self.plain.edges:
            if edge.start == edge.end:
                self.account.loops += 1
            else:
                self._put_edge(graph, edge)

    def _put_node(self, graph: Graph, node_id: str, attributes: Attributes) -> None:
        node_type, kind = self._kinds.of(attributes)
        name, gives = name_of(attributes, self._naming, node_id)
        more = {GIVEN_ID: node_id} if self._keeps_id(node_id, name) else {}
        properties = self.columns[node_type].values({**attributes, **more})
        if kind:
            properties["kind"] = one_line(kind)
        given = {each: attributes.get(each) for each in ("aliases", "sources") if each != gives}
        named = {each: [one_line(text) for text in _texts(value)] for each, value in given.items()}
        self.account.note(graph.put_node(node_type, self._ids[node_id], name, properties, **named), of_edge=False)

    def _put_edge(self, graph: Graph, edge: Edge) -> None:
        start, end, tie_type, kind = self._tie(edge)
        properties = self.columns[tie_type].values(edge.attributes)
        if kind:
            properties["kind"] = one_line(kind)
            if kind in self.base.relationships:
                self.account.unjoined[kind] += 1
        sources = _texts(edge.attributes.get("sources"))
        faults = graph.put_relationship(self._ids[start], tie_type, self._ids[end], properties, sources=sources)
        self.account.note(faults, of_edge=True)


def _texts(value: Any) -> list[str]:
    if isinstance(value, list):
        return [text for each in value if (text := as_text(each))]
    return split(value) if isinstance(value, str) else []

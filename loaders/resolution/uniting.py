"""Making one graph of several, and one node of several: nothing that was said of any of them is lost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from graph_model.columns_of_graphs import as_columns
from graph_model.elements import Citation, Node, Relationship
from graph_model.folding import fold
from graph_model.graph import Graph
from graph_model.names import Alias
from graph_model.vocabulary import Vocabulary
from loaders.resolution.uniting_ties import Pair, given_by, unite_ties


@dataclass(frozen=True, slots=True)
class Part:
    """A graph that goes into another, with the id of each node that has another one there; `title` tells it apart."""

    graph: Graph
    stands_for: Mapping[str, str] = field(default_factory=dict)
    title: str = ""

    def id_of(self, node_id: str) -> str:
        """Return the id of a node in the graph that is made."""
        return self.stands_for.get(node_id, node_id)


@dataclass(frozen=True, slots=True)
class Difference:
    """What is said otherwise of one node, or of one pair of nodes, by what became one: both are kept.

    `kept` is the value of the node that stays, `beside` the other one, a statement beside it or a relationship of its
    own, and `why` says where that comes from. `id` is that of the node, or those of both ends.
    """

    what: str
    name: str
    property: str
    kept: str
    beside: str
    why: str
    id: str


@dataclass(slots=True)
class United:
    """A graph made of others, and what became of all their nodes and relationships.

    The counts balance: nodes read = nodes of the graph + `merged_nodes`; relationships read = relationships of the
    graph + `joined` (stated before in every respect; sources are joined) + `left_out` (both ends are one node now).
    `otherwise` are, of two graphs, the relationships of each that the other states otherwise.
    """

    graph: Graph
    nodes_read: int = 0
    relationships_read: int = 0
    joined: int = 0
    left_out: list[Relationship] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)
    otherwise: Mapping[Pair, tuple[list[Relationship], list[Relationship]]] = field(default_factory=dict)

    @property
    def merged_nodes(self) -> int:
        """How many nodes went on in others."""
        return self.nodes_read - len(self.graph)


def unite(parts: Sequence[Part], vocabulary: Vocabulary) -> United:
    """Return the graph of all that stands in several graphs; they stay as they are.

    A node with the id of an earlier one becomes one with it: names, ids and sources are joined, a property that says
    otherwise becomes a statement beside the earlier one. Nodes of one id must be of one type.
    """
    united = United(Graph(vocabulary))
    gathered: dict[str, list[tuple[Node, str]]] = {}
    for part in parts:
        for node in part.graph.nodes():
            united.nodes_read += 1
            kept = part.id_of(node.id)
            gathered.setdefault(kept, []).append((_citing(node, part), _origin(node, kept, part)))
    united.graph.keep((_one_of(kept, nodes, united.differences) for kept, nodes in gathered.items()), ())
    columns = as_columns(united.graph)
    given = [given_by(part.graph, part.id_of, partial(_renamed, part=part)) for part in parts]
    ties = unite_ties(given, vocabulary.relationships.values(), columns.ids)
    for each in ties.columns:
        columns.add_relationships(each)
    united.graph.keep_all(columns)
    united.relationships_read, united.joined = ties.read, ties.joined
    united.left_out, united.otherwise = ties.left_out, ties.otherwise
    return united


def _origin(node: Node, kept: str, part: Part) -> str:
    was = f"{node.id}" if node.id != kept else ""
    return " of ".join(filter(None, (was, part.title)))


def _citing(node: Node, part: Part) -> Node:
    """Return a node that cites sources by the ids they have now."""
    cited = [*node.attributes["sources"], *(each for said in _statements(node) for each in said["sources"])]
    if not any(Citation.parse(each).source in part.stands_for for each in cited):
        return node
    attributes = {**node.attributes, "sources": _renamed(node.attributes["sources"], part)}
    if said := _statements(node):
        attributes["statements"] = [{**each, "sources": _renamed(each["sources"], part)} for each in said]
    return Node(node.id, attributes)


def _renamed(sources: Iterable[str], part: Part) -> list[str]:
    cited = (Citation.parse(each) for each in sources)
    return list(dict.fromkeys(str(Citation(part.id_of(each.source), each.place)) for each in cited))


def _statements(node: Node) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = node.attributes.get("statements", [])
    return found


def _one_of(kept: str, nodes: list[tuple[Node, str]], differences: list[Difference]) -> Node:
    """Return the node that all these are; the one whose id stays goes first, then those that came first."""
    if len(nodes) == 1:
        return Node(kept, nodes[0][0].attributes)
    (first, _), *others = sorted(nodes, key=lambda each: each[0].id != kept)
    attributes: dict[str, Any] = dict(first.attributes)
    names, sources, statements = [*attributes["aliases"]], [*attributes["sources"]], [*_statements(first)]
    for other, origin in others:
        names += [other.name, *other.attributes["aliases"]]
        sources += other.attributes["sources"]
        statements += _statements(other)
        for name, value in other.properties.items():
            if attributes.setdefault(name, value) != value:
                said = {
                    "property": name,
                    "value": value,
                    "sources": other.attributes["sources"],
                    "note": f"from {origin}",
                }
                statements.append(said)
                texts = _text(attributes[name]), _text(value)
                differences.append(Difference(first.type, first.name, name, *texts, f"from {origin}", kept))
    attributes["aliases"] = _other_names(first.name, names, [other.id for other, _ in others if other.id != kept])
    attributes["sources"] = list(dict.fromkeys(sources))
    if statements:
        attributes["statements"] = [each for place, each in enumerate(statements) if each not in statements[:place]]
    return Node(kept, attributes)


def _other_names(name: str, names: Iterable[str], ids: Iterable[str]) -> list[str]:
    """Return names beside a name, and ids that are none but for case and hyphens, so that old ids go on to be found."""
    found = dict.fromkeys(each for each in names if each != name)
    known = {fold(name), *(fold(Alias.parse(each).text) for each in found)}
    return [*found, *dict.fromkeys(each for each in ids if fold(each) not in known)]


def _text(value: object) -> str:
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value)

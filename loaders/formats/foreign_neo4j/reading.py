"""Reading a Neo4j database that others have written, node by node and relationship by relationship."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from graph_model.errors import NoData
from graph_model.faults import Report
from graph_model.folding import slug
from graph_model.graph import Graph
from graph_model.stores.neo4j.address import Address
from graph_model.stores.neo4j.connection import Connection
from loaders.formats.foreign_neo4j.description import Description, NodeRule, TieRule, read_description
from loaders.formats.intake import Intake, one_line

_NODES = "MATCH (n) RETURN elementId(n) AS id, labels(n) AS labels, properties(n) AS properties"
_TIES = (
    "MATCH (a)-[r]->(b) RETURN elementId(a) AS start, type(r) AS type, elementId(b) AS end, properties(r) AS properties"
)
_GROUP = "node"


def read_foreign(path: Path) -> tuple[Graph, Report]:
    """Return the graph of the database that a file describes, and what of it could not be carried, with counts.

    Who asks is said by NEO4J_USERNAME (neo4j) and NEO4J_PASSWORD.

    Raises:
        NoData: the file names the server of NEO4J_URI, which is not set.
        InterurbanError: no server answers there, or not to this user.
    """
    description, faults = read_description(path)
    if description is None:
        return Graph(), Report(faults)
    connection = Connection(_address(path, description))
    try:
        intake = Intake(path.name, description.vocabulary)
        intake.graph.about = {**intake.graph.about, **description.about}
        _Reader(intake, description).read(connection)
        return intake.finish()
    finally:
        connection.close()


def _address(path: Path, description: Description) -> Address:
    uri = description.uri
    if uri == "neo4j":
        uri = os.environ.get("NEO4J_URI", "")
        if not uri:
            raise NoData(str(path), "names the server of NEO4J_URI; set it, or write neo4j: neo4j://HOST")
    user, password = os.environ.get("NEO4J_USERNAME", "neo4j"), os.environ.get("NEO4J_PASSWORD", "")
    return Address(uri, user, password, description.database or os.environ.get("NEO4J_DATABASE") or None)


class _Reader:
    """Puts what a database holds into a graph."""

    def __init__(self, intake: Intake, description: Description) -> None:
        self.intake = intake
        self._description = description
        self._met: set[str] = set()

    def read(self, connection: Connection) -> None:
        for record in connection.stream(_NODES):
            self._node(record)
        for record in connection.stream(_TIES):
            self._tie(record)
        for name in sorted({*self._description.nodes, *self._description.relationships} - self._met):
            self.intake.say("labels and types of the file that the database does not have", name)

    def _node(self, record: Mapping[str, Any]) -> None:
        labels = record["labels"]
        label = next((each for each in self._description.nodes if each in labels), None)
        stated: dict[str, object] = {}
        if label is not None:
            self._met.add(label)
            rule = self._description.nodes[label]
        elif self._description.keeps_others:
            kind = labels[0] if labels else "node"
            self.intake.say("nodes of labels that the file does not mention, read as nodes of their kind", kind)
            rule, stated = NodeRule("Node"), {"kind": kind}
        else:
            self.intake.say("nodes of labels that the file does not mention, left out", ":".join(labels))
            return
        given = record["properties"]
        name = one_line(next((given[each] for each in (rule.name, "title", "label") if given.get(each)), ""))
        wanted = one_line(given.get(rule.id)) if rule.id else ""
        numbered = f"{rule.type.lower()}-{record['id'].rpartition(':')[2]}"
        node_id = self.intake.id_of(_GROUP, record["id"], wanted or slug(name) or numbered)
        stated |= self._properties(rule.properties, given, rule.type, {rule.id, rule.name, rule.aliases, rule.point})
        stated |= _point(given.get(rule.point))
        self.intake.node(rule.type, node_id, name, stated, aliases=_texts(given.get(rule.aliases)))

    def _tie(self, record: Mapping[str, Any]) -> None:
        start, end = (self.intake.known_id(_GROUP, record[each]) for each in ("start", "end"))
        name = record["type"]
        rule = self._description.relationships.get(name)
        if start is None or end is None:
            self.intake.say("relationships of nodes that are left out", name)
            return
        if rule is not None:
            self._met.add(name)
        elif self._description.keeps_others:
            self.intake.say("relationships of types that the file does not mention, read as TIED_TO of a kind", name)
            rule = TieRule("TIED_TO", kind=name.lower())
        else:
            self.intake.say("relationships of types that the file does not mention, left out", name)
            return
        stated = self._properties(rule.properties, record["properties"], rule.type, set())
        if rule.backwards:
            start, end = end, start
        graph = self.intake.graph
        types = graph.node(start).type, graph.node(end).type
        tie = rule.type
        if not graph.vocabulary.relationships[tie].joins(*types):
            message = f"relationships that are TIED_TO, since {tie} does not join such things"
            self.intake.say(message, f"{name}: {' → '.join(types)}")
            known = graph.vocabulary.relationships["TIED_TO"].properties
            stated = {each: value for each, value in stated.items() if each in known}
            stated["kind"], tie = rule.kind or name.lower(), "TIED_TO"
        elif tie == "TIED_TO":
            stated.setdefault("kind", rule.kind or name.lower())
        self.intake.relationship(start, tie, end, stated)

    def _properties(
        self, rules: Mapping[str, str], given: Mapping[str, Any], owner: str, read: set[str]
    ) -> dict[str, object]:
        """Return our properties of a thing; those that the file does not mention are counted."""
        vocabulary = self.intake.graph.vocabulary
        known = (vocabulary.nodes.get(owner) or vocabulary.relationships[owner]).properties
        found: dict[str, object] = {}
        for name, value in given.items():
            ours = rules.get(name)
            if ours is None:
                if name not in read:
                    self.intake.say(f"values of {owner} that the file does not mention, left out", name)
            elif known[ours].many:
                found[ours] = list(_texts(value))
            else:
                text = ", ".join(_texts(value))
                found[ours] = text[:10] if known[ours].type == "date" and text[10:11] == "T" else text
        return found


def _texts(value: Any) -> Iterator[str]:
    """Yield a value, or each of a list, as text; a whole number that is kept as 1999.0 as 1999."""
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, bool):
            yield "true" if each else "false"
        elif isinstance(each, float) and each.is_integer():
            yield str(int(each))
        elif each is not None and not isinstance(each, dict):
            yield str(each)


def _point(value: Any) -> dict[str, object]:
    """Return the coordinates of a point on the globe."""
    if not isinstance(value, dict) or not str(value.get("crs", "")).startswith("wgs-84"):
        return {}
    return {"longitude": value["x"], "latitude": value["y"]}

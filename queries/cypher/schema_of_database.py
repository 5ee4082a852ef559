"""What can be asked of a data set in a database, which counts it itself: no node of it is read."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from graph_model.date_bounds import bound_names
from graph_model.stores.column_rows import node_properties, relationship_properties
from graph_model.stores.cypher_view import IS_OURS, JOINS_OURS, TYPE_OF_NODE, CypherView
from graph_model.vocabulary import NodeType, RelationshipType
from queries.answers import Answer
from queries.cypher.schema import NOT_SHOWN, Kind, Use, describe_schema, type_of

_OF_NODES = frozenset({"id", "name", "aliases", "sources", "statements"})
_OF_TIES = frozenset({"id", "sources"})

# Of a list the first value counts. What is added to an empty list is a list, whatever others have made of it.
_USES = """
UNWIND $names AS name
WITH name, n[name] + [] = n[name] AS listed, (n[name] + [])[0] AS value WHERE value IS NOT NULL
WITH name, listed, value, count(*) AS times ORDER BY times DESC, toString(value)
RETURN name, sum(times) AS count, head(collect([listed, value])) AS first
"""


def schema_in(view: CypherView) -> Answer:
    """Return what `schema` does of a data set in a database."""
    return describe_schema((*_labels(view), *_types(view)))


def _labels(view: CypherView) -> Iterator[Kind]:
    there = node_properties(view)
    for label in filter(there.__contains__, view.vocabulary.nodes):
        ours = f"MATCH (n:`{label}`) WHERE n.dataset = $dataset AND {TYPE_OF_NODE} = '{label}' AND {IS_OURS}"
        (found,) = view.read(f"{ours} RETURN count(n) AS n", view.ours)
        kind = view.vocabulary.nodes[label]
        yield Kind(f"(:{label})", found["n"], (), _uses(view, ours, kind, there[label].names & _known(_OF_NODES, kind)))


def _types(view: CypherView) -> Iterator[Kind]:
    there = relationship_properties(view)
    one, other = (TYPE_OF_NODE.replace("(n)", f"({end})") for end in "ab")
    for name in filter(there.__contains__, view.vocabulary.relationships):
        ours = f"MATCH (a)-[r:`{name}`]->(b) WHERE r.dataset = $dataset AND {JOINS_OURS}"
        joins = list(view.read(f"{ours} RETURN {one} AS start, {other} AS end, count(r) AS n", view.ours))
        kind = view.vocabulary.relationships[name]
        uses = _uses(view, f"{ours} WITH r AS n", kind, there[name].names & _known(_OF_TIES, kind))
        ends = [(row["start"], row["end"]) for row in joins]
        yield Kind(f"[:{name}]", sum(row["n"] for row in joins), ends, uses)


def _known(frame: Collection[str], kind: NodeType | RelationshipType) -> set[str]:
    return {*frame, *kind.properties, *bound_names(kind.properties)} - NOT_SHOWN


def _uses(view: CypherView, ours: str, kind: NodeType | RelationshipType, names: Collection[str]) -> dict[str, Use]:
    found: dict[str, Use] = {}
    dates = bound_names(kind.properties)
    for row in view.read(f"{ours} {_USES}", {**view.ours, "names": sorted(names)}):
        is_list, value = row["first"]
        named = "date" if row["name"] in dates else type_of([value] if is_list else value)
        found[row["name"]] = Use(named, row["count"], str(value))
    return found

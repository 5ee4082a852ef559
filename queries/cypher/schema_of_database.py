"""What a database holds of each label and relationship type of a data set, counted there: no node of it is read."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from graph_model.stores.column_rows import node_properties, relationship_properties
from graph_model.stores.cypher_view import IS_OURS, JOINS_OURS, TYPE_OF_NODE, CypherView
from graph_model.vocabulary import NodeType, RelationshipType
from queries.cypher.schema import Kind, Use, property_types

# Of a list the first value counts. What is added to an empty list is a list, whatever others have made of it.
_USES = """
UNWIND $names AS name
WITH name, (n[name] + [])[0] AS value WHERE value IS NOT NULL
WITH name, value, count(*) AS times ORDER BY times DESC, toString(value)
RETURN name, sum(times) AS count, head(collect(value)) AS example
"""


def kinds_in_database(view: CypherView) -> Iterator[Kind]:
    """Yield the labels and the relationship types of which a data set has some, counted."""
    known, labels = view.vocabulary.nodes, node_properties(view)
    yield from (_label(view, known[name], labels[name].names) for name in known if name in labels)
    ties, types = view.vocabulary.relationships, relationship_properties(view)
    yield from (_type(view, ties[name], types[name].names) for name in ties if name in types)


def _label(view: CypherView, defined: NodeType, names: Collection[str]) -> Kind:
    label = defined.name
    ours = f"MATCH (n:`{label}`) WHERE n.dataset = $dataset AND {TYPE_OF_NODE} = '{label}' AND {IS_OURS}"
    (found,) = view.read(f"{ours} RETURN count(n) AS n", view.ours)
    return Kind(defined, found["n"], _uses(view, ours, defined, names))


def _type(view: CypherView, defined: RelationshipType, names: Collection[str]) -> Kind:
    one, other = (TYPE_OF_NODE.replace("(n)", f"({end})") for end in "ab")
    ours = f"MATCH (a)-[r:`{defined.name}`]->(b) WHERE r.dataset = $dataset AND {JOINS_OURS}"
    joins = list(view.read(f"{ours} RETURN {one} AS start, {other} AS end, count(r) AS n", view.ours))
    uses = _uses(view, f"{ours} WITH r AS n", defined, names)
    return Kind(defined, sum(row["n"] for row in joins), uses, [(row["start"], row["end"]) for row in joins])


def _uses(view: CypherView, ours: str, defined: NodeType | RelationshipType, there: Collection[str]) -> dict[str, Use]:
    names = [name for name in property_types(defined) if name in there]
    rows = view.read(f"{ours} {_USES}", {**view.ours, "names": names})
    return {row["name"]: Use(row["count"], str(row["example"])) for row in rows}

"""The properties that a mapping fills at a node or a relationship."""

from __future__ import annotations

from collections.abc import Mapping

from graph_model.suggestions import did_you_mean
from graph_model.vocabulary import NodeType, RelationshipType
from graph_model.yaml_reading import Placed
from loaders.mapping.entries.gathering import WIDEN, Gathering
from loaders.mapping.entries.parts import parts_of
from loaders.mapping.entries.values import read_value
from loaders.mapping.model import Place, Value


def read_properties(
    gathering: Gathering,
    given: Placed | None,
    key: str,
    types: list[str],
    known: Mapping[str, NodeType] | Mapping[str, RelationshipType],
) -> dict[str, Value]:
    """Return where each property stands; one that a type of these does not have is a fault."""
    parts = parts_of(given)
    for name, each in parts.items():
        for type_name in types:
            if name not in known[type_name].properties:
                remedy = did_you_mean(name, known[type_name].properties)
                gathering.fault(
                    Place(f"{key}.{name}", each.line), f"is no property of {type_name}", f"{remedy} {WIDEN}"
                )
    values = {name: read_value(gathering, parts, name, key) for name in parts}
    return {name: value for name, value in values.items() if value is not None}

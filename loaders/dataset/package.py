"""Describing a data-set folder as a Frictionless Data Package: tables, columns, types and keys.

The standard is Data Package v1 (specs.frictionlessdata.io), which every tool that reads data packages knows.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from typing import Any

from graph_model.folding import slug
from graph_model.graph_view import GraphView
from graph_model.values import SEPARATOR, PropertyType
from loaders.dataset.layout import RELATIONSHIP_FIRST, STATEMENTS, find_sheet

_TYPES = {"integer": "integer", "number": "number", "boolean": "boolean"}
_PLAIN = {
    "id": "a readable id, the same wherever the node is named",
    "name": "the one name shown",
    "aliases": f"other names parted by {SEPARATOR}, each with an optional @language tag",
    "from": "id of the node at which the relationship starts",
    "to": "id of the node at which it ends",
    "sources": f"ids of sources parted by {SEPARATOR}, each with an optional #place in the document",
    "node": "id of the node of which something else is stated",
    "property": "which of its properties",
    "value": "what the source says",
}


def describe_package(view: GraphView, columns_of: Mapping[str, Sequence[str]], folder_name: str) -> dict[str, Any]:
    """Return the description of a data set whose files have these columns.

    A column that names nodes of one type is a foreign key; where several types may stand, the standard has no way to
    say so; reading looks after it.
    """
    about = {"name": slug(folder_name) or "dataset", **view.about}
    about["name"] = str(about["name"]).lower()
    resources = [_resource(view, file, columns, columns_of) for file, columns in columns_of.items()]
    return {**about, "profile": "tabular-data-package", "resources": resources}


def _resource(view: GraphView, file: str, columns: Sequence[str], files: Container[str]) -> dict[str, Any]:
    sheet = None if file == STATEMENTS else find_sheet(view.vocabulary, file)
    known = sheet.type.properties if sheet else {}
    schema: dict[str, Any] = {"fields": [_field(column, known.get(column)) for column in columns]}
    if sheet and sheet.holds_nodes:
        schema["primaryKey"] = "id"
    elif sheet and (keys := _foreign_keys(view, sheet.type.name, files)):
        schema["foreignKeys"] = keys
    about = sheet.type.about if sheet else "What sources say of a node's property where its own row says otherwise."
    return {
        "name": file.removesuffix(".csv").replace("_", "-"),
        "path": file,
        "profile": "tabular-data-resource",
        "title": sheet.type.name if sheet else "Statement",
        "description": about,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _field(column: str, property_type: PropertyType | None) -> dict[str, Any]:
    if property_type is None:
        required = {"constraints": {"required": True}} if column in ("id", "name", "from", "to", "node") else {}
        return {"name": column, "type": "string", "description": _PLAIN.get(column, ""), **required}
    description = property_type.about or ("an EDTF date" if property_type.type == "date" else "")
    field: dict[str, Any] = {
        "name": column,
        "type": "string" if property_type.many else _TYPES.get(property_type.type, "string"),
    }
    if description:
        field["description"] = description
    limits = {
        "minimum": property_type.minimum,
        "maximum": property_type.maximum,
        "enum": list(property_type.values) if property_type.closed else None,
    }
    constraints = {name: limit for name, limit in limits.items() if limit is not None and not property_type.many}
    return {**field, "constraints": constraints} if constraints else field


def _foreign_keys(view: GraphView, relationship_type: str, files: Container[str]) -> list[dict[str, Any]]:
    ends = view.vocabulary.relationships[relationship_type].ends
    keys = []
    for side, column in enumerate(RELATIONSHIP_FIRST):
        types = {name for pair in ends for name in pair[side]}
        table = next(iter(types)).lower()
        if len(types) == 1 and f"{table}.csv" in files:
            keys.append({"fields": column, "reference": {"resource": table, "fields": "id"}})
    return keys

"""Values that are made of what a file is called: in one file each is the same for all rows."""

from __future__ import annotations

from collections.abc import Mapping as Names
from dataclasses import replace

from loaders.mapping.model import NodeEntry, RelationshipEntry, TableEntry, Value
from loaders.tabular.origins import Origin


def in_file(table: TableEntry, origin: Origin) -> TableEntry:
    """Return a table as it is in one file: what is made of the name of the file, its folder or its sheet is filled."""
    source = table.source
    return replace(
        table,
        nodes={label: _node(node, origin) for label, node in table.nodes.items()},
        relationships=tuple(_relationship(each, origin) for each in table.relationships),
        derived=_values(table.derived, origin),
        source=source and replace(source, entry=_node(source.entry, origin)),
    )


def _node(node: NodeEntry, origin: Origin) -> NodeEntry:
    return replace(
        node,
        name=_value(node.name, origin),
        id=_value(node.id, origin),
        apart_by=_value(node.apart_by, origin),
        aliases=_value(node.aliases, origin),
        country=_value(node.country, origin),
        properties=_values(node.properties, origin),
    )


def _relationship(entry: RelationshipEntry, origin: Origin) -> RelationshipEntry:
    spells = entry.spells
    year = spells and _value(spells.year, origin)
    return replace(
        entry,
        properties=_values(entry.properties, origin),
        spells=replace(spells, year=year) if spells and year else None,
        known_by=_value(entry.known_by, origin),
    )


def _values(values: Names[str, Value], origin: Origin) -> dict[str, Value]:
    return {name: _filled(value, origin) for name, value in values.items()}


def _value(value: Value | None, origin: Origin) -> Value | None:
    return None if value is None else _filled(value, origin)


def _filled(value: Value, origin: Origin) -> Value:
    if not value.file:
        return value
    text = {"name": origin.name, "folder": origin.folder, "sheet": origin.sheet}[value.file]
    return replace(value, constant=text, file="")

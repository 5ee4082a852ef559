"""Columns that a mapping does not name, kept as properties where it asks for that: each widens the vocabulary."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from graph_model.property_reading import RESERVED
from graph_model.vocabulary_reading import extend_with
from loaders.mapping.columns import find_columns, named_columns
from loaders.mapping.model import Mapping, TableEntry

DROP, KEEP = "drop", "keep"

_NO_WORD = re.compile(r"\W+")


def keeps_at(table: TableEntry) -> str | None:
    """Return the name of the node at which columns that are not named are kept; None where they are left out."""
    if table.unmapped == DROP:
        return None
    return next(iter(table.nodes)) if table.unmapped == KEEP else table.unmapped


def kept_columns(table: TableEntry, header: list[str]) -> dict[str, str]:
    """Return the columns of a file that a table does not name and keeps, by the names of their properties."""
    if keeps_at(table) is None:
        return {}
    kept: dict[str, str] = {}
    for column in find_columns(table, header, named_columns(table)).unmapped:
        kept.setdefault(property_name(column), column)
    return kept


def property_name(column: str) -> str:
    """Return the name of the property that a column becomes.

    >>> property_name("Land area (km2)"), property_name("2016"), property_name("Name")
    ('land_area_km2', 'column_2016', 'column_name')
    """
    name = _NO_WORD.sub("_", column.casefold()).strip("_")
    return name if name.isidentifier() and name not in RESERVED else f"column_{name}"


def widened(mapping: Mapping, headers: Iterable[tuple[TableEntry, list[str]]]) -> Mapping:
    """Return a mapping whose vocabulary has a property for each column that is kept and has none yet."""
    new: dict[str, dict[str, str]] = {}
    for table, header in headers:
        kept = kept_columns(table, header)
        if not kept:
            continue
        for kind in table.nodes[keeps_at(table) or ""].types:
            known = mapping.vocabulary.nodes[kind].properties
            new.setdefault(kind, {}).update({name: "text" for name in kept if name not in known})
    extension = {"nodes": {kind: {"properties": names} for kind, names in new.items() if names}}
    if not extension["nodes"]:
        return mapping
    return replace(mapping, vocabulary=extend_with(mapping.vocabulary, extension))

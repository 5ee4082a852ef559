"""The tables of a mapping: which files each is of, how they are read, and what their rows mean."""

from __future__ import annotations

from graph_model.suggestions import did_you_mean
from graph_model.yaml_reading import Placed
from loaders.mapping.entries.gathering import Gathering
from loaders.mapping.entries.nodes import read_nodes
from loaders.mapping.entries.parts import items_of, parts_of, rules_of, text_of, texts_of
from loaders.mapping.entries.relationships import read_relationship
from loaders.mapping.entries.sources import read_source
from loaders.mapping.entries.values import value_of
from loaders.mapping.model import NodeEntry, Place, SourceEntry, TableEntry, Unfolding, Value


def read_table(
    gathering: Gathering, given: Placed, key: str, source: SourceEntry | None, missing: tuple[str, ...]
) -> TableEntry:
    """Return a table; `source` and `missing` are those of the mapping, where the table has none of its own."""
    parts, place = parts_of(given), Place(key, given.line)
    nodes = read_nodes(gathering, parts.get("nodes"), f"{key}.nodes")
    if not nodes:
        gathering.fault(place, "names no node", "say under nodes: what a row names")
    relationships = [
        read_relationship(gathering, each, f"{key}.relationships.{number}", nodes)
        for number, each in enumerate(items_of(parts.get("relationships")), start=1)
    ]
    header, columns = text_of(parts.get("header")), parts_of(parts.get("columns"))
    return TableEntry(
        place,
        texts_of(parts.get("file")),
        nodes,
        tuple(relationships),
        sheet=text_of(parts.get("sheet")),
        encoding=text_of(parts.get("encoding")),
        delimiter=text_of(parts.get("delimiter")),
        header=int(header) if header else None,
        records=text_of(parts.get("records")),
        columns={name: texts_of(each) for name, each in columns.items() if not isinstance(each.value, dict)},
        derived=_derived(gathering, columns, key),
        missing=frozenset(texts_of(parts["missing"]) if "missing" in parts else missing),
        where=rules_of(parts.get("where")),
        excepted=rules_of(parts.get("except")),
        unfold=_unfolding(parts.get("unfold"), f"{key}.unfold"),
        source=read_source(gathering, parts.get("source"), f"{key}.source") or source,
        unmapped=_unmapped(gathering, parts, key, nodes),
    )


def _derived(gathering: Gathering, columns: dict[str, Placed], key: str) -> dict[str, Value]:
    return {
        name: value_of(gathering, Place(f"{key}.columns.{name}", each.line), parts_of(each))
        for name, each in columns.items()
        if isinstance(each.value, dict)
    }


def _unmapped(gathering: Gathering, parts: dict[str, Placed], key: str, nodes: dict[str, NodeEntry]) -> str:
    unmapped, choices = text_of(parts.get("unmapped")) or "drop", ["drop", "keep", *nodes]
    if unmapped not in choices:
        place = Place(f"{key}.unmapped", parts["unmapped"].line)
        gathering.fault(place, "is no node", did_you_mean(unmapped, choices), unmapped)
    return unmapped


def _unfolding(given: Placed | None, key: str) -> Unfolding | None:
    if given is None:
        return None
    parts = parts_of(given)
    skip = frozenset(texts_of(parts["skip"])) if "skip" in parts else frozenset({"", "0"})
    place = Place(key, given.line)
    columns, but = texts_of(parts.get("columns")), texts_of(parts.get("but"))
    return Unfolding(place, columns, text_of(parts["name"]) or "", text_of(parts["value"]) or "", skip, but)

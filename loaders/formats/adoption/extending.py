"""The vocabulary of a foreign graph: ours, with the properties that its nodes and edges have beside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from graph_model.values import PropertyType
from graph_model.vocabulary import Vocabulary
from graph_model.vocabulary_reading import extend_with
from loaders.formats.adoption.columns import Column
from loaders.formats.adoption.identity import one_line
from loaders.formats.adoption.kinds import TIE

GIVEN_ID = "id_in_file"  # the property that keeps an id which had to be changed


def extend_for(base: Vocabulary, added: Mapping[str, Sequence[Column]], file: str, *, undirected: bool) -> Vocabulary:
    """Return a vocabulary with new properties of its types; ties of an undirected graph are symmetric."""
    bodies: dict[str, dict[str, Any]] = {
        name: {"properties": {each.property.name: _definition(each) for each in columns}}
        for name, columns in added.items()
        if columns
    }
    if undirected and TIE in added:
        bodies[TIE] = {"symmetric": True, **bodies.get(TIE, {})}
    parts: dict[str, Mapping[str, object]] = {"nodes": base.nodes, "relationships": base.relationships}
    extension = {part: {name: bodies[name] for name in bodies if name in known} for part, known in parts.items()}
    extension = {part: types for part, types in extension.items() if types}
    return extend_with(base, extension, file) if extension else base


def _definition(column: Column) -> dict[str, Any] | str:
    known: PropertyType = column.property
    called = (
        {} if column.attribute in (known.name, GIVEN_ID) else {"about": f"{one_line(column.attribute)} in the file"}
    )
    if not known.many and not called:
        return known.type
    return {"type": known.type, **({"list": True} if known.many else {}), **called}

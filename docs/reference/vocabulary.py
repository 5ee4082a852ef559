"""The bundled vocabulary: as a page, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from graph_model.values import PropertyType
from graph_model.vocabulary import NodeType, RelationshipType, Vocabulary
from graph_model.vocabulary_reading import BUNDLED, bundled_vocabulary
from graph_model.yaml_reading import read_yaml


def vocabulary_page() -> str:
    """Return the page that lists the types of the bundled vocabulary, their properties, and what joins what."""
    found = bundled_vocabulary()
    lines = [
        "# The vocabulary",
        "",
        "Made by `python docs/refresh.py` from [vocabulary.yaml](../graph_model/vocabulary.yaml). A data set widens it",
        "by a `vocabulary.yaml` of its own ([data sets](data-sets.md)), a mapping under `vocabulary:`",
        "([mappings](mappings.md)); `interurban schema` shows which of it are in your data.",
        "",
        "## What runs from what to what",
        "",
        "| relationship | from | to | |",
        "|---|---|---|---|",
    ]
    for each in found.relationships.values():
        lines += [
            f"| `{each.name}` | {_types(starts, found)} | {_types(ends, found)} | {each.about} |"
            for starts, ends in each.ends
        ]
    lines += ["", "## Nodes", "", *_types_with_properties(found.nodes.values(), found)]
    lines += ["", "## Relationships", "", *_types_with_properties(found.relationships.values(), found)]
    shared = ", ".join(f"`{name}`" for name in found.shared)
    lines += [
        "",
        f"All have {shared} and `sources`, too. Values that are listed are the usual ones; others are a warning.",
    ]
    return "\n".join([*lines, ""])


def _types_with_properties(types: Iterable[NodeType | RelationshipType], vocabulary: Vocabulary) -> Iterator[str]:
    yield from ("| type | | properties |", "|---|---|---|")
    for each in types:
        own = [_property(value) for name, value in each.properties.items() if name not in vocabulary.shared]
        yield f"| `{each.name}` | {each.about} | {'; '.join(own)} |"


def _types(types: frozenset[str], vocabulary: Vocabulary) -> str:
    if len(types) == len(vocabulary.nodes):
        return "any"
    return ", ".join(name for name in vocabulary.nodes if name in types)


def _property(each: PropertyType) -> str:
    several = "list of " if each.many else ""
    values = f": {', '.join(each.values)}" if each.values else ""
    about = f" ({each.about})" if each.about else ""
    return f"`{each.name}` {several}{each.type}{about}{values}"


def bundled_vocabulary_text() -> str:
    """Return the bundled vocabulary as JSON, which is read faster than YAML."""
    data, _ = read_yaml(BUNDLED.read_text("utf-8"))
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"

"""What a graph file of ours says of itself, so that it is read back whole: the data set, its vocabulary, its titles."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from graph_model.graph_view import GraphView
from loaders.formats.flattening import Column

INSTRUCTION = "interurban"  # the name of the processing instruction that holds it in XML, which others pass over
VERSION = 1


def describe_own(view: GraphView) -> dict[str, Any]:
    """Return what describes a data set as a whole: what it says of itself, and the texts of its own vocabulary."""
    return {"version": VERSION, "about": dict(view.about), "vocabulary": list(view.vocabulary.texts)}


def describe_titles(nodes: Mapping[Column, str], relationships: Mapping[Column, str]) -> dict[str, Any]:
    """Return what each title of a file of attributes stands for: the role and the name of its column."""
    both = {"nodes": nodes, "edges": relationships}
    return {
        each: {title: [column.role, column.name] for column, title in titles.items()} for each, titles in both.items()
    }


def as_instruction(described: Mapping[str, Any]) -> str:
    """Return a description as the text of a processing instruction, which `?>` would end."""
    return json.dumps(described).replace("?>", "?\\u003e")


def parse_own(text: str | Mapping[str, Any]) -> dict[str, Any] | None:
    """Return a description as it was given; None, if it is none or damaged."""
    try:
        described = json.loads(text) if isinstance(text, str) else dict(text)
    except (ValueError, RecursionError):
        return None
    wanted: dict[str, type] = {"about": dict, "vocabulary": list}
    fits = isinstance(described, dict) and all(isinstance(described.get(name), each) for name, each in wanted.items())
    if not fits or not all(isinstance(each, str) for each in described["vocabulary"]):
        return None
    return {**described, **{name: _titles(described.get(name)) for name in ("nodes", "edges")}}


def _titles(data: Any) -> dict[str, tuple[str, str]]:
    items: Iterable[tuple[Any, Any]] = data.items() if isinstance(data, dict) else ()
    return {
        str(title): (str(each[0]), str(each[1])) for title, each in items if isinstance(each, list) and len(each) == 2
    }

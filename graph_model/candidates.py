"""What tells nodes of one name apart: type, where they belong, dates, number of ties."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from graph_model.elements import Node
from graph_model.errors import AmbiguousName
from graph_model.wording import counted

if TYPE_CHECKING:
    from graph_model.graph_view import GraphView

# What says best where a node belongs, the best first.
PLACING = ("IN_COUNTRY", "ROLE_IN", "PART_OF", "HELD_IN", "BASED_IN")


def ambiguous_name(view: GraphView, text: str, ties: Mapping[str, int]) -> AmbiguousName:
    """Return the error that lists the nodes that a name may stand for, those with most ties first.

    `ties` says how many relationships each of them has.
    """
    candidates = sorted(ties, key=lambda node_id: -ties[node_id])
    return AmbiguousName(text, candidates, [_describe(view, view.node(each), ties[each]) for each in candidates])


def describe_candidate(node_id: str, name: str, node_type: str, ties: int, *, place: str = "", when: str = "") -> str:
    """Return a line that tells a node from others of its name.

    >>> describe_candidate("georgetown-gy", "Georgetown", "City", 3, place="in Guyana")
    'georgetown-gy  Georgetown (City), in Guyana, 3 ties'
    """
    return ", ".join(filter(None, (f"{node_id}  {name} ({node_type})", place, when, counted(ties, "tie"))))


def _describe(view: GraphView, node: Node, ties: int) -> str:
    return describe_candidate(
        node.id, node.name, node.type, ties, place=_place(view, node), when=view.timing.in_words(node)
    )


def _place(view: GraphView, node: Node) -> str:
    for name in PLACING:
        for each in view.relationships_of(node.id, name) if name in view.vocabulary.relationships else ():
            if each.start == node.id:
                return f"{view.vocabulary.relationships[name].forward} {view.node(each.end).name}"
    return str(node.properties.get("iso_code", ""))

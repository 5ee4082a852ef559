"""What a graph file of any program holds, as it stands there: nodes, edges and their attributes, of no vocabulary."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from graph_model.faults import Fault

Attributes = dict[str, Any]


class Edge(NamedTuple):
    """An edge: the ids of its ends, its attributes, and whether it has a direction."""

    start: str
    end: str
    attributes: Attributes
    directed: bool = True


@dataclass(slots=True)
class PlainGraph:
    """The nodes of a file, their attributes by id, and its edges; values are texts, numbers, booleans or lists.

    `described` is what a file that we wrote says of itself. `written_as_text` tells that the format has no types, so
    that a number stands there as a text. `about` is what the file says of the whole, `faults` what was found wrong with
    its form, or cannot be held by nodes and edges.
    """

    file: str
    nodes: dict[str, Attributes] = field(default_factory=dict)
    edges: list[Edge] = field(default_factory=list)
    about: dict[str, Any] = field(default_factory=dict)
    described: dict[str, Any] | None = None
    written_as_text: bool = False
    faults: list[Fault] = field(default_factory=list)
    repeated: dict[str, int] = field(default_factory=dict)

    def add_node(self, node_id: str, attributes: Attributes) -> None:
        """Add a node; of one that stands there twice, what the first says is kept, and what only the second does."""
        if node_id in self.nodes:
            self.repeated[node_id] = self.repeated.get(node_id, 1) + 1
            attributes = {**attributes, **self.nodes[node_id]}
        self.nodes[node_id] = attributes

    def warn(self, message: str, remedy: str = "", value: str = "") -> None:
        """Note what the file has and could not be taken as it is."""
        self.faults.append(Fault(message, remedy, value=value, severity="warning"))


class Unreadable(Exception):
    """A file that cannot be read in its format, or no further: the fault, and the line if it is known."""

    def __init__(self, message: str, remedy: str, line: int | None = None) -> None:
        super().__init__(message)
        self.fault = Fault(message, remedy)
        self.line = line


PlainReader = Callable[[Path], PlainGraph]

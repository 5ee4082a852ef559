"""What is written beside a graph where a format has a place for it: results, the date asked, colours, what was done."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from graph_model.elements import Node
from graph_model.graph_view import GraphView
from graph_model.periods import Covers
from graph_model.wording import counted


@dataclass(frozen=True, slots=True)
class Result:
    """What an analysis found of nodes: its name, and the value of each node that it has one of, by the node's id."""

    name: str
    values: Mapping[str, int | float]

    @property
    def kind(self) -> Literal["integer", "number"]:
        """Whether its numbers are whole: `integer`, or `number`."""
        return "integer" if all(isinstance(value, int) for value in self.values.values()) else "number"


@dataclass(frozen=True, slots=True)
class Annotations:
    """What is written beside a graph.

    `at` is the EDTF date as of which the graph was taken, so that each relationship says whether it held then
    definitely or possibly. `results` become attributes of nodes. `colour` gives the colour of a node as #rrggbb.
    `about` says in words what was taken and computed, a line for each thing.
    """

    at: str | None = None
    results: tuple[Result, ...] = ()
    colour: Callable[[Node], str] | None = None
    about: tuple[str, ...] = ()

    def description(self, view: GraphView) -> str:
        """Return what a file says of itself: the title of the data set, and what was taken and computed."""
        title = str(view.about.get("title") or view.about.get("name") or "")
        return "\n".join(filter(None, (title, *self.about)))

    def left_out(self, view: GraphView, format_name: str) -> Iterator[str]:
        """Yield what of it is left out by a format that holds nodes and relationships only."""
        if self.results:
            values = counted(sum(len(each.values) for each in self.results), "value")
            names = ", ".join(each.name for each in self.results)
            yield f"{format_name} has no place for results: {values} left out ({names})"
        if self.at is not None:
            possible = sum(view.timing.holds(each, self.at) is Covers.POSSIBLY for each in view.relationships())
            if possible:
                held = f"{counted(possible, 'relationship')} that held only possibly at {self.at}"
                yield f"{format_name} has no place for certainty: {held} without a mark"


NONE = Annotations()

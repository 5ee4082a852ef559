"""The page: what the graph is asked (sizes, clusters, an ego network) before it is drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from graph_model import Graph
    from queries.scope import Scope

Colour = Literal["type", "cluster"]


@dataclass(frozen=True, slots=True)
class View:
    """What the page shows and how.

    `colour` is by type or by cluster; `size` is a measure of `rank`; `ego` shows one actor and those within `radius`
    steps; `at` is an as-of date; `scope` says whose clusters and by what they are tied.
    """

    colour: Colour = "type"
    size: str = "degree"
    ego: str | None = None
    radius: int = 1
    at: str | None = None
    title: str | None = None
    scope: Mapping[str, object] = field(default_factory=dict)


EVERYTHING = View()


def write_view(graph: Graph, path: Path, view: View = EVERYTHING) -> Path:
    """Write the page of a graph as one offline HTML file and return its path.

    Raises:
        graph_model.InterurbanError: a name or type is unknown, or the file cannot be written.
    """
    from queries.ego import ego_network
    from visualizations.page import write_page

    shown = ego_network(graph, view.ego, view.radius, view.at) if view.ego else graph
    about = str(graph.about.get("title", "interurban"))
    ego = graph.resolve(view.ego) if view.ego else None
    write_page(
        shown,
        path,
        title=view.title or (f"{ego.name}: {about}" if ego else about),
        subtitle=str(graph.about.get("description", "")),
        colour=view.colour,
        clusters=_clusters(shown, view),
        sizes=_sizes(shown, view),
        size_label=view.size,
        at=view.at,
        focus=ego.id if ego else None,
    )
    return path

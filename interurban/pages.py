"""The page: what the graph is asked (sizes, clusters, an ego network) before it is drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from graph_model import Graph
    from visualizations.page import Page

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
    from loaders.files.atomic_file import write_file
    from visualizations.page import page_html

    write_file(path, page_html(*_asked(graph, view)).encode())
    return path


def _asked(graph: Graph, view: View) -> tuple[Graph, Page]:
    """Return the graph to show, and what the queries say of it."""
    from queries.analysis.clustering import find_clusters
    from queries.analysis.ranking import node_measure
    from queries.analysis.scope import Scope
    from queries.lookups.ego import as_of, ego_network
    from visualizations.page import Page

    ego = graph.resolve(view.ego) if view.ego else None
    shown = ego_network(graph, ego.id, view.radius, view.at) if ego else as_of(graph, view.at)
    about = str(graph.about.get("title", "interurban"))
    numbers: dict[str, int] = {}
    labels: dict[int, str] = {}
    if view.colour == "cluster":
        found = find_clusters(shown, Scope.named(shown.vocabulary, **view.scope, at=view.at))  # type: ignore[arg-type]
        numbers = found.by_node(shown)
        labels = {
            each.number: ", ".join(shown.node(actor).name for actor in each.members[:3])
            + (" ..." if len(each.members) > 3 else "")
            for each in found.clusters
        }
    page = Page(
        title=view.title or (f"{ego.name}: {about}" if ego else about),
        subtitle=str(graph.about.get("description", "")),
        colour=view.colour,
        clusters=numbers,
        cluster_labels=labels,
        sizes=node_measure(shown, view.size),
        size_label=_SIZES.get(view.size, view.size),
        at=view.at,
        focus=ego.id if ego else None,
    )
    return shown, page


_SIZES = {"degree": "number of neighbours", "betweenness": "betweenness", "pagerank": "PageRank"}

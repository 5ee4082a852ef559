"""The page: what the graph is asked (sizes, clusters, an ego network) before it is drawn."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from graph_model import Graph, Node
    from queries.analysis.scope import Scope
    from visualizations.languages import LanguageCode
    from visualizations.page import Colour, Page

# What `UrbanGraph.view` and `interurban view` show when they are asked for nothing else.
DEFAULT_COLOUR: Colour = "type"
DEFAULT_SIZE = "degree"
DEFAULT_RADIUS = 1
Tab = Literal["network", "map", "timeline", "table"]
DEFAULT_TAB: Tab = "network"
DEFAULT_LANGUAGE: LanguageCode = "en"


def describe_page(  # noqa: PLR0913 -- a keyword for each option of `view`
    graph: Graph,
    scope: Scope,
    *,
    colour: Colour,
    size: str,
    ego: str | None,
    radius: int,
    title: str | None,
    with_: str | Sequence[str] = (),
) -> Page:
    """Return the page of a graph, or of one actor (`ego`) and those within `radius` steps; as of the scope's date.

    `size` is a measure of `rank`. Where `colour` is `cluster`, the scope says whose clusters and by what they are tied;
    so it does of the backbone, of the whole graph, where the page is made `with_` it, as it can be with measures and
    with the likely partners (`match`) of the ego, or of each of the actors.

    Raises:
        graph_model.InterurbanError: a name or a measure is unknown.
    """
    from interurban.page_backbone import backbone_of_page
    from interurban.page_changes import change_rules
    from interurban.page_clusters import clusters_of_page
    from interurban.page_partners import partners_of_page
    from interurban.page_paths import path_rules
    from interurban.page_results import BACKBONE, MATCH, find_results
    from queries.analysis.measures.registry import find_measures
    from queries.analysis.ranking import node_measure
    from queries.lookups.ego import as_of, ego_network
    from queries.lookups.profile_lines import profile_lines
    from queries.lookups.profile_times import ProfileTimes
    from visualizations.page import Page

    (measure,) = find_measures([size])
    besides, more = find_results(with_)
    focus = graph.resolve(ego) if ego is not None else None
    shown = ego_network(graph, focus.id, radius, scope.at) if focus else as_of(graph, scope.at)
    about = str(graph.about.get("title") or graph.about.get("name") or "interurban")
    clusters, cluster_labels = clusters_of_page(shown, scope) if colour == "cluster" else ({}, {})
    made = graph if focus else _all_made(graph)
    return Page(
        made if shown is graph else shown,
        title=title or _title(about, focus),
        profile=partial(profile_lines, made, parties={}),
        whole=made,
        times=ProfileTimes(made).profile,
        subtitle=_subtitle(_part_in_words(focus, radius) if focus else _description(graph), scope, colour),
        colour=colour,
        clusters=clusters,
        cluster_labels=cluster_labels,
        sizes=node_measure(shown, measure.name),
        size_label=measure.label,
        more_sizes={each.label: node_measure(shown, each.name) for each in (find_measures(more) if more else [])},
        at=scope.at,
        focus=focus.id if focus else None,
        paths=path_rules(graph, shown, scope.at),
        sides=_sides(scope, graph),
        backbone=backbone_of_page(graph, scope) if BACKBONE in besides else None,
        changes=change_rules(shown),
        partners=partners_of_page(graph, scope, focus) if MATCH in besides else {},
    )


def _all_made(graph: Graph) -> Graph:
    """Return a graph of the same of which nothing is made anew when it is asked for: a page asks often, and for all."""
    return graph if graph.kept_columns is None else graph.part(graph.types_of(), graph.relationships())


def _sides(scope: Scope, graph: Graph) -> tuple[Sequence[str], Sequence[str]] | None:
    """Return the types of the actors and of what they share; None where they are tied directly, or to their like."""
    if not scope.is_two_mode(graph.vocabulary) or set(scope.of) & set(scope.through):
        return None
    return scope.of, scope.through


def _description(graph: Graph) -> str:
    return str(graph.about.get("description", ""))


def _subtitle(about: str, scope: Scope, colour: Colour) -> str:
    """Return what describes the page, and whose clusters it shows, where they are not the usual ones."""
    from queries.analysis.scope import Scope

    usual = scope == Scope(at=scope.at) and not scope.chosen
    return about if colour != "cluster" or usual else f"{about} Clusters: {scope.in_words()}.".strip()


def _title(about: str, focus: Node | None) -> str:
    return f"{focus.name}: {about}" if focus and not about.startswith(f"{focus.name}:") else about


def _part_in_words(focus: Node, radius: int) -> str:
    """Return what an ego page is a picture of: what describes the whole data set would not be true of a part."""
    steps = "one step" if radius == 1 else f"{radius} steps"
    return f"{focus.name} and all within {steps}, with the relationships among them."


def page_beginning_with(page: Page, first: Tab) -> str:
    """Return the HTML of a page of which one tab is seen first.

    Raises:
        graph_model.InterurbanError: the page has no such tab.
    """
    from graph_model.errors import InterurbanError
    from visualizations.rendering import page_html
    from visualizations.views.registry import VIEWS

    views = {view.name: view for view in VIEWS if view.suits(page)}
    if first not in views:
        lacks = {"map": "none of it has coordinates", "timeline": "none of it is dated"}.get(
            first, "there is no such tab"
        )
        raise InterurbanError(f"this page has no {first}, for {lacks}; it has: {', '.join(views)}")
    return page_html(page, [views.pop(first), *views.values()])


def write_page(page: Page, path: Path, *, first: Tab = DEFAULT_TAB, replace: bool = False) -> Path:
    """Write a page as one offline HTML file, or a picture of its first tab, and return the path.

    It is written whole or not at all; why it is empty is logged.

    Raises:
        graph_model.ForeignFiles: a file is there that we did not write, or that was edited since.
        graph_model.InterurbanError: the file cannot be written, the page has no such tab, or nothing can draw it.
    """
    from graph_model.errors import InterurbanError
    from loaders.files.atomic_file import write_file

    ending = path.suffix.lower()
    if ending not in (".html", ".htm", "", ".svg", ".png"):
        raise InterurbanError(
            f"{path}: a page is an HTML file, a picture of it SVG or PNG; name it so, as in "
            f"{path.with_suffix('.html').name} or {path.with_suffix('.svg').name}"
        )
    html = page_beginning_with(page, first)
    if ending in (".svg", ".png"):
        from visualizations.pictures import draw_picture

        write_file(path, draw_picture(html, "svg" if ending == ".svg" else "png"), replace=replace)
    else:
        write_file(path, html.encode(), replace=replace)
    if page.why_empty:
        logging.getLogger(__name__).warning(page.why_empty)
    return path

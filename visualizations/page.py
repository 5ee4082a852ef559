"""One graph as one offline HTML file: pyvis's vis-network in a template of our own.

pyvis's own page loads style sheets from other hosts and runs markup found in names. Here a name can only ever be text:
the template escapes, the data is JSON that the page writes with `textContent`, and a Content-Security-Policy lets only
the page's own scripts run, each named by its hash.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any, Literal

from graph_model import Covers, Graph, Relationship
from visualizations.encoding import PALETTE, cluster_colour, node_sizes, type_look
from visualizations.payload import node_details, relationship_details, source_details

VIS_NETWORK = "templates/lib/vis-9.1.2/vis-network.min.js"


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says and shows besides the graph.

    `clusters` gives a number from 1 to nodes, `sizes` a measure of 0 or more; `at` is an as-of date, `focus` the id of
    the node selected at first.
    """

    title: str
    subtitle: str = ""
    colour: Literal["type", "cluster"] = "type"
    clusters: Mapping[str, int] = field(default_factory=dict)
    cluster_labels: Mapping[int, str] = field(default_factory=dict)
    sizes: Mapping[str, float] = field(default_factory=dict)
    size_label: str = ""
    at: str | None = None
    focus: str | None = None
    seed: int = 1


def page_html(graph: Graph, page: Page) -> str:
    """Return the HTML of the page of a graph: one file that asks nothing of any other host."""
    from jinja2 import Environment, PackageLoader

    templates = files("visualizations") / "templates"
    environment = Environment(loader=PackageLoader("visualizations"), autoescape=True, trim_blocks=True)
    vis_network = (files("pyvis") / VIS_NETWORK).read_text("utf-8")
    script = (templates / "page.js").read_text("utf-8")
    style = (templates / "page.css").read_text("utf-8")
    return environment.get_template("page.html.j2").render(
        title=page.title,
        policy=_policy([vis_network, script], [style]),
        style=_Trusted(style),
        vis_network=_Trusted(vis_network),
        script=_Trusted(script),
        data=_Trusted(_as_json(_data(graph, page))),
    )


class _Trusted(str):
    """Text of ours that goes into the page as it is; data never does, but as JSON that holds no markup."""

    __slots__ = ()

    def __html__(self) -> str:
        return self


def _policy(scripts: list[str], styles: list[str]) -> str:
    """Return a Content-Security-Policy under which nothing but these texts runs and nothing is fetched."""
    allowed = {"script-src": scripts, "style-src": styles}
    parts = [f"{name} {' '.join(_hash(text) for text in texts)}" for name, texts in allowed.items()]
    return "; ".join(["default-src 'none'", *parts, "img-src data:", "base-uri 'none'", "form-action 'none'"])


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _as_json(data: Any) -> str:
    """Return JSON that can stand in a script element: it cannot end the element or begin another."""
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def _data(graph: Graph, page: Page) -> dict[str, Any]:
    relationships = [each for each in graph.relationships() if graph.holds(each, page.at)]
    network = _network(graph, page, relationships)
    nodes, edges, *_ = network.get_network_data()
    return {
        "title": page.title,
        "subtitle": page.subtitle,
        "at": page.at or "",
        "focus": page.focus or "",
        "colour": page.colour,
        "sizeLabel": page.size_label,
        "nodes": nodes,
        "edges": edges,
        "sources": source_details(graph),
        "types": [_type_entry(name) for name in graph.vocabulary.nodes if name != "Source"],
        "clusters": _cluster_entries(page) if page.colour == "cluster" else [],
        "relationshipTypes": list(graph.vocabulary.relationships),
    }


def _network(graph: Graph, page: Page, relationships: list[Relationship]) -> Any:
    """Return a pyvis network, filled directly: its `add_edge` searches all edges each time."""
    import networkx as nx
    from pyvis.network import Network

    from visualizations.layout import positions

    touched = {end for each in relationships for end in (each.start, each.end)}
    shown = [node for node in graph.nodes() if node.type != "Source" and (page.at is None or node.id in touched)]
    simple: nx.Graph[str] = nx.Graph()
    simple.add_nodes_from(node.id for node in shown)
    simple.add_edges_from((each.start, each.end) for each in relationships)
    sizes = node_sizes(page.sizes or dict(simple.degree), simple)
    places = positions(simple, sizes, page.seed)
    network = Network(cdn_resources="in_line")
    for node in shown:
        look = type_look(node.type)
        cluster = page.clusters.get(node.id)
        colour = look.colour if page.colour == "type" else cluster_colour(cluster)
        drawn = {"id": node.id, "shape": look.shape, "size": sizes[node.id], "color": colour, "cluster": cluster}
        x, y = places[node.id]
        network.nodes.append({**drawn, "x": x, "y": y, **node_details(graph, node)})
    for number, each in enumerate(relationships):
        symmetric = graph.vocabulary.relationships[each.type].symmetric
        dashed = graph.holds(each, page.at) is Covers.POSSIBLY or each.attributes.get("confidence") in (
            "disputed",
            "inferred",
        )
        drawn_edge = {"id": number, "from": each.start, "to": each.end, "dashes": dashed, "symmetric": symmetric}
        network.edges.append({**drawn_edge, **relationship_details(graph, each, page.at)})
    return network


def _type_entry(name: str) -> dict[str, str]:
    look = type_look(name)
    return {"name": name, "colour": look.colour, "shape": look.shape}


def _cluster_entries(page: Page) -> list[dict[str, Any]]:
    numbers = sorted(set(page.clusters.values()))
    return [
        {"number": number, "colour": cluster_colour(number), "label": page.cluster_labels.get(number, "")}
        for number in numbers[: len(PALETTE)]
    ]

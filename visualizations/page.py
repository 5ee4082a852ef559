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

from graph_model import Graph, Vocabulary
from visualizations.encoding import GREY, ON_DARK, PALETTE, cluster_colour, type_look
from visualizations.network import pyvis_network
from visualizations.payload import label, source_details, years

VIS_NETWORK = "templates/lib/vis-9.1.2/vis-network.min.js"
SCRIPTS = ("data", "map", "labels", "details", "search", "legend", "start")


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says and shows besides the graph.

    `clusters` gives a number from 1 to nodes, `sizes` a measure of 0 or more, which `size_label` names; without sizes
    a node is as large as it has neighbours. `at` is an EDTF as-of date, `focus` the id of the node selected at first
    (none if it is not in the picture), `seed` decides the layout.
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
    """Return the HTML of the page of a graph: one file that asks nothing of any other host.

    Use it to show a graph of up to some 5,000 nodes to someone who has nothing but a browser. The same graph and page
    give the same bytes.

    Raises:
        ValueError: `page.at` is no EDTF date.
    """
    from jinja2 import Environment, PackageLoader

    templates = files("visualizations") / "templates"
    environment = Environment(loader=PackageLoader("visualizations"), autoescape=True, trim_blocks=True)
    vis_network = (files("pyvis") / VIS_NETWORK).read_text("utf-8")
    script = "\n".join((templates / f"{name}.js").read_text("utf-8") for name in SCRIPTS)
    script = f'"use strict";\n(() => {{\n{script}}})();\n'  # one scope, so that no name of ours meets one of the window
    style = (templates / "page.css").read_text("utf-8")
    return environment.get_template("page.html.j2").render(
        title=page.title,
        subtitle=page.subtitle,
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
    sources = {node.id for node in graph.nodes("Source")}
    relationships = [
        each
        for each in graph.relationships()
        if graph.timing.holds(each, page.at) and not {each.start, each.end} & sources
    ]
    nodes, edges, *_ = pyvis_network(graph, page, relationships).get_network_data()
    return {
        "title": page.title,
        "subtitle": page.subtitle,
        "at": page.at or "",
        "focus": page.focus or "",
        "years": "" if page.at else years(graph, relationships),
        "sizeLabel": page.size_label or "number of neighbours",
        "seed": page.seed,
        "nodes": nodes,
        "edges": edges,
        "sources": source_details(graph),
        "types": _types(graph.vocabulary),
        "relationshipTypes": _relationship_types(graph.vocabulary),
        "clusters": _clusters(page) if page.colour == "cluster" else [],
        "onDark": ON_DARK,
    }


def _types(vocabulary: Vocabulary) -> list[dict[str, str]]:
    looks = {name: type_look(name) for name in vocabulary.nodes if name != "Source"}
    return [{"name": name, "colour": look.colour, "shape": look.shape} for name, look in looks.items()]


def _relationship_types(vocabulary: Vocabulary) -> list[dict[str, Any]]:
    return [
        {
            "name": name,
            "label": label(name),
            "forward": kind.forward,
            "backward": kind.backward,
            "symmetric": kind.symmetric,
        }
        for name, kind in vocabulary.relationships.items()
    ]


def _clusters(page: Page) -> list[dict[str, str]]:
    """Return the legend of clusters; those without a colour of their own share the grey ones at its end."""
    numbers = [number for number in sorted(set(page.clusters.values())) if 1 <= number <= len(PALETTE)]
    coloured = [
        {
            "key": str(number),
            "colour": cluster_colour(number),
            "label": page.cluster_labels.get(number) or f"Cluster {number}",
        }
        for number in numbers
    ]
    grey = {"more": "Other clusters", "none": "In no cluster"}
    return [*coloured, *({"key": key, "colour": GREY, "label": words} for key, words in grey.items())]

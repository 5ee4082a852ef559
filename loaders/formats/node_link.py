"""Node-link JSON, which `networkx.node_link_graph(view, edges="edges")` reads."""

from __future__ import annotations

import json
from typing import BinaryIO

from graph_model.graph_view import GraphView
from loaders.formats.format import Format


def write_node_link(view: GraphView, stream: BinaryIO) -> None:
    """Write node-link JSON: NetworkX reads the very graph that `Graph.nx` is."""
    import networkx as nx

    from graph_model.networkx_form import as_networkx

    linked = nx.node_link_data(as_networkx(view), edges="edges")
    stream.write(json.dumps(linked, ensure_ascii=False, indent=1).encode() + b"\n")


NODE_LINK = Format(
    "json",
    "node-link JSON, for NetworkX and D3",
    (".json",),
    "what describes the data set, and its vocabulary",
    write_file=write_node_link,
)

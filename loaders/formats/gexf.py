"""GEXF, for Gephi."""

from __future__ import annotations

from typing import BinaryIO

from graph_model.graph_view import GraphView
from loaders.formats.flattening import LOST, flatten
from loaders.formats.format import Format


def write_gexf(view: GraphView, stream: BinaryIO) -> None:
    """Write GEXF, flattened as `loaders.formats.flattening` says, with the name of each node as its label."""
    import networkx as nx

    flat = flatten(view)
    for _, attributes in flat.nodes(data=True):
        attributes["label"] = attributes["name"]
    for _, _, attributes in flat.edges(data=True):
        attributes["relationship"] = attributes["label"] = attributes.pop("type")
    nx.write_gexf(flat, stream)


GEXF = Format("gexf", "GEXF, for Gephi", (".gexf",), LOST, write_file=write_gexf)

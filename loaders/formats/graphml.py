"""GraphML, for yEd, Gephi, igraph or R."""

from __future__ import annotations

import io
from typing import BinaryIO

from graph_model.graph_view import GraphView
from loaders.formats.flattening import LOST, flatten
from loaders.formats.format import Format


def write_graphml(view: GraphView, stream: BinaryIO) -> None:
    """Write GraphML, flattened as `loaders.formats.flattening` says."""
    import networkx as nx

    buffer = io.BytesIO()  # the writer closes what it is given
    nx.write_graphml_xml(flatten(view), buffer, named_key_ids=True)
    stream.write(buffer.getvalue())


GRAPHML = Format("graphml", "GraphML, for yEd, Gephi, igraph or R", (".graphml",), LOST, write_file=write_graphml)

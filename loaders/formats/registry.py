"""The formats there are, in the order in which they are listed and tried."""

from __future__ import annotations

from pathlib import Path

from loaders.formats.dataset import DATASET
from loaders.formats.format import Format
from loaders.formats.gexf import GEXF
from loaders.formats.graphml import GRAPHML
from loaders.formats.neo4j_admin import NEO4J_ADMIN
from loaders.formats.node_link import NODE_LINK

FORMATS = (GRAPHML, GEXF, NODE_LINK, DATASET, NEO4J_ADMIN)
BY_NAME = {each.name: each for each in FORMATS}


def format_of(path: Path) -> Format | None:
    """Return the format that a path is named after; a name without an ending is that of a folder of tables."""
    if not path.suffix:
        return DATASET
    return next((each for each in FORMATS if path.suffix.lower() in each.suffixes), None)


def format_in(path: Path) -> Format:
    """Return the format of what is there, which can be read; by default that of a folder of tables."""
    return next((each for each in FORMATS if each.read and each.recognises(path)), DATASET)

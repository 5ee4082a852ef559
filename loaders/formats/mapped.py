"""Mapped tables as one of the formats."""

from __future__ import annotations

from loaders.formats.format import Format
from loaders.mapping.examination import examine_mapping, is_mapping

MAPPING = Format(
    "mapping",
    "tables of any kind, with a YAML file that says which columns make which nodes and relationships",
    suffixes=(".yaml", ".yml"),
    read=examine_mapping,
    recognised_by=is_mapping,
)

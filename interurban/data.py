"""The data a command works on, read when it is first needed."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from interurban.progress import working

if TYPE_CHECKING:
    from graph_model import Graph, Report


class Data:
    """What `--data` names."""

    def __init__(self, where: str) -> None:
        self.where = where

    @cached_property
    def graph(self) -> Graph:
        """The graph; raises what reading raises."""
        from loaders.opening import open_graph

        with working(f"reading {self.where}"):
            return open_graph(self.where)

    def examined(self) -> tuple[Graph, Report]:
        """Return all that is sound in the data, and the report of all that is not."""
        from loaders.opening import examine

        with working(f"reading {self.where}"):
            return examine(self.where)

"""The same questions in Python: load data, ask, and go on with NetworkX.

The questions are described here once: the command has its options, their defaults and their help from these methods
(`interurban.questions`). Each module has those of one subject; `UrbanGraph` has all of them.
"""

from interurban.facade.urban_graph import OpenedGraph, UrbanGraph

__all__ = ["OpenedGraph", "UrbanGraph"]

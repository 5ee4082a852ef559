"""What a graph holds, looked through before it is written: which columns, which direction, what has to be told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from graph_model.graph_view import GraphView
from graph_model.wording import counted
from loaders.formats.annotations import Annotations
from loaders.formats.columns import Columns
from loaders.formats.flattening import node_cells, relationship_cells


class Survey:
    """One look at all nodes and relationships.

    `undirected` tells that every relationship reads the same from both ends; `parallel` counts those that run beside
    another of their type between the same nodes.
    """

    def __init__(
        self, view: GraphView, annotations: Annotations, frame_titles: Mapping[str, str] | None = None
    ) -> None:
        self.nodes = Columns()
        self.relationships = Columns(frame_titles)
        for node in view.nodes():
            self.nodes.count(node_cells(view, node, annotations))
        known = view.vocabulary.relationships
        pairs: set[tuple[str, str, str]] = set()
        self._count = self._symmetric = 0
        for each in view.relationships():
            self.relationships.count(relationship_cells(view, each, annotations))
            pairs.add((each.start, each.end, each.type))
            self._count += 1
            self._symmetric += known[each.type].symmetric
        self.parallel = self._count - len(pairs)

    @property
    def undirected(self) -> bool:
        """Whether every relationship reads the same from both ends."""
        return 0 < self._symmetric == self._count

    def notes(self) -> Iterator[str]:
        """Yield what a reader of the file has to know."""
        yield from self.nodes.notes()
        yield from self.relationships.notes()
        if self._symmetric and not self.undirected:
            symmetric = counted(self._symmetric, "relationship")
            yield f"{symmetric} of a symmetric type written with a direction"
        if self.parallel:
            parallel = counted(self.parallel, "relationship")
            yield f'{parallel} beside another of its type: in Gephi choose "Don\'t merge", or one is made of them'

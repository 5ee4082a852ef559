"""The columns of a file of attributes: a title for each, which no reader takes for anything else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from graph_model.wording import counted
from loaders.formats.flattening import Cell, Column

# Names of attributes by which readers of GraphML or GEXF (Gephi, NetworkX, igraph) mean something of their own: one
# list for both formats, so that a property has the same title in either.
WORDS = frozenset(
    {"id", "label", "source", "target", "key", "weight", "start", "end", "pid", "for", "relationship", "networkx_key"}
    | {"nodelabel", "edgelabel", "size", "color", *"rgbxyz", "xpos", "ypos", "zpos"}  # Gephi, of GraphML
    | {"timeset", "interval", "timestamp"}  # Gephi's own columns
    | {"viz", "spells", "slices", "parents", "mode", "node_default", "edge_default"}  # NetworkX, of GEXF
    | {"self", "node_for_adding", "u_for_edge", "v_for_edge"}  # parameters of NetworkX to which attributes are passed
    | {"held", "holds"}  # ours: whether a relationship held definitely or possibly
)
_ROLES = ("frame", "property", "date", "result")
_KINDS = {"text": "texts", "integer": "whole numbers", "number": "numbers", "boolean": "booleans", "list": "lists"}


class Columns:
    """The columns of all nodes, or of all relationships: what occurs, with the title under which it is written.

    A property of one name and several kinds (a number of one type, a text of another) has a column for each kind,
    titled `height_integer` and `height_text`. What is named like a word of the formats gets its role before the name:
    `property_label`. `with_null` are the columns of lists in one of which `null` stands as a text: Gephi would drop it.
    """

    def __init__(self, frame_titles: Mapping[str, str] | None = None) -> None:
        self._counts: Counter[Column] = Counter()
        self.with_null: dict[Column, None] = {}
        self._null: Counter[Column] = Counter()
        self._frame_titles = frame_titles or {}
        self._titles: dict[Column, str] = {}

    def count(self, cells: Iterable[Cell]) -> None:
        """Take note of the cells of one node or relationship."""
        for column, value in cells:
            self._counts[column] += 1
            if column.kind == "list" and any(map(_is_null, value)):
                self.with_null[column] = None
            if column.kind in ("text", "list") and _is_null(value[0] if len(value) == 1 else value):
                self._null[column] += 1

    def titles(self) -> dict[Column, str]:
        """Return the title of each column that occurs: what every element has, properties, bounds of dates, results."""
        if not self._titles:
            taken: set[str] = set()
            for role in _ROLES:
                for column in (each for each in self._counts if each.role == role):
                    self._titles[column] = self._title(column, taken)
                    taken.add(self._titles[column].casefold())
        return self._titles

    def values(self, kind: str) -> int:
        """Return how many values of a kind there are."""
        return sum(count for column, count in self._counts.items() if column.kind == kind)

    def _title(self, column: Column, taken: set[str]) -> str:
        if column.role == "frame":
            return self._frame_titles.get(column.name, column.name)
        title = f"{column.name}_{column.kind}" if len(self._kinds(column)) > 1 else column.name
        while title.casefold() in taken or title.casefold() in WORDS:
            title = f"{column.role}_{title}"
        return title

    def _kinds(self, column: Column) -> list[Column]:
        return [each for each in self._counts if each[:2] == column[:2]]

    def notes(self) -> Iterator[str]:
        """Yield what is written under another title than its name, and what Gephi drops."""
        for column, count in self._null.items():
            yield f"{self.titles()[column]}: {counted(count, 'value')} `null`, which Gephi reads as none"
        told: set[tuple[str, str]] = set()
        for column, title in self.titles().items():
            if column.role == "frame" or title == column.name or column[:2] in told:
                continue
            told.add(column[:2])
            kinds = self._kinds(column)
            if len(kinds) > 1:
                written = [f"{_KINDS[each.kind]} as {self.titles()[each]} ({self._counts[each]:,})" for each in kinds]
                yield f"{column.name} is of several types: {', '.join(written)}"
            else:
                why = "that name has a meaning of its own in such files"
                yield f"{column.name} is written as {title} ({counted(self._counts[column], 'value')}); {why}"


def _is_null(value: object) -> bool:
    """Tell whether Gephi takes a text for no value, as it does in a list, too."""
    return isinstance(value, str) and value.lower() == "null"

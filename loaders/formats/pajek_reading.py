"""Reading Pajek: networks (.net) and projects (.paj), with two modes, several relations, times, partitions and vectors.

NetworkX's reader fails on two modes, on lists of neighbours and on numbered relations; in tests it is the judge of what
it can read.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import takewhile
from pathlib import Path

from graph_model.wording import counted
from loaders.formats.beginnings import Beginning
from loaders.formats.character_references import read_references
from loaders.formats.encodings import read_old_text
from loaders.formats.plain_graph import Attributes, Edge, PlainGraph, Unreadable

_SECTION = re.compile(r"\*\s*(\w+)\s*(.*)")
_RELATION = re.compile(r":\s*(\d+)\s*(.*)")
_WORD = re.compile(r'"((?:[^"]|"")*)"|(\[[^\]]*\])|(\S+)')
_NETWORK = frozenset({"network", "vertices", "arcs", "edges", "arcslist", "edgeslist", "matrix", "partition", "vector"})
_YEAR = re.compile(r"[12]\d{3}|1|\*", re.ASCII)  # 1 is the first moment that there is, * the last
_LINES = frozenset({"arcs", "edges", "arcslist", "edgeslist", "matrix"})
_OTHER = "lines of another network"
_NETWORK_OF = " network"  # no attribute of a file is called so
_MOST_VERTICES = 50_000_000
_FIRST, _SECOND = "first mode", "second mode"
# What draws a vertex or a line (Pajek reference manual, "Input files").
_DRAWING = frozenset(
    {"s_size", "x_fact", "y_fact", "phi", "r", "q", "ic", "bc", "bw", "lc", "la", "lr", "lphi", "fos", "font", "c", "w"}
    | {"p", "s", "size", "a", "ap", "lp", "h1", "h2", "a1", "k1", "a2", "k2", "cn"}
)
_SHAPES = frozenset({"ellipse", "box", "diamond", "triangle", "cross", "empty", "circle"})


def is_pajek(beginning: Beginning) -> bool:
    """Tell whether a file is a network or a project of Pajek: its first line that is no remark begins so."""
    lines = (line.strip() for line in beginning.text.lstrip("\ufeff").splitlines())
    first = next((line for line in lines if line and not line.startswith("%")), "")
    match = _SECTION.match(first)
    return match is not None and match[1].lower() in _NETWORK


def read_pajek(path: Path) -> PlainGraph:
    """Read the first network of a file, further ones of the same vertices as relations, partitions and vectors.

    A vertex has its number for an id. In a network of two modes each vertex is of the kind of its mode.

    Raises:
        Unreadable: it is not a network.
    """
    plain = PlainGraph(path.name, written_as_text=True)
    reader = _Reader(plain)
    for number, line in enumerate(read_old_text(path, plain).splitlines(), start=1):
        text = line.strip()
        if text and not text.startswith("%"):
            try:
                reader.line(text)
            except (ValueError, IndexError):
                raise Unreadable(
                    f"{text[:40]!r} cannot be read in a part *{reader.section}", "correct the line", number
                ) from None
    if not reader.size and not plain.nodes:
        raise Unreadable("holds no vertices", "begin it with *Vertices and their number")
    reader.end()
    return plain


class _Reader:
    """A network as far as it is read: which part the lines belong to, and what they said."""

    def __init__(self, plain: PlainGraph) -> None:
        self.plain = plain
        self.section = ""
        self.size = 0
        self._first_mode = 0
        self._title = ""  # of the network, partition or vector that is read
        self._networks: list[str] = []  # the titles of those whose lines are read
        self._relation = ""
        self._relations: dict[str, str] = {}
        self._row = 0
        self._values: list[tuple[str, list[int | float]]] = []  # of each partition and vector
        self._skipped: Counter[str] = Counter()
        self._drawings = 0
        self._lines: dict[str, Callable[[str], None]] = {
            "vertices": self._vertex,
            "again": self._same_vertex,
            "arcs": self._line_of_arcs,
            "edges": self._line_of_edges,
            "arcslist": self._neighbours,
            "edgeslist": self._neighbours,
            "matrix": self._matrix,
            "partition": self._value_of_vertex,
            "vector": self._value_of_vertex,
        }

    def line(self, text: str) -> None:
        """Read one line."""
        match = _SECTION.fullmatch(text) if text.startswith("*") else None
        if match:
            self._begin(match[1].lower(), match[2].strip())
        elif self.section in self._lines:
            self._lines[self.section](text)

    def _begin(self, name: str, rest: str) -> None:
        before, self.section, self._row = self.section, name, 0
        if name == "vertices":
            self._vertices(before, rest)
        elif name in _LINES:
            relation = _RELATION.match(rest)
            self._relation = self._relation_named(relation[1], relation[2]) if relation else ""
            self.section = name if before != _OTHER else _OTHER
        elif name in ("network", "partition", "vector"):
            self._title = rest.strip() or name
            if name != "network":
                self._values.append((self._title, []))
        elif name != "events":
            self._skipped[f"part *{name} left out"] += 1

    def _relation_named(self, number: str, name: str) -> str:
        if name.strip():
            self._relations[number] = name.strip().strip('"')
        return self._relations.get(number, f"relation {number}")

    def _vertices(self, before: str, rest: str) -> None:
        if before in ("partition", "vector"):
            self.section = before
            return
        numbers = [int(float(part)) for part in rest.split()]
        first_mode = numbers[1] if len(numbers) > 1 and numbers[1] < numbers[0] else 0
        if self.size:
            same = (numbers[0], first_mode) == (self.size, self._first_mode)
            self.section = "again" if same else _OTHER
            self._skipped["network of other vertices left out"] += not same
            if same:
                self._networks.append(self._title)
            return
        if numbers[0] > _MOST_VERTICES:
            raise ValueError(rest)
        self.size, self._first_mode = numbers[0], first_mode
        self._networks.append(self._title)
        for number in range(1, self.size + 1):
            self.plain.nodes[str(number)] = self._mode(number)

    def _same_vertex(self, text: str) -> None:
        """Pass over a vertex of a further network, which has a label already; another label is another network."""
        words = list(_words(text))
        label = self.plain.nodes[str(int(words[0]))].get("label")
        if len(words) > 1 and words[1] != label:
            self.section = _OTHER
            self._networks.pop()
            self._skipped["network of other vertices left out"] += 1

    def _mode(self, number: int) -> Attributes:
        if not self._first_mode:
            return {}
        return {"kind": _FIRST if number <= self._first_mode else _SECOND}

    def _vertex(self, text: str) -> None:
        words = list(_words(text))
        node_id = str(int(words[0]))
        found = self.plain.nodes.setdefault(node_id, self._mode(int(node_id)))
        if len(words) > 1:
            found["label"] = words[1]
        numbers = list(takewhile(_is_number, words[2:5]))
        found |= {f"viz_{axis}": float(value) for axis, value in zip("xyz", numbers, strict=False)}
        self._rest(found, words[2 + len(numbers) :])

    def _rest(self, found: Attributes, words: list[str]) -> None:
        """Keep the times, the label, the shape and the attributes that others add; what only draws is counted."""
        drawn = False
        rest = iter(words)
        for word in rest:
            if word.startswith("["):
                found |= _times(word)
            elif word.lower() in _SHAPES:
                found["viz_shape"] = word.lower()
            elif word.lower() in _DRAWING:
                drawn = next(rest, None) is not None or drawn
            elif (value := next(rest, None)) is not None:
                found["label" if word == "l" else word] = value
        self._drawings += drawn

    def _line_of_arcs(self, text: str) -> None:
        self._tie(text, directed=True)

    def _line_of_edges(self, text: str) -> None:
        self._tie(text, directed=False)

    def _tie(self, text: str, *, directed: bool) -> None:
        words = list(_words(text))
        relation = self._relation
        if match := re.fullmatch(r"(\d+):", words[0]):
            relation = self._relation_named(match[1], "")
            words = words[1:]
        start, end, rest = _vertex_id(words[0]), _vertex_id(words[1]), words[2:]
        attributes: Attributes = {"weight": float(rest[0])} if rest and _is_number(rest[0]) else {}
        self._rest(attributes, rest[1:] if "weight" in attributes else rest)
        self._add(start, end, attributes, relation, directed=directed)

    def _add(self, start: str, end: str, attributes: Attributes, relation: str, *, directed: bool) -> None:
        """Add a line; `network` is that of which it is, as long as there may be several."""
        said = {"relation": relation} if relation else {}
        self.plain.edges.append(Edge(start, end, {**attributes, **said, _NETWORK_OF: self._networks[-1]}, directed))

    def _neighbours(self, text: str) -> None:
        start, *others = map(_vertex_id, text.split())
        for other in others:
            self._add(start, other, {}, self._relation, directed=self.section == "arcslist")

    def _matrix(self, text: str) -> None:
        self._row += 1
        for column, value in enumerate(map(float, text.split()), start=self._first_mode + 1):
            if value:
                directed = not self._first_mode
                self._add(str(self._row), str(column), {"weight": value}, self._relation, directed=directed)

    def _value_of_vertex(self, text: str) -> None:
        value = float(text.split(maxsplit=1)[0])
        self._values[-1][1].append(value if self.section == "vector" else int(value))

    def end(self) -> None:
        """Give vertices the values of partitions and vectors, and lines their network; note what is left out."""
        for title, values in self._values:
            if len(values) != self.size:
                self._skipped["partition or vector of other vertices left out"] += 1
                continue
            for attributes, value in zip(self.plain.nodes.values(), values, strict=False):
                attributes[title] = value
        for edge in self.plain.edges:
            network = edge.attributes.pop(_NETWORK_OF)
            if len(self._networks) > 1:
                edge.attributes.setdefault("relation", network)
        if len(self._networks) == 1 and self._networks[0]:
            self.plain.about["title"] = self._networks[0]
        if self._drawings:
            self._skipped["drawing left out, but for places and shapes"] = self._drawings
        for what, count in self._skipped.items():
            noun, rest = what.split(" ", 1)
            if count:
                self.plain.warn(f"{counted(count, noun)} {rest}")


def _vertex_id(word: str) -> str:
    return str(abs(int(word)))


def _words(text: str) -> Iterator[str]:
    for match in _WORD.finditer(text):
        word = match[1].replace('""', '"') if match[1] is not None else match[2] or match[3]
        yield read_references(word)


def _is_number(word: str) -> bool:
    try:
        float(word)
    except ValueError:
        return False
    return True


def _times(word: str) -> Attributes:
    """Return the times of a vertex or a line, `[1990-1995,2000-*]`: years as dates, other counts as a text."""
    parts = [part.strip().partition("-") for part in word.strip("[]").split(",")]
    first, last = parts[0][0].strip(), (parts[-1][2] or parts[-1][0]).strip()
    if len(parts) == 1 and _YEAR.fullmatch(first) and _YEAR.fullmatch(last):
        since, until = (
            {} if each in ("1", "*") else {name: each} for name, each in (("since", first), ("until", last))
        )
        return {**since, **until}
    return {"times": word.strip("[]")}

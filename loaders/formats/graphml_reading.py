"""Reading GraphML: ours, and that of yEd, Gephi, igraph, NetworkX and others."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple
from xml.sax.xmlreader import AttributesImpl

from graph_model.wording import counted
from loaders.formats.beginnings import Beginning
from loaders.formats.own_description import parse_own
from loaders.formats.plain_graph import Attributes, Edge, PlainGraph
from loaders.formats.typed_text import typed
from loaders.formats.xml_reading import GraphHandler, local, parse_xml

_THINGS = frozenset({"node", "edge"})
# What yEd writes into the data of a node or an edge, of which these are taken; the rest of the drawing is not.
_YED_LABELS = frozenset({"NodeLabel", "EdgeLabel"})
_NOT_TAKEN = {"hyperedge": "hyperedge", "port": "port"}


def is_graphml(beginning: Beginning) -> bool:
    """Tell whether a file is GraphML."""
    return beginning.xml_root == "graphml"


def read_graphml(path: Path) -> PlainGraph:
    """Read nodes, edges and their data, with defaults; a graph within a node is read as part of the whole.

    Raises:
        Unreadable: it is not well-formed XML.
    """
    handler = _Handler(PlainGraph(path.name))
    parse_xml(path, handler)
    handler.end()
    return handler.plain


class _Key(NamedTuple):
    """What a key declares: a name, and the type of its values."""

    name: str
    type: str


class _Thing(NamedTuple):
    """A node or an edge that is being read."""

    tag: str
    at: dict[str, str]
    attributes: Attributes
    directed: bool


class _Handler(GraphHandler):
    def __init__(self, plain: PlainGraph) -> None:
        super().__init__(plain)
        self._keys: dict[str, _Key] = {}
        self._defaults: dict[str, Attributes] = {"node": {}, "edge": {}}
        self._declared: tuple[str, str] | None = None  # the key whose default is read, and for what it is
        self._directed = [True]
        self._open: list[_Thing] = []
        self._data: str | None = None  # the key of the data that is read
        self._text: list[str] = []
        self._drawn = self._in_label = False
        self._left_out: Counter[str] = Counter()
        self._within = 0

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802 -- the name that SAX calls
        tag = local(name)
        if self._data is not None:
            self._drawing(tag, attrs)
        elif tag in _THINGS:
            self._within += tag == "node" and len(self._open) > 0
            own = attrs.get("directed")
            directed = self._directed[-1] if own is None else own == "true"
            self._open.append(_Thing(tag, dict(attrs), {}, directed))
        elif tag == "data":
            self._data, self._text, self._drawn = attrs.get("key", ""), [], False
        elif tag == "key":
            self._declare(attrs)
        elif tag in ("default", "desc"):
            self._text = []
        elif tag == "graph":
            self._directed.append(attrs.get("edgedefault") != "undirected")
        elif tag in _NOT_TAKEN:
            self._left_out[_NOT_TAKEN[tag]] += 1

    def characters(self, content: str) -> None:
        if not self._drawn or self._in_label:
            self._text.append(content)

    def endElement(self, name: str) -> None:  # noqa: N802
        tag = local(name)
        if self._data is not None:
            if tag == "data":
                self._end_data()
            elif tag in _YED_LABELS:
                self._in_label = False
                self._yed("label", "".join(self._text).strip())
        elif tag in _THINGS:
            self._end_thing(self._open.pop())
        elif tag == "default" and self._declared:
            key, where = self._declared
            value = typed("".join(self._text), self._keys[key].type)
            for thing in _THINGS if where == "all" else {where} & _THINGS:
                self._defaults[thing][self._keys[key].name] = value
        elif tag == "desc":
            about = self._open[-1].attributes if self._open else self.plain.about
            about.setdefault("description", "".join(self._text).strip())
        elif tag == "graph":
            self._directed.pop()

    def _declare(self, attrs: AttributesImpl) -> None:
        key = attrs.get("id", "")
        self._keys[key] = _Key(attrs.get("attr.name") or key, attrs.get("attr.type", "string"))
        self._declared = key, attrs.get("for", "all")

    def _drawing(self, tag: str, attrs: AttributesImpl) -> None:
        """Take the label, the place and the colour out of what yEd has drawn."""
        if not self._drawn:
            self._drawn = True
            self._left_out["drawing of yEd, but for labels, places and colours,"] += 1
        if tag in _YED_LABELS:
            self._in_label, self._text = True, []
        elif tag == "Geometry":
            for axis in ("x", "y"):
                if attrs.get(axis):
                    self._yed(f"viz_{axis}", typed(attrs[axis], "double"))
        elif tag == "Fill" and attrs.get("color"):
            self._yed("viz_colour", attrs["color"].lower())

    def _yed(self, name: str, value: Any) -> None:
        if self._open and value != "":
            self._open[-1].attributes.setdefault(name, value)

    def _end_data(self) -> None:
        key = self._keys.get(self._data or "", _Key(self._data or "", "string"))
        self._data = None
        text = "".join(self._text)
        if self._open and not self._drawn and text.strip():
            self._open[-1].attributes[key.name] = typed(text, key.type)
        self._text, self._drawn = [], False

    def _end_thing(self, thing: _Thing) -> None:
        attributes = {**self._defaults[thing.tag], **thing.attributes}
        if thing.tag == "node":
            self.plain.add_node(thing.at.get("id", ""), attributes)
            return
        if label := thing.at.get("label", "") if not self.instruction else "":
            attributes.setdefault("label", label)
        self.plain.edges.append(
            Edge(thing.at.get("source", ""), thing.at.get("target", ""), attributes, thing.directed)
        )

    def end(self) -> None:
        """Note what the file has that nodes and edges do not hold."""
        self.plain.described = parse_own(self.instruction) if self.instruction else None
        for what, count in self._left_out.items():
            self.plain.warn(f"{counted(count, what)} left out" if not what.endswith(",") else _of_drawings(count, what))
        if self._within:
            self.plain.warn(f"{counted(self._within, 'node')} within other nodes stand beside them")


def _of_drawings(count: int, what: str) -> str:
    noun, rest = what.split(" ", 1)
    return f"{counted(count, noun)} {rest} left out"

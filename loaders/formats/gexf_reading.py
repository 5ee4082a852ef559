"""Reading GEXF 1.1 to 1.3: ours, and that of Gephi, NetworkX, gexf4j and others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple
from xml.sax.xmlreader import AttributesImpl

from graph_model.wording import counted
from loaders.formats.beginnings import Beginning
from loaders.formats.moments import ENDLESS, INTERVAL, as_date
from loaders.formats.own_description import parse_own
from loaders.formats.plain_graph import Attributes, Edge, PlainGraph
from loaders.formats.typed_text import typed
from loaders.formats.xml_reading import GraphHandler, local, parse_xml

_MOMENT = re.compile(r"[^\s<>\[\](),;]+")
_COUNT_OF_PARALLEL = "networkx_key"
_ABOUT = frozenset({"title", "description"})
_LOOKS = frozenset({"color", "position", "size", "shape", "thickness"})
_OPEN_ENDS = ("startopen", "endopen", "leftopen", "rightopen")


def is_gexf(beginning: Beginning) -> bool:
    """Tell whether a file is GEXF."""
    return beginning.xml_root == "gexf"


def read_gexf(path: Path) -> PlainGraph:
    """Read nodes, edges, attributes, what they look like and when they were there.

    A spell of an edge is an edge of its own, from `since` to `until`; a node has the first and the last day of its
    spells. Colour, place, size and shape become `viz_colour`, `viz_x` and the like.

    Raises:
        Unreadable: it is not well-formed XML.
    """
    handler = _Handler(PlainGraph(path.name))
    parse_xml(path, handler)
    handler.end()
    return handler.plain


class _Declared(NamedTuple):
    """What an attribute is called, and the type of its values."""

    title: str
    type: str


class _Thing(NamedTuple):
    """A node or an edge that is being read."""

    tag: str
    at: Mapping[str, str]
    attributes: Attributes
    timed: dict[str, list[str]]
    spells: list[tuple[str, str]]


class _Handler(GraphHandler):
    def __init__(self, plain: PlainGraph) -> None:
        super().__init__(plain)
        self._declared: dict[str, dict[str, _Declared]] = {"node": {}, "edge": {}}
        self._defaults: dict[str, Attributes] = {"node": {}, "edge": {}}
        self._class = "node"
        self._last = ""
        self._directed = False
        self._open: list[_Thing] = []
        self._text: list[str] = []
        self._within: list[tuple[str, str]] = []
        self._counts: Counter[str] = Counter()

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802 -- the name that SAX calls
        tag = local(name)
        if tag in ("node", "edge"):
            self._open.append(_Thing(tag, dict(attrs), {}, {}, []))
            self._note_spells(attrs)
        elif tag == "attvalue" and self._open:
            self._value(attrs)
        elif tag in ("spell", "slice") and self._open:
            self._note_spells(attrs)
        elif tag in _LOOKS and self._open:
            self._look(tag, attrs)
        elif tag == "parent" and self._open:
            self._within.append((self._open[-1].at.get("id", ""), attrs.get("for", "")))
        elif tag == "graph":
            self._directed = attrs.get("defaultedgetype") in ("directed", "mutual")
        elif tag == "attributes":
            self._class = attrs.get("class", "node")
        elif tag == "attribute":
            self._last = attrs.get("id", "")
            declared = _Declared(attrs.get("title") or self._last, attrs.get("type", "string"))
            self._declared.setdefault(self._class, {})[self._last] = declared
        elif tag == "default" or tag in _ABOUT:
            self._text = []

    def characters(self, content: str) -> None:
        self._text.append(content)

    def endElement(self, name: str) -> None:  # noqa: N802
        tag = local(name)
        if tag in ("node", "edge"):
            self._end_thing(self._open.pop())
        elif tag == "default":
            declared = self._declared[self._class][self._last]
            self._defaults[self._class][declared.title] = typed("".join(self._text), declared.type)
        elif tag in _ABOUT and (text := "".join(self._text).strip()):
            self.plain.about[tag] = text

    def _value(self, attrs: AttributesImpl) -> None:
        thing = self._open[-1]
        key = attrs.get("for") or attrs.get("id", "")
        declared = self._declared[thing.tag].get(key, _Declared(key, "string"))
        text = attrs.get("value", "")
        if spells := list(_spells(attrs)):
            thing.timed.setdefault(declared.title, []).extend(f"{text} ({since}/{until})" for since, until in spells)
        if text.strip():
            thing.attributes[declared.title] = typed(text, declared.type)

    def _note_spells(self, attrs: AttributesImpl) -> None:
        for spell in _spells(attrs):
            self._open[-1].spells.append(spell)
        self._counts["bound"] += sum(attrs.get(each) not in (None, "false") for each in _OPEN_ENDS)

    def _look(self, tag: str, attrs: AttributesImpl) -> None:
        """Keep what a thing looks like; of ours it follows from its type."""
        if self.instruction:
            return
        found = self._open[-1].attributes
        if tag == "position":
            found |= {f"viz_{axis}": typed(attrs[axis], "double") for axis in "xyz" if axis in attrs}
        elif tag == "color":
            found["viz_colour"] = attrs.get("hex") or _hex(attrs)
        elif "value" in attrs:
            found[f"viz_{tag}"] = typed(attrs["value"], "string" if tag == "shape" else "double")

    def _end_thing(self, thing: _Thing) -> None:
        attributes = {**self._defaults[thing.tag], **thing.attributes}
        attributes.pop(_COUNT_OF_PARALLEL, None)
        if not self.instruction:
            for title, values in thing.timed.items():
                if len(values) > 1:
                    attributes[title] = values
                    self._counts["timed"] += 1
            names = ("label",) if thing.tag == "node" else ("label", "kind", "weight")
            given = {name: thing.at[name] for name in names if thing.at.get(name)}
            attributes |= {
                name: typed(text, "double" if name == "weight" else "string") for name, text in given.items()
            }
        if thing.tag == "node":
            self._node(thing, attributes)
        else:
            self._edge(thing, attributes)

    def _node(self, thing: _Thing, attributes: Attributes) -> None:
        node_id = thing.at.get("id", "")
        if outer := thing.at.get("pid") or (self._open[-1].at.get("id") if self._open else ""):
            self._within.append((node_id, outer))
        if thing.spells and not self.instruction:
            self._counts["spells"] += len(thing.spells) > 1
            firsts, lasts = zip(*thing.spells, strict=True)
            attributes = {**_dated(min(firsts), max(lasts) if all(lasts) else ""), **attributes}
        self.plain.add_node(node_id, attributes)

    def _edge(self, thing: _Thing, attributes: Attributes) -> None:
        given = thing.at.get("type") or thing.at.get("defaultedgetype")
        directed = given in ("directed", "mutual") if given else self._directed
        start, end = thing.at.get("source", ""), thing.at.get("target", "")
        spells = [] if self.instruction else thing.spells
        for since, until in spells or [("", "")]:
            dated = {**_dated(since, until), **attributes} if spells else attributes
            self.plain.edges.append(Edge(start, end, dated, directed))
            if given == "mutual":
                self.plain.edges.append(Edge(end, start, dated, directed))
        self._counts["mutual"] += given == "mutual"
        self._counts["more"] += max(len(spells) - 1, 0)

    def end(self) -> None:
        """Note what the file has that nodes and edges do not hold as it stands there."""
        self.plain.described = parse_own(self.instruction) if self.instruction else None
        if self.plain.described:
            return
        for node_id, outer in self._within:
            self.plain.edges.append(Edge(node_id, outer, {"kind": "within"}))
        told = {
            "more": "spell more of an edge: each is a tie of its own",
            "spells": "node with several spells: the first and the last day are kept",
            "timed": "value that changes with time: a list of each with its time",
            "bound": "open bound of a spell taken as closed",
            "mutual": "mutual edge: one in each direction",
        }
        for what, words in told.items():
            if count := self._counts[what]:
                noun, rest = words.split(" ", 1)
                self.plain.warn(f"{counted(count, noun)} {rest}")
        if self._within:
            self.plain.warn(f"{counted(len(self._within), 'node')} within others: said by ties of the kind `within`")


def _spells(attrs: AttributesImpl) -> Iterator[tuple[str, str]]:
    """Yield the times that an element states: from and to, empty where they are open."""
    start, end, at = attrs.get("start", ""), attrs.get("end", ""), attrs.get("timestamp", "")
    if start or end:
        yield start, end
    elif at:
        yield at, at
    for match in INTERVAL.finditer(attrs.get("intervals", "")):
        yield match[1], match[2] or match[1]
    for match in _MOMENT.finditer(attrs.get("timestamps", "")):
        yield match[0], match[0]


def _dated(since: str, until: str) -> dict[str, Any]:
    """Return the bounds of a spell as dates; numbers that are no years stay what they are."""
    bounds = {name: text for name, text in (("since", since), ("until", until)) if text and text.lower() not in ENDLESS}
    dates = {name: as_date(text) for name, text in bounds.items()}
    if all(dates.values()):
        return dict(dates)
    return {("start" if name == "since" else "end"): typed(text, "double") for name, text in bounds.items()}


def _hex(attrs: AttributesImpl) -> str:
    try:
        return "#" + "".join(f"{min(255, max(0, int(float(attrs.get(part, '0'))))):02x}" for part in "rgb")
    except ValueError:
        return "#000000"

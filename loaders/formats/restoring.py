"""A data set out of a graph file that we wrote: its own types and titles, and every fault of what was edited since."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from graph_model.checking import check_statement
from graph_model.date_bounds import bound_names
from graph_model.faults import Fault, Report
from graph_model.graph import Graph
from graph_model.stores.records import AS_OF_DAYS, DATES_CERTAIN
from graph_model.values import PropertyType, split
from graph_model.vocabulary import Vocabulary
from graph_model.vocabulary_reading import bundled_vocabulary, read_vocabulary
from graph_model.wording import counted, listed
from loaders.formats.plain_graph import Attributes, Edge, PlainGraph

Titles = Mapping[str, tuple[str, str]]  # the role and the name of what each title stands for

_FRAME = frozenset({"type", "name", "aliases", "sources", "statements"})
_DERIVED = frozenset({"key", *AS_OF_DAYS, DATES_CERTAIN})  # where a file does not say what its titles stand for


def restore(plain: PlainGraph, described: Mapping[str, Any]) -> tuple[Graph, Report]:
    """Return the graph that was written, and the report of what is left out, or was edited into what does not fit.

    Raises:
        VocabularyError: what the file has for a vocabulary contradicts itself.
    """
    graph = Graph(_vocabulary(plain, described["vocabulary"]))
    graph.about = dict(described["about"])
    report = Report([fault.at(plain.file) for fault in plain.faults])
    restoring = _Restoring(graph, plain, described)
    for node_id, attributes in plain.nodes.items():
        restoring.node(node_id, attributes)
    for edge in plain.edges:
        restoring.edge(edge)
    report.extend(fault.at(plain.file) for fault in restoring.faults)
    report.extend(fault.at(plain.file) for fault in restoring.left_out())
    return graph, report


def _vocabulary(plain: PlainGraph, texts: list[str]) -> Vocabulary:
    vocabulary = bundled_vocabulary()
    for text in texts:
        vocabulary = read_vocabulary(text, f"{plain.file}, its vocabulary", vocabulary)
    return vocabulary


class _Restoring:
    """A graph as far as it is restored, and what was found on the way."""

    def __init__(self, graph: Graph, plain: PlainGraph, described: Mapping[str, Any]) -> None:
        self.graph = graph
        self.faults: list[Fault] = []
        self._node_titles: Titles = described["nodes"]
        self._edge_titles: Titles = described["edges"]
        self._results: Counter[str] = Counter()
        self._marks = 0
        for node_id, times in plain.repeated.items():
            message = f"stands {times} times as a node; what the first says is kept"
            self.faults.append(Fault(message, "keep one", "id", node_id))

    def node(self, node_id: str, given: Attributes) -> None:
        """Put a node into the graph, with what is stated of it."""
        frame, properties = self._parted(given, self._node_titles)
        node_type = str(frame.get("type", ""))
        definition = self.graph.vocabulary.nodes.get(node_type)
        faults = self.graph.put_node(
            node_type,
            node_id,
            str(frame.get("name", node_id)),
            _fit(properties, definition.properties if definition else {}),
            aliases=_texts(frame.get("aliases")),
            sources=_texts(frame.get("sources")),
        )
        self._note(faults, f"of node {node_id}")
        if node_id in self.graph:
            self._statements(node_id, frame.get("statements"))

    def _parted(self, given: Attributes, titles: Titles) -> tuple[Attributes, Attributes]:
        """Return the frame of a thing, and its properties; results and what is reckoned are neither."""
        frame: Attributes = {}
        properties: Attributes = {}
        for title, value in given.items():
            role, name = titles.get(title) or ("frame" if title in _FRAME else "property", title)
            if role == "result":
                self._results[name] += 1
            elif role in ("frame", "property"):
                (frame if role == "frame" else properties)[name] = value
        return frame, properties

    def _statements(self, node_id: str, given: Any) -> None:
        try:
            rows = json.loads(given) if isinstance(given, str) else given or []
            for row in rows:
                name, value = str(row["property"]), row["value"]
                clean, faults = check_statement(self.graph.vocabulary, self.graph.node(node_id).type, name, value)
                self._note(faults, f"of a statement of node {node_id}")
                if clean is not None:
                    sources, note = _texts(row.get("sources")), str(row.get("note") or "")
                    self.graph.add_statement(node_id, name, clean, sources=sources, note=note)
        except (ValueError, TypeError, KeyError, AttributeError):
            fault = Fault("is no list of statements", "take it out, or write the file anew", "statements", str(given))
            self._note([fault], f"of node {node_id}")

    def edge(self, edge: Edge) -> None:
        """Put a relationship into the graph."""
        frame, properties = self._parted(edge.attributes, self._edge_titles)
        tie_type = str(frame.get("type", ""))
        definition = self.graph.vocabulary.relationships.get(tie_type)
        self._marks += "held" in frame
        stated = _fit(properties, definition.properties if definition else {})
        faults = self.graph.put_relationship(
            edge.start, tie_type, edge.end, stated, sources=_texts(frame.get("sources"))
        )
        self._note(faults, f"of {tie_type or 'an edge'} from {edge.start} to {edge.end}")

    def _note(self, faults: list[Fault], what: str) -> None:
        self.faults += [replace(fault, detail=what) for fault in faults]

    def left_out(self) -> list[Fault]:
        """Return what a data set has no place for."""
        found = []
        if self._results:
            message = f"{counted(self._results.total(), 'result')} left out ({listed(self._results)})"
            found.append(Fault(message, "compute them anew from the data", severity="warning"))
        if self._marks:
            message = f"{counted(self._marks, 'mark')} of what held at a date left out (held)"
            found.append(Fault(message, "ask with a date", severity="warning"))
        return found


def _fit(properties: Mapping[str, Any], known: Mapping[str, PropertyType]) -> dict[str, object]:
    """Return properties with lists as lists, and without what is reckoned from their dates."""
    derived = _DERIVED | frozenset(bound_names(known))
    return {
        name: split(value) if name in known and known[name].many and isinstance(value, str) else value
        for name, value in properties.items()
        if name in known or name not in derived
    }


def _texts(value: Any) -> list[str]:
    if isinstance(value, list):
        return [str(each) for each in value]
    return split(str(value)) if value else []

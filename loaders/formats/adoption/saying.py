"""What became of a foreign graph, in words with counts: the types of things, what was added, joined, left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from graph_model.faults import Fault, has_error, shorten
from graph_model.graph import Graph
from graph_model.wording import counted, first_of
from loaders.formats.adoption.columns import Column, describe_new
from loaders.formats.adoption.kinds import NODE, TIE

_MOST_KINDS = 5
_ASK_FOR_TYPES = "give them an attribute `type` with a type of ours, such as City"


@dataclass(slots=True)
class Account:
    """What was found and done while a foreign graph was taken in.

    `edges` are all, of which `undirected` have no direction; `unjoined` are those of a type of ours between types that
    it does not join.
    """

    edges: int = 0
    undirected: int = 0
    loops: int = 0
    missing_ends: list[str] = field(default_factory=list)
    repeated: Mapping[str, int] = field(default_factory=dict)
    unfit_ids: list[str] = field(default_factory=list)
    unjoined: Counter[str] = field(default_factory=Counter)
    changed: Counter[str] = field(default_factory=Counter)
    faults: Counter[Fault] = field(default_factory=Counter)
    refused: int = 0

    def note(self, faults: Sequence[Fault], *, of_edge: bool) -> None:
        """Take note of the faults of one node or edge."""
        for fault in faults:
            self.faults[fault] += 1
        self.refused += of_edge and has_error(faults)

    def in_words(self, graph: Graph, added: Mapping[str, Sequence[Column]]) -> Iterator[Fault]:
        """Yield all that has to be said of a graph that was taken in, and of the properties that were added."""
        yield from self._types(graph)
        for name, columns in added.items():
            if columns:
                yield warning(f"properties added to {name}: {describe_new(columns)}")
        yield from self._of_nodes()
        yield from self._of_edges(graph)
        for fault, count in self.faults.items():
            times = f"({count:,} times)" if count > 1 else ""
            yield Fault(fault.message, fault.remedy, fault.column, fault.value, fault.severity, detail=times)

    def _types(self, graph: Graph) -> Iterator[Fault]:
        nodes = Counter(str(node.properties.get("kind", "")) for node in graph.nodes(NODE))
        if nodes:
            yield warning(
                f"{counted(nodes.total(), 'node')} of no type of the vocabulary: {NODE}{_kinds(nodes)}", _ASK_FOR_TYPES
            )
        ties = Counter(str(each.properties.get("kind", "")) for each in graph.relationships(TIE))
        if ties:
            yield warning(f"{counted(ties.total(), 'edge')} of no type of the vocabulary: {TIE}{_kinds(ties)}")
        for name, count in self.unjoined.items():
            runs = graph.vocabulary.relationships[name].describe_ends()
            message = f"{counted(count, 'edge')} of type {name} between types that it does not join: {TIE} of that kind"
            yield warning(message, f"it runs {runs}")
        if ties and 0 < self.undirected < self.edges:
            yield warning(f"{counted(self.undirected, 'edge')} without a direction beside others that have one")

    def _of_nodes(self) -> Iterator[Fault]:
        if self.missing_ends:
            named = "are named" if len(self.missing_ends) > 1 else "is named"
            yield warning(f"{counted(len(self.missing_ends), 'node')} {named} by edges only", "", self.missing_ends[0])
        if self.unfit_ids:
            message = f"{counted(len(self.unfit_ids), 'id')} with blanks, bars or #, or empty, written with hyphens"
            yield warning(message, "", self.unfit_ids[0])
        for node_id, times in self.repeated.items():
            yield warning(f"stands {times} times as a node; what it says first is kept", "keep one", node_id)
        for what, count in self.changed.items():
            noun, _, rest = what.partition(" ")
            yield warning(f"{counted(count, noun)} {rest}")

    def _of_edges(self, graph: Graph) -> Iterator[Fault]:
        if self.loops:
            yield warning(f"{counted(self.loops, 'edge')} from a node to itself left out")
        if joined := self.edges - self.loops - self.refused - graph.relationship_count:
            same = (
                "say the same as others and are one with them"
                if joined > 1
                else "says the same as another and is one with it"
            )
            yield warning(f"{counted(joined, 'edge')} {same}", "give them an attribute in which they differ")


def warning(message: str, remedy: str = "", value: str = "") -> Fault:
    """Return something worth a look."""
    return Fault(message, remedy, value=value, severity="warning")


def _kinds(kinds: Counter[str]) -> str:
    named = [f"{shorten(kind)} ({count:,})" for kind, count in kinds.most_common() if kind]
    return f" of kind {first_of(named, _MOST_KINDS)}" if named else ""

"""What rows cite: sources by id or by exact name, each with a place in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from graph_model.columns import Column
from graph_model.faults import Fault
from graph_model.graph import Graph
from graph_model.kept_columns import KeptColumns
from loaders.dataset.layout import Sheet


def resolve_citations(graph: Graph, kept: KeptColumns, stand_for: Mapping[str, list[str]]) -> Iterator[Fault]:
    """Put ids in the place of names of sources; yield warnings of those that are none, and of rows that cite none.

    `kept` is what the graph keeps. What many rows cite alike is resolved once.
    """
    sources = {node_id for nodes in kept.node_columns if nodes.type == "Source" for node_id in nodes.ids}
    resolver = _Resolver(graph, sources, stand_for)
    for place, nodes in enumerate(kept.node_columns):
        if nodes.type != "Source":
            kept.node_columns[place] = replace(nodes, sources=resolver.resolve_column(nodes.sources))
    for place, ties in enumerate(kept.relationship_columns):
        kept.relationship_columns[place] = replace(ties, sources=resolver.resolve_column(ties.sources))
    for node in list(kept.changed.values()):
        if node.type != "Source":
            graph.cite(node, map(resolver.resolve, node.attributes["sources"]))
    yield from _of_unknown(graph, kept, resolver)
    yield from _of_bare(graph, kept)


class _Resolver:
    """Finds what each citation means, once."""

    def __init__(self, graph: Graph, sources: set[str], stand_for: Mapping[str, list[str]]) -> None:
        self._graph, self._sources, self._stand_for = graph, sources, stand_for
        self._ids: dict[str, str | None] = {}

    def resolve(self, written: str) -> str:
        """Return a citation with the id of the source that it names, if it names one."""
        source, mark, place = written.partition("#")
        found = self._id(source)
        return written if found is None else f"{found}{mark}{place}"

    def resolve_column(self, column: Column) -> Column:
        """Return a column of lists of citations, with those resolved that any row has."""
        used = set(column.numbers)
        values = [
            list(map(self.resolve, each)) if number in used else each for number, each in enumerate(column.values)
        ]
        return Column(column.numbers, values)

    def unknown_in(self, citations: Iterable[str]) -> list[str]:
        """Return what is cited and is no source."""
        return [source for each in citations if self._id(source := each.partition("#")[0]) is None]

    @property
    def found_all(self) -> bool:
        """Whether all that was resolved is a source."""
        return None not in self._ids.values()

    def _id(self, source: str) -> str | None:
        if source not in self._ids:
            self._ids[source] = source if source in self._sources else self._named(source)
        return self._ids[source]

    def _named(self, name: str) -> str | None:
        levels = [self._stand_for.get(name, []), *self._graph.names.levels(name)]
        found = next(filter(None, ([each for each in level if each in self._sources] for level in levels)), [])
        return found[0] if len(found) == 1 else None


def _of_unknown(graph: Graph, kept: KeptColumns, resolver: _Resolver) -> Iterator[Fault]:
    """Yield a warning of each citation that is no source, in the order in which they are met."""
    times: Counter[str] = Counter()
    if not resolver.found_all:
        unknown = {
            id(columns): dict(enumerate(map(resolver.unknown_in, columns.sources.values)))
            for columns in kept.all_columns
            if columns.type != "Source"
        }
        for columns, row in kept.places():
            times.update(unknown.get(id(columns), {}).get(columns.sources.numbers[row], ()))
    for source, often in times.items():
        is_cited = "once" if often == 1 else f"{often:,} times"
        what = f"it is a {graph.type_of(source)}; " if source in graph else ""
        remedy = f"{what}add it to source.csv, so that a reader can find it"
        yield Fault(f"is cited {is_cited} and is no source", remedy, "sources", source, "warning")


def _of_bare(graph: Graph, kept: KeptColumns) -> Iterator[Fault]:
    """Yield a warning for each type of which rows cite nothing."""
    for columns in kept.all_columns:
        times = Counter(columns.sources.numbers if columns.type != "Source" else ())
        rows = sum(times[number] for number, cited in enumerate(columns.sources.values) if not cited)
        if rows:
            message = f"{rows:,} rows cite no source" if rows > 1 else "one row cites no source"
            remedy = "name where it was read in the column sources"
            file = Sheet(graph.vocabulary.find(columns.type)).file
            yield Fault(message, remedy, "sources", severity="warning", file=file)

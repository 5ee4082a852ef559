"""What rows cite: sources by id or by exact name, each with a place in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from graph_model.elements import Node, Relationship
from graph_model.faults import Fault
from graph_model.graph import Graph
from loaders.dataset.layout import Sheet


def resolve_citations(graph: Graph, stand_for: Mapping[str, list[str]]) -> Iterator[Fault]:
    """Put ids in the place of names of sources; yield warnings of those that are none, and of rows that cite none."""
    sources = {source.id for source in graph.nodes("Source")}
    unknown: Counter[str] = Counter()
    bare: Counter[str] = Counter()
    things: list[Node | Relationship] = [node for node in graph.nodes() if node.type != "Source"]
    for thing in [*things, *graph.relationships()]:
        written = thing.attributes["sources"]
        resolved = [_resolve(graph, sources, stand_for, each, unknown) for each in written]
        if resolved != written:
            graph.cite(thing, resolved)
        bare[thing.type] += not written
    for source, times in unknown.items():
        often = "once" if times == 1 else f"{times:,} times"
        what = f"it is a {graph.node(source).type}; " if source in graph else ""
        remedy = f"{what}add it to source.csv, so that a reader can find it"
        yield Fault(f"is cited {often} and is no source", remedy, "sources", source, "warning")
    for type_name, rows in bare.items():
        if rows:
            message = f"{rows:,} rows cite no source" if rows > 1 else "one row cites no source"
            remedy = "name where it was read in the column sources"
            file = Sheet(graph.vocabulary.find(type_name)).file
            yield Fault(message, remedy, "sources", severity="warning", file=file)


def _resolve(
    graph: Graph, sources: set[str], stand_for: Mapping[str, list[str]], written: str, unknown: Counter[str]
) -> str:
    source, mark, place = written.partition("#")
    if source in sources:
        return written
    levels = [stand_for.get(source, []), *graph.names.levels(source)]
    found = next(filter(None, ([each for each in level if each in sources] for level in levels)), [])
    if len(found) == 1:
        return f"{found[0]}{mark}{place}"
    unknown[source] += 1
    return written

"""What two nodes share: how each is related to it, when, how surely, and who says so."""

from __future__ import annotations

from collections.abc import Sequence

from graph_model import Graph, Relationship
from queries.answers import Row
from queries.lookups.lines import describe_relationship
from queries.lookups.spells import fold_spells


def both_sides(graph: Graph, *sides: tuple[str, Sequence[Relationship]]) -> Row:
    """Return how each of two nodes is related to what they share, when, how surely and who says so.

    `when` is the time of both; where it is not the same, each side tells its own.
    """
    lines = [fold_spells(describe_relationship(graph, each, node_id) for each in ties) for node_id, ties in sides]
    times = [list(dict.fromkeys(line["when"] for line in side)) for side in lines]
    alike = times[0] == times[1]
    first, second = ("; ".join(dict.fromkeys(_words(line, dated=not alike) for line in side)) for side in lines)
    ties = [each for _, found in sides for each in found]
    when = "; ".join(filter(None, times[0])) if alike else ""
    return {"first": first, "second": second, **evidence_of(graph, ties), "when": when}


def _words(line: Row, *, dated: bool) -> str:
    words = f"{line['reads']} ({line['details']})" if line["details"] else line["reads"]
    return f"{words}, {line['when']}" if dated and line["when"] else words


def evidence_of(graph: Graph, relationships: Sequence[Relationship]) -> Row:
    """Return when, how surely and where it is said, over several relationships."""
    times = dict.fromkeys(graph.timing.in_words(each) for each in relationships)
    marks = dict.fromkeys(map(graph.timing.confidence, relationships))
    return {
        "when": "; ".join(time for time in times if time),
        "confidence": ", ".join(sorted(mark for mark in marks if mark)),
        "sources": list(dict.fromkeys(source for each in relationships for source in each.attributes["sources"])),
    }

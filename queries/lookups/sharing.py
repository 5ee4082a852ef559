"""What two nodes share: how each is related to it, when, how surely, and who says so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from graph_model import Covers, Graph, Relationship
from queries.answers import Row
from queries.composite_ties import Chain
from queries.lookups.lines import describe_relationship, held_column, with_details
from queries.lookups.spells import fold_spells


def both_sides(graph: Graph, at: str | None, *sides: tuple[str, Sequence[Relationship | Chain]]) -> Row:
    """Return how each of two nodes is related to what they share, when, how surely and who says so.

    `when` is the time of both; where it is not the same, each side tells its own. `held` is there if a time is asked.
    """
    lines = [fold_spells(_line(graph, each, node_id) for each in ties) for node_id, ties in sides]
    times = [list(dict.fromkeys(line["when"] for line in side)) for side in lines]
    alike = times[0] == times[1]
    first, second = ("; ".join(dict.fromkeys(_words(line, dated=not alike) for line in side)) for side in lines)
    ties = [each for _, found in sides for each in found]
    when = "; ".join(filter(None, times[0])) if alike else ""
    answers = {each.holds(graph, at) if isinstance(each, Chain) else graph.timing.holds(each, at) for each in ties}
    held = held_column(Covers.POSSIBLY if Covers.POSSIBLY in answers else Covers.DEFINITELY, at)
    stated = [one for each in ties for one in (each.relationships if isinstance(each, Chain) else (each,))]
    return {"first": first, "second": second, **evidence_of(graph, stated), "when": when, **held}


def _line(graph: Graph, tie: Relationship | Chain, seen_from: str) -> Mapping[str, Any]:
    """Return how a tie reads, what it is besides, and when: of a composite tie, by way of what."""
    if not isinstance(tie, Chain):
        return describe_relationship(graph, tie, seen_from)
    names = [graph.node(node_id).name for node_id in tie.between]
    times = dict.fromkeys(filter(None, map(graph.timing.in_words, tie.relationships)))
    return {
        "reads": graph.vocabulary.affiliations[tie.affiliation].forward,
        "details": ", as ".join(names),
        "when": " and ".join(times),
    }


def _words(line: Row, *, dated: bool) -> str:
    words = with_details(line["reads"], line["details"])
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

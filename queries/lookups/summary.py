"""What a data set holds: counts by type, the period covered, sources, faults."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from graph_model import GraphView, Node, Relationship, Report
from queries.answers import Answer, Row
from queries.lookups.alike import alike_nodes, alike_relationships

Alike = tuple[Node, int] | tuple[Relationship, int]


def info(view: GraphView, report: Report | None = None) -> Answer:
    """Return counts by type, the period covered, and how well things are sourced; with `report`, its faults too."""
    nodes, ties = list(alike_nodes(view)), list(alike_relationships(view))
    rows = [
        *_counts("Nodes", nodes, list(view.vocabulary.nodes)),
        *_counts("Relationships", ties, list(view.vocabulary.relationships)),
        *_period(view, nodes, ties),
        *_sourcing(nodes, ties),
    ]
    if report is not None:
        faults = {"errors": report.times("error"), "warnings": report.times("warning")}
        rows += [{"section": "Faults", "what": what, "count": count} for what, count in faults.items()]
    about = [str(view.about[key]) for key in ("title", "description") if view.about.get(key)]
    title = about[0] if about else str(view.about.get("name", "The graph"))
    return Answer(title, ["section", "what", "count"], rows, group="section", notes=about[1:])


def _counts(section: str, things: Iterable[Alike], order: list[str]) -> list[Row]:
    counts: Counter[str] = Counter()
    for thing, number in things:
        counts[thing.type] += number
    rows = [{"section": section, "what": name, "count": counts[name]} for name in order if counts[name]]
    return [*rows, {"section": section, "what": "all", "count": counts.total()}]


def _period(view: GraphView, nodes: Iterable[Alike], ties: Iterable[Alike]) -> list[Row]:
    """Return from the first to the last day that any date means; of what has no end, its beginning is the last."""
    days: set[date] = set()
    dated = 0
    for thing, number in (*nodes, *ties):
        period = view.timing.period(thing)
        for bound in (period.start, period.end):
            days |= {bound.earliest, bound.latest}
        dated += number * (isinstance(thing, Relationship) and period.start.earliest > date.min)
    days -= {date.min, date.max}
    if not days:
        return []
    return [
        {"section": "Period", "what": "earliest day", "count": min(days).isoformat()},
        {"section": "Period", "what": "latest day", "count": max(days).isoformat()},
        {"section": "Period", "what": "dated relationships", "count": dated},
    ]


def _sourcing(nodes: Sequence[Alike], ties: Sequence[Alike]) -> list[Row]:
    marks: Counter[str] = Counter()
    for tie, number in ties:
        marks[str(tie.attributes.get("confidence", "stated"))] += number
    cited = [(len(thing.attributes["sources"]), number) for thing, number in (*ties, *nodes) if thing.type != "Source"]
    counts = {
        "documents": sum(number for node, number in nodes if node.type == "Source"),
        "citations": sum(sources * number for sources, number in cited),
        "unsourced": sum(number for sources, number in cited if not sources),
        "disputed relationships": marks["disputed"],
        "inferred relationships": marks["inferred"],
        "disputed properties": sum(len(node.statements) * n for node, n in nodes if isinstance(node, Node)),
    }
    return [{"section": "Sources", "what": what, "count": count} for what, count in counts.items()]

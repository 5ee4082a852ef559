"""What a data set holds: counts by type, the period covered, sources, faults."""

from __future__ import annotations

from collections import Counter
from datetime import date

from graph_model import GraphView, Node, Relationship, Report
from queries.answers import Answer, Row


def info(view: GraphView, report: Report | None = None) -> Answer:
    """Return counts by type, the period covered, and how well things are sourced; with `report`, its faults too."""
    nodes = Counter(node.type for node in view.nodes())
    relationships = Counter(relationship.type for relationship in view.relationships())
    rows = [
        *_counts("Nodes", nodes, list(view.vocabulary.nodes)),
        *_counts("Relationships", relationships, list(view.vocabulary.relationships)),
        *_period(view),
        *_sourcing(view),
    ]
    if report is not None:
        faults = {"errors": len(report.errors), "warnings": len(report.warnings)}
        rows += [{"section": "Faults", "what": what, "count": count} for what, count in faults.items()]
    about = [str(view.about[key]) for key in ("title", "description") if view.about.get(key)]
    title = about[0] if about else str(view.about.get("name", "The graph"))
    return Answer(title, ["section", "what", "count"], rows, group="section", notes=about[1:])


def _counts(section: str, counts: Counter[str], order: list[str]) -> list[Row]:
    rows = [{"section": section, "what": name, "count": counts[name]} for name in order if counts[name]]
    return [*rows, {"section": section, "what": "all", "count": counts.total()}]


def _period(view: GraphView) -> list[Row]:
    things: list[Node | Relationship] = [*view.nodes(), *view.relationships()]
    bounds = [view.timing.period(thing) for thing in things]
    days = {bound for period in bounds for bound in (period.start.earliest, period.end.latest)}
    days -= {date.min, date.max}
    dated = sum(bool(view.timing.period(r).start.earliest > date.min) for r in view.relationships())
    if not days:
        return []
    return [
        {"section": "Period", "what": "earliest day", "count": min(days).isoformat()},
        {"section": "Period", "what": "latest day", "count": max(days).isoformat()},
        {"section": "Period", "what": "dated relationships", "count": dated},
    ]


def _sourcing(view: GraphView) -> list[Row]:
    relationships = list(view.relationships())
    marks = Counter(str(thing.attributes.get("confidence", "stated")) for thing in relationships)
    things: list[Node | Relationship] = [*relationships, *(n for n in view.nodes() if n.type != "Source")]
    return [
        {"section": "Sources", "what": "documents", "count": sum(1 for _ in view.nodes("Source"))},
        {"section": "Sources", "what": "citations", "count": sum(len(t.attributes["sources"]) for t in things)},
        {"section": "Sources", "what": "unsourced", "count": sum(not t.attributes["sources"] for t in things)},
        {"section": "Sources", "what": "disputed relationships", "count": marks["disputed"]},
        {"section": "Sources", "what": "inferred relationships", "count": marks["inferred"]},
        {"section": "Sources", "what": "disputed properties", "count": sum(len(n.statements) for n in view.nodes())},
    ]

"""What is said without a source, without a date, with doubt, or otherwise by another source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from graph_model import DateRule, GraphView, Node
from queries.quality.finding import Finding, cypher, first, stock
from queries.quality.reading import Relationships

if TYPE_CHECKING:
    from queries.quality.reading import BoolArray

SOURCES, DATES, DOUBTS = "Sources", "Dates", "Doubts"


def unsourced(nodes: dict[str, list[Node]], relationships: Sequence[Relationships]) -> Iterator[Finding]:
    """Yield for each type how many nodes and relationships cite nothing."""
    for name, those in nodes.items():
        if name != "Source":
            without = [node for node in those if not node.attributes["sources"]]
            query = f"MATCH (n:{name}) WHERE size(coalesce(n.sources, [])) = 0 RETURN n.name, n.id"
            examples = first(node.name for node in without)
            yield Finding(SOURCES, f"{name} without a source", len(without), len(those), examples, cypher(query))
    for each in relationships:
        lacks = each.where("sources", lambda value: not value)
        yield _of(SOURCES, f"{each.type} without a source", each, lacks, stock("unsourced"))


def undated(nodes: dict[str, list[Node]], relationships: Sequence[Relationships], view: GraphView) -> Iterator[Finding]:
    """Yield for each type that can have dates how many have none, which have no end, and which are uncertain."""
    for each in relationships:
        known, spans, span = view.vocabulary.relationships[each.type], each.ties.spans, each.ties.span
        if not known.dates.properties() and not known.dated_by:
            continue
        none = ~(spans.begin_stated | spans.end_stated)[span]
        yield _of(DATES, f"{each.type} without any date", each, none, stock("undated", each.type))
        if known.dates.until and not known.dated_by:
            endless = (spans.begin_stated & ~spans.end_stated)[span]
            standard = (known.dates.since, known.dates.until) == ("since", "until")
            listing = stock("without-end", each.type) if standard else _endless(each.type, known.dates)
            yield _of(DATES, f"{each.type} that began and has no end", each, endless, listing)
    for name, those in nodes.items():
        rule = view.vocabulary.nodes[name].dates
        if rule.properties() and name != "Source":
            without = [node for node in those if not view.timing.dates(node)]
            condition = " AND ".join(f"n.{part} IS NULL" for part in rule.properties())
            query = cypher(f"MATCH (n:{name}) WHERE {condition} RETURN n.name, n.id")
            yield Finding(
                DATES, f"{name} without any date", len(without), len(those), first(n.name for n in without), query
            )


def doubtful(nodes: dict[str, list[Node]], relationships: Sequence[Relationships]) -> Iterator[Finding]:
    """Yield how many relationships are disputed and inferred, and of how many nodes sources say two things."""
    total = sum(len(each.ties) for each in relationships)
    for mark in ("disputed", "inferred"):
        found = [(each, each.where("confidence", {mark}.__contains__)) for each in relationships]
        count = sum(int(which.sum()) for _, which in found)
        examples = first(example for each, which in found for example in each.examples(which))
        yield Finding(DOUBTS, f"{mark} relationships", count, total, examples, stock(mark))
    everything = [node for those in nodes.values() for node in those]
    several = [node for node in everything if node.statements]
    examples = first(f"{node.name}: {node.statements[0].property}" for node in several)
    listing = cypher("MATCH (n) WHERE n.statements IS NOT NULL RETURN n.name, n.statements")
    yield Finding(DOUBTS, "nodes of which sources say two things", len(several), len(everything), examples, listing)


def _of(section: str, what: str, each: Relationships, which: BoolArray, listing: str) -> Finding:
    return Finding(section, what, int(which.sum()), len(each.ties), each.examples(which), listing)


def _endless(relationship_type: str, dates: DateRule) -> str:
    condition = f"r.{dates.since} IS NOT NULL AND r.{dates.until} IS NULL"
    return cypher(f"MATCH (a)-[r:{relationship_type}]->(b) WHERE {condition} RETURN a.name, b.name")

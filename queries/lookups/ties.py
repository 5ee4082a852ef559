"""All that joins two actors: what relates them directly, and what they share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from graph_model import Graph, Node, NothingFound, NothingJoins, Relationship
from graph_model.relationship_wording import details_in_words
from queries.answers import Answer, Row
from queries.composite_ties import Chain, affiliations_of
from queries.lookups.digest import by_held_and_few_ties, digest, limited_by_section, only_sections
from queries.lookups.lines import citations_in, dates_of, held_column, in_order, reading_of, with_details
from queries.lookups.offices import ROLE_IN, offices_of
from queries.lookups.sharing import both_sides, evidence_of

_DIRECT, _OFFICES = "Direct", "Offices"


def ties(
    graph: Graph,
    first: str,
    second: str,
    at: str | None = None,
    *,
    sections: Sequence[str] = (),
    limit: int | None = None,
    every: bool = False,
) -> Answer:
    """Return everything that joins two nodes: direct relationships, offices, and the things both are related to.

    With `at`, an EDTF date, only what held then; what may have held is marked `possibly`. What they share through a
    type that only groups (a country, a topic) comes last. The rows are whole, or those of the `sections` that are
    named, or `limit` rows of each section; a reader is shown the most telling lines of each section, or `every` row.

    Raises:
        UnknownName, AmbiguousName: a name stands for no node, or for several.
        NothingFound: nothing joins them, or there is no section of such a name.
    """
    one, two = graph.resolve(first), graph.resolve(second)
    if one.id == two.id:
        raise NothingFound(f"{first!r} and {second!r} are the same node: {one}")
    rows = list(chain(_direct(graph, one, two, at), _offices(graph, one, two, at), _shared(graph, one, two, at)))
    if not rows:
        raise NothingJoins(one.name, two.name, at)
    answer = only_sections(_answer(graph, one, two, rows, at), sections)
    telling = by_held_and_few_ties(graph, answer.rows)
    if not every:
        most = limit or (len(answer.rows) if sections else None)
        answer = digest(graph, answer, telling, "those that fewest others share", most=most)
    return limited_by_section(answer, telling, limit) if limit else answer


def _answer(graph: Graph, one: Node, two: Node, rows: list[Row], at: str | None) -> Answer:
    columns = ["section", "name", "first", "second", "when", *(["held"] if at else []), "confidence", "sources"]
    return Answer(
        f"{one.name} and {two.name}" + (f", at {at}" if at else ""),
        columns,
        rows,
        computed={"first": one.id, "second": two.id, "at": at},
        group="section",
        notes=[f"first: {one.name}", f"second: {two.name}"],
        citations=citations_in(graph, rows),
    )


def _direct(graph: Graph, one: Node, two: Node, at: str | None) -> Iterator[Row]:
    for relationship in in_order(graph, graph.relationships_of(one.id), one.id):
        if relationship.other(one.id) == two.id and (answer := graph.timing.holds(relationship, at)):
            yield {
                "section": _DIRECT,
                "name": two.name,
                "first": _phrase(graph, relationship, one.id),
                "second": reading_of(graph, relationship, two.id),
                **evidence_of(graph, [relationship]),
                **dates_of(graph, relationship),
                **held_column(answer, at),
                "id": two.id,
                "type": two.type,
                "relationship": relationship.type,
            }


def _offices(graph: Graph, one: Node, two: Node, at: str | None) -> Iterator[Row]:
    """Yield the roles in one of the two that the other holds ex officio or through a person."""
    for holder, body in ((one, two), (two, one)):
        for office in offices_of(graph, holder.id):
            belongs = [r for r in graph.relationships_of(office.role, ROLE_IN) if r.end == body.id]
            answer = office.covers(graph, at)
            if not belongs or not answer:
                continue
            how = " and as ".join(graph.node(role).name for role in office.through)
            words = f"holds it ex officio, as {how}" if how else "holds it"
            yield {
                "section": _OFFICES,
                "name": graph.node(office.role).name,
                "first": words if holder is one else "has the role",
                "second": "has the role" if holder is one else words,
                **evidence_of(graph, office.holdings),
                **held_column(answer, at),
                "id": office.role,
                "type": "Role",
            }


def _shared(graph: Graph, one: Node, two: Node, at: str | None) -> Iterator[Row]:
    mine, yours = _neighbours(graph, one.id, two.id, at), _neighbours(graph, two.id, one.id, at)
    common = [graph.node(node_id) for node_id in mine.keys() & yours.keys()]
    order = list(graph.vocabulary.nodes)

    def place(node: Node) -> tuple[bool, int, str, str, str]:
        context = graph.vocabulary.nodes[node.type].context
        return context, order.index(node.type), graph.timing.in_words(node), node.name.casefold(), node.id

    for node in sorted(common, key=place):
        yield {
            "section": f"Shared: {node.type}",
            "name": node.name,
            **both_sides(graph, at, (one.id, mine[node.id]), (two.id, yours[node.id])),
            "id": node.id,
            "type": node.type,
        }


def _neighbours(graph: Graph, node_id: str, other: str, at: str | None) -> dict[str, Sequence[Relationship | Chain]]:
    """Return what a node is tied to and how; where nothing joins them, by composite ties not by way of the other."""
    found: dict[str, list[Relationship]] = {}
    for relationship in in_order(graph, graph.relationships_of(node_id), node_id):
        if graph.timing.holds(relationship, at):
            found.setdefault(relationship.other(node_id), []).append(relationship)
    composite = affiliations_of(graph, node_id, at).items()
    without = {end: [chain for chain in chains if other not in chain.between] for end, chains in composite}
    return {**{end: chains for end, chains in without.items() if chains}, **found}


def _phrase(graph: Graph, relationship: Relationship, seen_from: str) -> str:
    return with_details(reading_of(graph, relationship, seen_from), details_in_words(graph.vocabulary, relationship))

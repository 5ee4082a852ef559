"""What is tied to nothing or to one thing, and offices that two held at once or nobody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph_model import GraphView, Node
from graph_model.wording import listed
from queries.analysis.dated_ties import NodePlaces
from queries.lookups.offices import HOLDS, ROLE_IN, holders_of
from queries.quality.finding import Finding, Tally, cypher, first, stock
from queries.quality.reading import Relationships

TIES, OFFICES = "Ties", "Offices"
# Posts of which a body has several, so that two holders at once are no fault.
SEVERAL_SEATS = frozenset(
    {"member", "committee_member", "councillor", "delegate", "observer", "representative", "adviser", "consultant",
     "researcher", "professor", "vice_president", "co_chair", "ambassador", "deputy_mayor", "commissioner", "minister",
     "deputy_minister", "manager", "auditor", "director"}
)  # fmt: skip


def untied(view: GraphView, nodes: NodePlaces, relationships: Sequence[Relationships]) -> Iterator[Finding]:
    """Yield how many nodes nothing ties, how many are tied to what groups them alone, and how many to one thing."""
    import numpy as np

    degrees, telling = np.zeros((2, len(nodes)), dtype=np.int64)
    grouping = _grouping_types(view)
    for each in relationships:
        for places in (each.ties.starts, each.ties.ends):
            counts = np.bincount(places, minlength=len(nodes))
            degrees += counts
            telling += 0 if each.type in grouping else counts
    groups = [name for name, known in view.vocabulary.nodes.items() if known.context]
    counted = ~nodes.are(np.arange(len(nodes)), ["Source"])
    actors = ~nodes.are(np.arange(len(nodes)), groups)
    named = ", ".join(f"'{name}'" for name in grouping)
    grouped = cypher(
        f"MATCH (n) WHERE NOT n:Source AND NOT EXISTS {{ (n)-[r]-() WHERE NOT type(r) IN [{named}] }} "
        f"AND EXISTS {{ (n)-[:{'|'.join(grouping)}]->() }} RETURN n.name, n.id"
    )
    for what, which, among, listing in (
        ("nodes that nothing ties", counted & (degrees == 0), counted, stock("isolates")),
        ("nodes tied only to a country or a topic", actors & (degrees > 0) & (telling == 0), actors, grouped),
        ("nodes with a single tie", counted & (degrees == 1), counted, stock("single-ties")),
    ):
        examples = first(view.node(nodes.ids[place]).name for place in np.flatnonzero(which)[:3])
        yield Finding(TIES, what, int(which.sum()), int(among.sum()), examples, listing)


def _grouping_types(view: GraphView) -> list[str]:
    """Return the types of relationships that only put things into groups: a city into a country."""
    known = view.vocabulary.nodes
    return [
        name
        for name, each in view.vocabulary.relationships.items()
        if all(known[end].context for _, ends in each.ends for end in ends)
    ]


def offices(view: GraphView, roles: Sequence[Node]) -> Iterator[Finding]:
    """Yield how many offices two held at once for certain, how many nobody holds, and how many are in no body."""
    if not roles:
        return
    overlapping, unheld, bodiless, single = Tally(), Tally(), Tally(), 0
    for role in roles:
        holdings = list(holders_of(view, role.id))
        if not holdings:
            unheld.add(role.name)
        if not any(each.start == role.id for each in view.relationships_of(role.id, ROLE_IN)):
            bodiless.add(role.name)
        if role.attributes.get("kind") in SEVERAL_SEATS:
            continue
        single += 1
        if together := _at_once(view, role.id):
            overlapping.add(f"{role.name}: {listed(view.node(each).name for each in together)}")
    what = "offices of one seat that two held at once"
    yield Finding(OFFICES, what, overlapping.count, single, overlapping.examples, stock("held-at-once"))
    for what, tally, condition in (
        ("offices that nobody holds", unheld, f"NOT EXISTS {{ ()-[:{HOLDS}]->(r) }}"),
        ("offices of no body", bodiless, f"NOT EXISTS {{ (r)-[:{ROLE_IN}]->() }}"),
    ):
        listing = cypher(f"MATCH (r:Role) WHERE {condition} RETURN r.name, r.id")
        yield Finding(OFFICES, what, tally.count, len(roles), tally.examples, listing)


def _at_once(view: GraphView, role: str) -> tuple[str, str] | None:
    """Return two who held an office at once on every reading of the dates; a city and its mayor are no two.

    A day on which one goes and another comes is not enough.
    """
    timing = view.timing
    held = sorted(
        ((timing.bounds(each)[0], each.start) for each in holders_of(view, role)), key=lambda each: each[0].start.latest
    )
    for place, (period, holder) in enumerate(held):
        for other, other_holder in held[place + 1 :]:
            if other.start.latest >= period.end.earliest:
                break
            together = period.start.latest < other.end.earliest
            if holder != other_holder and together and not _of_one_body(view, holder, other_holder):
                return holder, other_holder
    return None


def _of_one_body(view: GraphView, one: str, other: str) -> bool:
    return any({each.start, each.end} == {one, other} for each in view.relationships_of(one, ROLE_IN))

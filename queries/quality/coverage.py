"""Where the data covers little: places that are missing, and how much there is of each country and time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from graph_model import GraphView, Node
from queries.analysis.dated_ties import FIRST_DAY, LAST_DAY
from queries.quality.finding import Finding, cypher, first
from queries.quality.reading import Relationships

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

PLACES, COUNTRIES, YEARS = "Places", "Coverage by country", "Coverage by year"


def places(view: GraphView, nodes: Mapping[str, Sequence[Node]]) -> Iterator[Finding]:
    """Yield how many nodes of types that have coordinates lack them, and how many cities are in no country."""
    for name, those in nodes.items():
        if "latitude" in view.vocabulary.nodes[name].properties:
            without = [node for node in those if node.attributes.get("latitude") is None]
            query = cypher(f"MATCH (n:{name}) WHERE n.latitude IS NULL RETURN n.name, n.id")
            yield Finding(
                PLACES, f"{name} without coordinates", len(without), len(those), first(n.name for n in without), query
            )
    cities = nodes.get("City", ())
    if cities:
        placed = {each.start for each in view.relationships("IN_COUNTRY")}
        without = [node for node in cities if node.id not in placed]
        query = cypher("MATCH (c:City) WHERE NOT EXISTS { (c)-[:IN_COUNTRY]->() } RETURN c.name, c.id")
        yield Finding(PLACES, "City in no country", len(without), len(cities), first(n.name for n in without), query)


def by_country(view: GraphView, nodes: Mapping[str, Sequence[Node]]) -> Iterator[Finding]:
    """Yield how many of the cities are in each country, those with most first."""
    types = {node.id for node in nodes.get("City", ())}
    countries = Counter(each.end for each in view.relationships("IN_COUNTRY") if each.start in types)
    query = cypher(
        "MATCH (c:City)-[:IN_COUNTRY]->(k) RETURN k.name AS country, count(DISTINCT c) AS cities ORDER BY cities DESC"
    )
    order = sorted(countries, key=lambda each: (-countries[each], view.node(each).name))
    for each in order:
        yield Finding(COUNTRIES, f"cities in {view.node(each).name}", countries[each], len(types), (), query)


def by_year(view: GraphView, relationships: Sequence[Relationships]) -> Iterator[Finding]:
    """Yield how many of the dated relationships began in each decade; of which it is not known, last."""
    import numpy as np

    decades: Counter[int] = Counter()
    total = 0
    for each in relationships:
        spans = each.ties.spans
        if not view.vocabulary.relationships[each.type].dates.properties():
            continue
        sure = _decades(spans.begins_earliest, spans.begins_latest)[each.ties.span]
        known, counts = np.unique(sure, return_counts=True)
        for decade, count in zip(known.tolist(), counts.tolist(), strict=True):
            decades[decade] += count
        total += len(each.ties)
    unknown = decades.pop(-1, 0)
    listing = "interurban growth --per relationship"
    for decade in sorted(decades):
        yield Finding(YEARS, f"began in {decade}–{decade + 9}", decades[decade], total, (), listing)
    if total:
        yield Finding(YEARS, "of which the decade is not known", unknown, total, (), listing)


def _decades(earliest: NDArray[np.int64], latest: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the decade in which all days between two lie, or -1."""
    from datetime import date

    import numpy as np

    found = np.full(len(earliest), -1, dtype=np.int64)
    for place, (one, other) in enumerate(zip(earliest.tolist(), latest.tolist(), strict=True)):
        if one > FIRST_DAY and other < LAST_DAY:
            decades = {date.fromordinal(day).year // 10 * 10 for day in (one, other)}
            if len(decades) == 1:
                found[place] = decades.pop()
    return found

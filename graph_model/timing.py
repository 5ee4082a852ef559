"""When relationships held: their own dates, the dates their ends lend them, and what disagreeing sources leave open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from graph_model.dates import Covers, Period, in_words, weaker
from graph_model.elements import Node, Relationship, stated_dates
from graph_model.vocabulary import When

if TYPE_CHECKING:
    from graph_model.graph import Graph


def dates_of(graph: Graph, thing: Node | Relationship) -> dict[str, str]:
    """Return the EDTF texts that date a thing, as `on`, or `since` and `until`; empty when nothing does.

    The end of a relationship that its type's `dated_by` names lends the dates that the relationship does not state.
    """
    if isinstance(thing, Node):
        return stated_dates(graph.vocabulary.nodes[thing.type].when, thing.attributes)
    kind = graph.vocabulary.relationships[thing.type]
    return stated_dates(kind.when, thing.attributes, _lent(graph, thing))


def when(graph: Graph, thing: Node | Relationship) -> str:
    """Return the dates of a thing in words, with the other accounts of a date that is disputed."""
    own = in_words(**dates_of(graph, thing))
    others = []
    if isinstance(thing, Node):
        rule = graph.vocabulary.nodes[thing.type].when
        others = [stated_dates(rule, account) for account in _other_accounts(rule, thing.attributes)]
    else:
        kind = graph.vocabulary.relationships[thing.type]
        for rule, values in _lent(graph, thing):
            others += [stated_dates(kind.when, thing.attributes, [(rule, a)]) for a in _other_accounts(rule, values)]
    texts = dict.fromkeys([own, *(in_words(**dates) for dates in others)])
    return " or ".join(text for text in texts if text)


def holds(graph: Graph, relationship: Relationship, at: Period | str | None) -> Covers:
    """Tell whether a relationship held on a day or at some time in a period.

    `definitely` when no time is asked, and for what has no dates by its nature (IN_COUNTRY, ROLE_IN). Where sources
    disagree about a date, the answer is `definitely` or `no` only if every account says so.
    """
    if at is None:
        return Covers.DEFINITELY
    kind = graph.vocabulary.relationships[relationship.type]
    lent = _lent(graph, relationship)
    dates = stated_dates(kind.when, relationship.attributes, lent)
    if not dates and not kind.when.names():
        return Covers.DEFINITELY
    answer = Period.of(**dates).covers(at)
    for rule, values in lent:
        for account in _other_accounts(rule, values):
            other = stated_dates(kind.when, relationship.attributes, [(rule, account)])
            answer = weaker(answer, Period.of(**other).covers(at))
    return answer


def _lent(graph: Graph, relationship: Relationship) -> list[tuple[When, Mapping[str, Any]]]:
    end = graph.vocabulary.relationships[relationship.type].dated_by
    if end is None:
        return []
    attributes = graph.nx.nodes[relationship.start if end == "from" else relationship.end]
    return [(graph.vocabulary.nodes[attributes["type"]].when, attributes)]


def _other_accounts(rule: When, attributes: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for row in attributes.get("statements", ()):
        if row["property"] in rule.names():
            yield {**attributes, row["property"]: row["value"]}

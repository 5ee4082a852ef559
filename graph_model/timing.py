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
    rule = _rule(graph, thing)
    texts = dict.fromkeys(_as_read(rule, dates) for dates in _accounts(graph, thing))
    return " or ".join(text for text in texts if text)


def is_disputed(graph: Graph, thing: Node | Relationship) -> bool:
    """Tell whether sources disagree about when a thing was."""
    first, *others = _accounts(graph, thing)
    return any(other != first for other in others)


def _rule(graph: Graph, thing: Node | Relationship) -> When:
    return (graph.vocabulary.nodes if isinstance(thing, Node) else graph.vocabulary.relationships)[thing.type].when


def _accounts(graph: Graph, thing: Node | Relationship) -> Iterator[dict[str, str]]:
    """Yield the dates of a thing: its own account first, then what other sources say of a node that dates it."""
    yield dates_of(graph, thing)
    rule = _rule(graph, thing)
    if isinstance(thing, Node):
        for account in _other_accounts(rule, thing.attributes):
            yield stated_dates(rule, account)
        return
    for lent_rule, values in _lent(graph, thing):
        for account in _other_accounts(lent_rule, values):
            yield stated_dates(rule, thing.attributes, [(lent_rule, account)])


def _as_read(rule: When, dates: dict[str, str]) -> str:
    """Return dates in words; what begins with an act (an MOU is signed on a day) reads as that day."""
    if rule.since == "on" and dates.keys() == {"since"}:
        return in_words(on=dates["since"])
    return in_words(**dates)


def holds(graph: Graph, relationship: Relationship, at: Period | str | None) -> Covers:
    """Tell whether a relationship held on a day or at some time in a period.

    `definitely` when no time is asked, and for what has no dates by its nature (IN_COUNTRY, ROLE_IN). Where sources
    disagree about a date, the answer is `definitely` or `no` only if every account says so.
    """
    if at is None:
        return Covers.DEFINITELY
    accounts = list(_accounts(graph, relationship))
    if not accounts[0] and not _rule(graph, relationship).names():
        return Covers.DEFINITELY
    answer = Period.of(**accounts[0]).covers(at)
    for account in accounts[1:]:
        answer = weaker(answer, Period.of(**account).covers(at))
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

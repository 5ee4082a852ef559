"""One relationship as one line of an answer: how it reads, whom it joins, when, and who says so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NotRequired, TypedDict

from graph_model import Covers, GraphView, Relationship
from graph_model.relationship_wording import details_in_words


class Line(TypedDict):
    """A relationship as seen from one of its ends; `held` only where a time was asked.

    `when` are its dates in words, `since`, `until` and `on` the EDTF texts.
    """

    reads: str
    name: str
    details: str
    when: str
    held: NotRequired[str]
    confidence: str
    sources: list[str]
    note: str | None
    since: str | None
    until: str | None
    on: str | None
    id: str
    type: str
    relationship: str


def describe_relationship(view: GraphView, relationship: Relationship, seen_from: str, at: str | None = None) -> Line:
    """Return a relationship as a line, as seen from one of its ends."""
    other = view.node(relationship.other(seen_from))
    dates, when, confidence = view.timing.told(relationship)
    return {
        "reads": reading_of(view, relationship, seen_from),
        "name": other.name,
        "details": details_in_words(view.vocabulary, relationship),
        "when": when,
        **held_column(view.timing.holds(relationship, at), at),  # type: ignore[typeddict-item]
        "confidence": confidence,
        "sources": list(relationship.attributes["sources"]),
        "note": relationship.attributes.get("note"),
        "since": dates.get("since"),
        "until": dates.get("until"),
        "on": dates.get("on"),
        "id": other.id,
        "type": other.type,
        "relationship": relationship.type,
    }


def in_order(view: GraphView, relationships: Iterable[Relationship], seen_from: str) -> list[Relationship]:
    """Return relationships by when they began, then by whom they join: the same from every store and file."""
    period, node, several = view.timing.period, view.node, list(relationships)

    def place(relationship: Relationship) -> tuple[date, str, str]:
        other = node(relationship.other(seen_from))
        return period(relationship).start.earliest, other.name.casefold(), relationship.id

    return sorted(several, key=place) if len(several) > 1 else several


def dates_of(view: GraphView, relationship: Relationship) -> dict[str, str | None]:
    """Return the EDTF texts that date a relationship, None for each that is not known."""
    dates = view.timing.dates(relationship)
    return {name: dates.get(name) for name in ("since", "until", "on")}


def held_column(answer: Covers, at: str | None) -> dict[str, str]:
    """Return the column that tells whether something held, when a time was asked."""
    return {} if at is None else {"held": answer.value}


def reading_of(view: GraphView, relationship: Relationship, seen_from: str) -> str:
    """Return how a relationship reads from one end, such as `member of` or `has member`."""
    definition = view.vocabulary.relationships[relationship.type]
    return definition.forward if relationship.start == seen_from else definition.backward


def with_details(reads: str, details: str) -> str:
    """Return how a relationship reads, with what it is besides.

    >>> with_details("member of", "tier full"), with_details("member of", "")
    ('member of (tier full)', 'member of')
    """
    return f"{reads} ({details})" if details else reads


def citations_in(view: GraphView, rows: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Return the sources that rows cite, in the order of their ids, each as a reader finds it."""
    cited = {source.partition("#")[0] for row in rows for source in row["sources"]}
    return {source: describe_source(view, source) for source in sorted(cited)}


def describe_source(view: GraphView, source: str) -> str:
    """Return a source as a reader finds it: title, publisher, date."""
    if source not in view:
        return source
    node = view.node(source)
    parts = [node.name, node.properties.get("publisher"), node.properties.get("published")]
    return ", ".join(str(part) for part in parts if part)

"""The profile of an actor: names, facts, and every relationship, dated and cited."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from graph_model import Covers, Graph, Node, NothingHeld, Period, Relationship
from graph_model.elements import REMARKS
from graph_model.wording import by_itself, in_words, listed, value_in_words
from queries.answers import Answer, Row
from queries.lookups.digest import by_held_and_ties, digest, limited_by_section, only_sections
from queries.lookups.lines import (
    citations_in,
    describe_relationship,
    held_column,
    in_order,
    reading_of,
)
from queries.lookups.offices import HOLDS, ROLE_IN, Office, holders_of, offices_of

SIGNED = "SIGNED"
Parties = dict[tuple[str, str | None], list[tuple[str, str]]]  # who had signed an agreement at a time: name and id


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a line of a profile rests on.

    It is told while all `ties` hold, `together` (if one is given) and `within`, and none of `unless`: that there is a
    role is told where nobody holds it.
    """

    ties: tuple[Relationship, ...]
    together: Period | None = None
    within: tuple[Relationship, ...] = ()
    unless: tuple[Relationship, ...] = ()


Told = tuple[Row, Evidence]


def lookup(
    graph: Graph,
    name: str,
    at: str | None = None,
    *,
    sections: Sequence[str] = (),
    limit: int | None = None,
    every: bool = False,
) -> Answer:
    """Return all that is known of a node: who or what it is, and what it is related to.

    With `at`, an EDTF date, only what held then; what may have held is marked `possibly`. The rows are whole, or those
    of the `sections` that are named, or `limit` rows of each section; a reader is shown the most telling lines of each
    section (`queries.lookups.digest`), or `every` row.

    Raises:
        UnknownName, AmbiguousName: the name stands for no node, or for several.
        NothingHeld: nothing that is dated held at `at`, even possibly.
        NothingFound: there is no section of such a name.
        ValueError: `at` is no date.
    """
    node = graph.resolve(name)
    rows = list(profile(graph, node, at))
    ties = [row for row in rows if "relationship" in row]
    held = _held(graph, node, ties, at)
    answer = only_sections(_profile(graph, node, rows, at), sections).warn(*held)
    telling = by_held_and_ties(graph, answer.rows)
    if not every:
        most = limit or (len(answer.rows) if sections else None)
        answer = digest(graph, answer, telling, "those with the most ties", most=most)
    return limited_by_section(answer, telling, limit) if limit else answer


def _held(graph: Graph, node: Node, ties: Iterable[Row], at: str | None) -> list[str]:
    """Return what is to be said of how surely anything held at a time.

    What has no dates by its nature (a city's country) tells nothing of a time, and is no answer by itself.

    Raises:
        NothingHeld: nothing else held.
    """
    if at is None:
        return []
    dated = [row for row in ties if not _is_timeless(graph, row)]
    if not dated:
        others = [row for row, _ in _at_a_time(graph, node, None, {}) if not _is_timeless(graph, row)]
        if others or not ties:
            raise NothingHeld(node.name, at, len(others))
        return []
    if any(row["held"] == Covers.DEFINITELY.value for row in dated):
        return []
    return [f"nothing that time can change held definitely at {at}; sources leave open what is shown as possible"]


def _is_timeless(graph: Graph, row: Row) -> bool:
    rule = graph.vocabulary.relationships[row["relationship"]].dates
    return not rule.properties() and not (row["since"] or row["until"] or row["on"])


def _profile(graph: Graph, node: Node, rows: list[Row], at: str | None) -> Answer:
    columns = ["section", "name", "details", "when", *(["held"] if at else []), "confidence", "sources"]
    return Answer(
        f"{node.name} ({node.type})" + (f", at {at}" if at else ""),
        columns,
        rows,
        computed={"id": node.id, "type": node.type, "at": at},
        group="section",
        citations=citations_in(graph, rows),
    )


def profile(graph: Graph, node: Node, at: str | None = None, parties: Parties | None = None) -> Iterator[Row]:
    """Yield the rows of a node's profile, which a look-up prints and a page shows: names, facts, relationships.

    Whoever asks for many profiles gives `parties`, empty at first: who signed which agreement is then found once.

    Raises:
        ValueError: `at` is no date.
    """
    told = _at_a_time(graph, node, at, {} if parties is None else parties)
    return chain(_names(node), _facts(node), (row for row, _ in told))


def told_at_any_time(graph: Graph, node: Node, parties: Parties | None = None) -> Iterator[tuple[Row, Evidence | None]]:
    """Yield the rows of a node's profile at any time, and those that only a time makes, each with what it rests on.

    Names and facts rest on nothing that could end. Who leaves out the rows whose ties do not hold at a time has those
    of the profile at that time.
    """
    yield from ((row, None) for row in chain(_names(node), _facts(node)))
    yield from _relationships(graph, node, None, {} if parties is None else parties)


def _at_a_time(graph: Graph, node: Node, at: str | None, met: Parties) -> Iterator[Told]:
    return (told for told in _relationships(graph, node, at, met) if not told[1].unless)


def _names(node: Node) -> Iterator[Row]:
    for alias in node.aliases:
        yield _fact("Names", alias.text, alias.language or "")
    for statement in node.statements:
        if statement.property in ("name", "aliases"):
            name = value_in_words(statement.value).partition("@")[0]
            yield _fact("Names", name, statement.note, "disputed", statement.sources)


def _facts(node: Node) -> Iterator[Row]:
    confidence = node.properties.get("confidence", "")
    sources = node.attributes["sources"]
    for name, value in node.properties.items():
        if name not in REMARKS:
            others = [statement for statement in node.statements if statement.property == name]
            mark = "disputed" if others else "inferred" if confidence == "inferred" else ""
            yield _fact("Facts", in_words(name), value_in_words(value), mark, sources)
    for other in node.statements:
        if other.property not in ("name", "aliases"):
            value = f"{value_in_words(other.value)} ({other.note})" if other.note else value_in_words(other.value)
            mark = "disputed" if other.property in node.properties else ""
            yield _fact("Facts", in_words(other.property), value, mark, other.sources)
    if "note" in node.properties:
        yield _fact("Facts", "note", node.properties["note"], confidence, sources)


def _fact(section: str, name: str, details: str, confidence: str = "", sources: Iterable[str] = ()) -> Row:
    row = {"section": section, "name": name, "details": details, "when": "", "confidence": confidence}
    return {**row, "sources": list(sources)}


def _relationships(graph: Graph, node: Node, at: str | None, met: Parties) -> Iterator[Told]:
    """Yield the lines of a node in the order of the vocabulary, each type in either direction a section."""
    of_type: dict[str, list[Relationship]] = {}
    for relationship in graph.relationships_of(node.id):
        if graph.timing.holds(relationship, at):
            of_type.setdefault(relationship.type, []).append(relationship)
    for name, definition in graph.vocabulary.relationships.items():
        if name == HOLDS:
            yield from _offices(graph, node, at)
        if name not in of_type:
            continue
        by_words: dict[str, list[Relationship]] = {definition.forward: [], definition.backward: []}
        for relationship in of_type[name]:
            by_words[reading_of(graph, relationship, node.id)].append(relationship)
        for words, read_so in by_words.items():
            if name != HOLDS or words != definition.forward:
                for relationship in in_order(graph, read_so, node.id):
                    yield from _lines(graph, relationship, node.id, at, by_itself(words), met)


def _parties(graph: Graph, agreement: str, at: str | None, met: Parties) -> list[tuple[str, str]]:
    """Return the name and id of all who had signed an agreement, from those met before where it is one of them."""
    if (agreement, at) not in met:
        signed = (each for each in graph.relationships_of(agreement, SIGNED) if graph.timing.holds(each, at))
        met[agreement, at] = sorted({(graph.node(each.start).name, each.start) for each in signed})
    return met[agreement, at]


def _lines(
    graph: Graph, relationship: Relationship, node_id: str, at: str | None, section: str, met: Parties
) -> Iterator[Told]:
    row: Row = {"section": section, **describe_relationship(graph, relationship, node_id, at)}
    if relationship.type == SIGNED and relationship.start == node_id:
        parties = _parties(graph, relationship.end, at, met)
        others = [name for name, party in parties if party != node_id]  # two cities may bear one name
        row["details"] = f"with {listed(others)}" if others else row["details"]
        row["parties"] = others
    if relationship.type == ROLE_IN and relationship.end == node_id:
        holders = [h for h in holders_of(graph, relationship.start) if graph.timing.holds(h, at)]
        for holding in in_order(graph, holders, relationship.start):
            office = describe_relationship(graph, holding, relationship.start, at)
            held: Row = {
                **row,
                **office,
                "reads": "has role",
                "name": row["name"],
                "details": f"held by {office['name']}",
                "holder": office["id"],
                "id": row["id"],
                "type": row["type"],
            }
            yield held, Evidence((holding,), within=(relationship,))
        if holders and at is not None:
            return
        yield row, Evidence((relationship,), unless=tuple(holders))
        return
    yield row, Evidence((relationship,))


def _offices(graph: Graph, node: Node, at: str | None) -> Iterator[Told]:
    for office in offices_of(graph, node.id):
        if answer := office.covers(graph, at):
            yield _office_line(graph, office, answer, at), Evidence(office.holdings, office.period)


def _office_line(graph: Graph, office: Office, answer: Covers, at: str | None) -> Row:
    last = office.holdings[-1]
    through = " and as ".join(graph.node(role).name for role in office.through)
    own = describe_relationship(graph, last, last.start, None)
    if len(office.holdings) > 1:  # held as long as all of them, which no one date says
        own |= {"since": None, "until": None, "on": None}
    return {
        **own,
        "section": "Holds ex officio" if office.ex_officio else "Holds",
        "reads": "holds ex officio" if office.ex_officio else "holds",
        "details": f"as {through}" if through else "",
        "when": "; ".join(dict.fromkeys(filter(None, map(graph.timing.in_words, office.holdings)))),
        **held_column(answer, at),
        "sources": list(dict.fromkeys(s for holding in office.holdings for s in holding.attributes["sources"])),
        "through": list(office.through),
    }

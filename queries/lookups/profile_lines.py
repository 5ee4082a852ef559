"""The lines of a profile: names, facts, and every relationship, each with what it rests on.

Most lines tell a relationship and nothing else. Of a graph of many thousand such a line is made quickly, and its row
only when somebody reads it: a page has told the relationship already, where it draws it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from graph_model import Covers, Graph, Node, Period, Relationship
from graph_model.elements import REMARKS
from graph_model.tenure import LineTimes
from graph_model.wording import by_itself, in_words, listed, value_in_words
from queries.answers import Row
from queries.lookups.lines import describe_relationship, held_column, in_order
from queries.lookups.offices import HOLDS, ROLE_IN, Office, holders_of, offices_of

SIGNED = "SIGNED"
Parties = dict[tuple[str, str | None], list[tuple[str, str]]]  # who had signed an agreement at a time: name and id


class Evidence(NamedTuple):
    """What a line of a profile rests on.

    It is told while all `ties` hold, `together` (if one is given) and `within`, and none of `unless`: that there is a
    role is told where nobody holds it.
    """

    ties: tuple[Relationship, ...]
    together: Period | None = None
    within: tuple[Relationship, ...] = ()
    unless: tuple[Relationship, ...] = ()


class RowLine(NamedTuple):
    """A line that tells something else or more; names and facts rest on nothing that could end.

    `times` says when it is told, where that was asked (queries.lookups.profile_times).
    """

    row: Row
    evidence: Evidence | None = None
    times: LineTimes | None = None

    @property
    def section(self) -> str:
        """The heading under which it stands."""
        return str(self.row["section"])

    @property
    def tie(self) -> None:
        """The relationship that says all of it: there is none."""


class TieLine(NamedTuple):
    """A line that tells a relationship and nothing else, as seen from a node at a time; it rests on that alone."""

    section: str
    tie: Relationship
    graph: Graph
    node_id: str
    at: str | None

    @property
    def evidence(self) -> None:
        """What else it rests on: nothing."""

    @property
    def times(self) -> None:
        """When it is told, if not while its relationship holds."""

    @property
    def row(self) -> Row:
        """What it tells."""
        return {"section": self.section, **describe_relationship(self.graph, self.tie, self.node_id, self.at)}


ProfileLine = RowLine | TieLine


def profile_lines(
    graph: Graph, node: Node, at: str | None = None, parties: Parties | None = None
) -> Iterator[ProfileLine]:
    """Yield the lines of a node's profile, which a look-up prints and a page shows: names, facts, relationships.

    Whoever asks for many profiles gives `parties`, empty at first: who signed which agreement is then found once.

    Raises:
        ValueError: `at` is no date.
    """
    return (line for line in _all_lines(graph, node, at, parties) if not (line.evidence and line.evidence.unless))


def lines_at_any_time(graph: Graph, node: Node, parties: Parties | None = None) -> Iterator[ProfileLine]:
    """Yield the lines of a node's profile at any time, and those that only a time makes.

    Who leaves out the lines whose ties do not hold at a time has those of the profile at that time.
    """
    return _all_lines(graph, node, None, parties)


def _all_lines(graph: Graph, node: Node, at: str | None, parties: Parties | None) -> Iterator[ProfileLine]:
    return chain(_names(node), _facts(node), _relationships(graph, node, at, {} if parties is None else parties))


def _names(node: Node) -> Iterator[RowLine]:
    for alias in node.aliases:
        yield _fact("Names", alias.text, alias.language or "")
    for statement in node.statements:
        if statement.property in ("name", "aliases"):
            name = value_in_words(statement.value).partition("@")[0]
            yield _fact("Names", name, statement.note, "disputed", statement.sources)


def _facts(node: Node) -> Iterator[RowLine]:
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


def _fact(section: str, name: str, details: str, confidence: str = "", sources: Iterable[str] = ()) -> RowLine:
    row = {"section": section, "name": name, "details": details, "when": "", "confidence": confidence}
    return RowLine({**row, "sources": list(sources)})


def _relationships(graph: Graph, node: Node, at: str | None, met: Parties) -> Iterator[ProfileLine]:
    """Yield the lines of a node in the order of the vocabulary, each type in either direction a section."""
    ties = list(graph.relationships_of(node.id))
    may_hold = not {HOLDS, ROLE_IN}.isdisjoint(each.type for each in ties)
    of_type: dict[str, list[Relationship]] = {}
    for tie in ties:
        if graph.timing.holds(tie, at):
            of_type.setdefault(tie.type, []).append(tie)
    for name, definition in graph.vocabulary.relationships.items():
        if name == HOLDS and may_hold:
            yield from _offices(graph, node, at)
        if name not in of_type:
            continue
        by_words: dict[str, list[Relationship]] = {definition.forward: [], definition.backward: []}
        for tie in of_type[name]:
            by_words[definition.forward if tie.start == node.id else definition.backward].append(tie)
        for words, read_so in by_words.items():
            if name != HOLDS or words != definition.forward:
                section = by_itself(words)
                lines = (TieLine(section, each, graph, node.id, at) for each in in_order(graph, read_so, node.id))
                yield from lines if name not in (SIGNED, ROLE_IN) else _told_more(lines, met)


def _told_more(lines: Iterable[TieLine], met: Parties) -> Iterator[ProfileLine]:
    """Yield lines of agreements that a node signed with all who did, and of its roles with their holders."""
    for line in lines:
        if line.tie.type == SIGNED and line.tie.start == line.node_id:
            yield _signed(line, met)
        elif line.tie.type == ROLE_IN and line.tie.end == line.node_id:
            yield from _role(line)
        else:
            yield line


def _parties(graph: Graph, agreement: str, at: str | None, met: Parties) -> list[tuple[str, str]]:
    """Return the name and id of all who had signed an agreement, from those met before where it is one of them."""
    if (agreement, at) not in met:
        signed = (each for each in graph.relationships_of(agreement, SIGNED) if graph.timing.holds(each, at))
        met[agreement, at] = sorted({(graph.node(each.start).name, each.start) for each in signed})
    return met[agreement, at]


def _signed(line: TieLine, met: Parties) -> RowLine:
    parties = _parties(line.graph, line.tie.end, line.at, met)
    others = [name for name, party in parties if party != line.node_id]  # two cities may bear one name
    row = line.row
    details = f"with {listed(others)}" if others else row["details"]
    return RowLine({**row, "details": details, "parties": others}, Evidence((line.tie,)))


def _role(line: TieLine) -> Iterator[RowLine]:
    row, graph, role = line.row, line.graph, line.tie.start
    holders = in_order(graph, (each for each in holders_of(graph, role) if graph.timing.holds(each, line.at)), role)
    for holding in holders:
        office = describe_relationship(graph, holding, role, line.at)
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
        yield RowLine(held, Evidence((holding,), within=(line.tie,)))
    if line.at is None or not holders:
        yield RowLine(row, Evidence((line.tie,), unless=tuple(holders)))


def _offices(graph: Graph, node: Node, at: str | None) -> Iterator[RowLine]:
    for office in offices_of(graph, node.id):
        if answer := office.covers(graph, at):
            yield RowLine(_office_row(graph, office, answer, at), Evidence(office.holdings, office.period))


def _office_row(graph: Graph, office: Office, answer: Covers, at: str | None) -> Row:
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

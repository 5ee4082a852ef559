"""What a page tells of the relationships of each node: the rows of its profile, in few bytes.

Most rows say what a drawn relationship says, and are its place among those of the node. The others have what differs:
an office held by way of another, a holder of a role, a relationship to a node that the picture leaves out.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any

from graph_model import Citation, Covers, Node, Relationship
from graph_model.tenure import LineTimes, Tenure
from graph_model.wording import listed
from visualizations.elements import describe_edge
from visualizations.facts import FACTS, NAMES
from visualizations.page import Page, ProfileLine, ProfileRow
from visualizations.payload import citation_pairs, without_empty
from visualizations.tenures import Tenures

RowCode = int | dict[str, Any]
Key = tuple[str, str, str]  # the two ends of a relationship, and its key among parallel ones
Party = tuple[str, str, tuple[int, ...]]  # name, id, and the tenures of its signatures

# What a relationship tells, and what it is where nothing is told.
_NOTHING: dict[str, Any] = {
    "when": "", "details": "", "note": "", "confidence": "", "sources": [], "possibly": False,
}  # fmt: skip


def encode_profiles(page: Page, tenures: Tenures | None = None) -> dict[str, Any]:
    """Return the profiles of the nodes shown, given the tenures of what the page tells.

    `sections` are the headings; `parties` lists of names that several rows share; `rows` has for each node, in the
    order of the nodes, its sections, each the number of its heading and its rows. A row is the place of a relationship
    that says all of it among those of the node, from 0, or an object: `edge`, the number of a relationship that says
    what the row does not; `node`, the number of the node at the other end, or its `name` and `type` where it is not
    drawn; `holder` and `through`, numbers of nodes; `with`, the number of a list of parties, this node among them
    (`own` says which, where two bear one name); and what a relationship tells
    (visualizations.payload.relationship_details).

    Where the page can be asked as of a year, a row has the numbers of tenures: `tenure`, when what it tells held, if
    that is not when its relationship did; `within`, when else it is told, and `unless`, when it is not told. Then
    `signed` has, beside each list of parties, the tenures of the signatures of each.
    """
    encoder = _Encoder(page, tenures)
    rows = [encoder.sections_of(node) for node in page.nodes]
    profiles = {
        "sections": list(encoder.headings),
        "parties": [[name for name, *_ in each] for each in encoder.parties],
        "rows": rows,
    }
    signed = [[signatures for *_, signatures in each] for each in encoder.parties]
    return profiles | ({"signed": signed} if tenures else {})


class _Encoder:
    def __init__(self, page: Page, tenures: Tenures | None) -> None:
        self.headings: dict[str, int] = {}
        self.parties: dict[tuple[Party, ...], int] = {}
        self._page = page
        self._tenures = tenures
        self._nodes = {node.id: (number, node.name) for number, node in enumerate(page.nodes)}
        self._places: dict[str, dict[Key, int]] = {node.id: {} for node in page.nodes}
        for edge in page.relationships:
            for end in (edge.start, edge.end):
                places = self._places[end]
                places[_key(edge)] = len(places)

    def sections_of(self, node: Node) -> list[list[Any]]:
        """Return the sections of a node's relationships, each the number of its heading and its rows."""
        sections: dict[int, list[RowCode]] = {}
        places = self._places[node.id]
        for line in self._page.told[node.id]:
            if line.section in (NAMES, FACTS):
                continue
            place = places.get(_key(line.tie)) if line.tie else None
            heading = self.headings.setdefault(line.section, len(self.headings))
            sections.setdefault(heading, []).append(self._code(node, line) if place is None else place)
        return [[heading, rows] for heading, rows in sections.items()]

    def _code(self, node: Node, line: ProfileLine) -> RowCode:
        row, times = line.row, line.times
        if line.tie and self._tenures:
            times = LineTimes(Tenure.of(self._page.all_there_is.timing, [line.tie]))
        told = _told(row)
        people = self._people(node, row, told["details"], times)
        if people:
            del told["details"]
        number = self._edge_saying(told, node, row)
        if number is None:
            return self._other_end(row) | people | without_empty(told) | self._when_told(times, None)
        edge = self._page.relationships[number]
        code = {"edge": number} | people | self._when_told(times, number)
        if not {row["id"], node.id} <= {edge.start, edge.end}:
            code |= self._other_end(row)
        code |= {key: value for key, value in told.items() if value != self._says(number)[key]}
        return self._places[node.id][_key(edge)] if code == {"edge": number} else code

    def _edge_saying(self, told: dict[str, Any], node: Node, row: ProfileRow) -> int | None:
        """Return the number of the relationship that says what a row tells, or all of it but its details."""
        start = row.get("holder") or [node.id, *row.get("through", ())][-1]
        numbers = self._between.get(_joining(row["relationship"], start, row["id"]), [])
        for number in numbers:
            if told == self._says(number):
                return number
        others = {key: value for key, value in told.items() if key != "details"}
        for number in numbers:
            if others == {key: self._says(number)[key] for key in others}:
                return number
        return None

    @cached_property
    def _between(self) -> dict[tuple[str, str, str], list[int]]:
        """The numbers of the relationships of a type between two."""
        found: dict[tuple[str, str, str], list[int]] = {}
        for number, edge in enumerate(self._page.relationships):
            found.setdefault(_joining(edge.type, edge.start, edge.end), []).append(number)
        return found

    def _says(self, number: int) -> dict[str, Any]:
        """Return what a relationship says where it is drawn."""
        edge = describe_edge(self._page, self._page.relationships[number])
        return {key: edge.get(key, nothing) for key, nothing in _NOTHING.items()}

    def _other_end(self, row: ProfileRow) -> dict[str, Any]:
        if row["id"] in self._nodes:
            return {"node": self._nodes[row["id"]][0]}
        return {"name": row["name"], "type": row["type"]}

    def _when_told(self, times: LineTimes | None, edge: int | None) -> dict[str, Any]:
        """Return when a row is told, as numbers of tenures, without what its relationship says."""
        if times is None or self._tenures is None:
            return {}
        found: dict[str, Any] = {}
        held, within = self._tenures.number(times.held), self._tenures.number(times.within)
        if held != (0 if edge is None else self._tenures.of_edges[edge]):
            found["tenure"] = held
        if within:
            found["within"] = within
        if times.unless:
            found["unless"] = [self._tenures.number(each) for each in times.unless]
        return found

    def _people(self, node: Node, row: ProfileRow, details: str, times: LineTimes | None) -> dict[str, Any]:
        """Return whom the details of a row name, where they name nobody else; the page then names and links them."""
        if not details:
            return {}
        if row.get("parties"):
            everyone = self._everyone(node, row, times)
            names = [name for name, _, _ in everyone]
            own = next(
                place for place, each in enumerate(everyone) if each[1] in (node.id, "") and each[0] == node.name
            )
            others = [*names[:own], *names[own + 1 :]]
            if others == row["parties"] and details == f"with {listed(others)}":
                number = self.parties.setdefault(everyone, len(self.parties))
                return {"with": number} | ({"own": own} if names.index(node.name) != own else {})
        for key, words, ids in (("holder", "held by", [row.get("holder")]), ("through", "as", row.get("through", ()))):
            drawn = [self._nodes[each] for each in ids if each in self._nodes]
            named = " and ".join(f"{words} {name}" for _, name in drawn)
            if drawn and len(drawn) == len(ids) and details == named:
                return {key: [number for number, _ in drawn]}
        return {}

    def _everyone(self, node: Node, row: ProfileRow, times: LineTimes | None) -> tuple[Party, ...]:
        """Return all parties of an agreement; by their names alone, where nothing is known of when they signed."""
        if times is None or self._tenures is None:
            return tuple((name, "", ()) for name in sorted((node.name, *row["parties"])))
        number = self._tenures.number
        return tuple((name, party, tuple(map(number, signed))) for name, party, signed in times.parties)


def _key(relationship: Relationship) -> Key:
    return relationship.start, relationship.end, relationship.key


def _joining(relationship_type: str, one: str, other: str) -> tuple[str, str, str]:
    return (relationship_type, one, other) if one < other else (relationship_type, other, one)


def _told(row: ProfileRow) -> dict[str, Any]:
    return {
        "when": row["when"],
        "details": row["details"],
        "note": row.get("note") or "",
        "confidence": row["confidence"],
        "sources": citation_pairs(map(Citation.parse, row["sources"])),
        "possibly": row.get("held") == Covers.POSSIBLY.value,
    }

"""The ids of nodes: those that rows give, and those that are made of names where rows give none."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from graph_model.faults import Fault, shorten
from graph_model.folding import id_with_type, slug, spelt_slug
from graph_model.wording import first_of
from loaders.dataset.layout import Sheet
from loaders.files.tables import Table

MOST_NAMED = 3  # ids that a warning names


@dataclass(slots=True)
class NodeTable:
    """A table of nodes, the id that each of its nodes gets, and the name that its row gives."""

    sheet: Sheet
    table: Table
    ids: list[str] = field(init=False)
    names: list[str] = field(init=False)

    def __post_init__(self) -> None:
        self.names = list(self.table.column("name"))
        given = list(self.table.column("id"))
        self.ids = given if all(given) else list(map(self._id, given, self.names))

    @property
    def type(self) -> str:
        """The type of its nodes."""
        return self.sheet.type.name

    def _id(self, given: str, name: str) -> str:
        return given or slug(name) or (_hashed(self.type.lower(), name) if name else "")


@dataclass(frozen=True, slots=True)
class NodeRow:
    """A row of a table of nodes."""

    nodes: NodeTable
    place: int

    @property
    def type(self) -> str:
        """The type of its node."""
        return self.nodes.type

    @property
    def table(self) -> Table:
        """The table in which it stands."""
        return self.nodes.table

    @property
    def number(self) -> int:
        """Its number, as a spreadsheet shows it."""
        return self.table.numbers[self.place]

    @property
    def node_id(self) -> str:
        """The id that its node gets."""
        return self.nodes.ids[self.place]

    @property
    def given(self) -> str:
        """The id that it gives; empty where it gives none."""
        return self.table.column("id")[self.place]

    @property
    def name(self) -> str:
        """The name that it gives."""
        return self.nodes.names[self.place]

    def call(self, node_id: str) -> None:
        """Let its node have another id."""
        self.nodes.ids[self.place] = node_id


def identify(tables: Sequence[NodeTable]) -> dict[str, list[str]]:
    """Let each node have an id of its own; return which ids stand now for an id that several tables give.

    Different names get different ids: where two of one type would be made alike, the ids keep their accents, or else
    bear a short hash of the name. A made id that a node of another type has gets its type before it, and so do given
    ids that stand in several tables. What is given and changed, and names that only their accents tell apart, are
    warned of in their tables.
    """
    if are_different(tables):
        return {}
    rows = [NodeRow(nodes, place) for nodes in tables for place in range(len(nodes.ids))]
    _part_names(rows)
    return _part_types(rows)


def are_different(tables: Sequence[NodeTable]) -> bool:
    """Tell whether no two nodes have the same id."""
    return len({each for nodes in tables for each in nodes.ids}) == sum(len(nodes.ids) for nodes in tables)


def _part_names(rows: Sequence[NodeRow]) -> None:
    """Part different names of one type for which one id was made."""
    alike = _groups(rows, lambda each: (each.type, each.node_id))
    taken = {(each.type, each.node_id) for each in rows} if alike else set()
    for group in alike:
        names = {_written(each.name) for each in group}
        if len(names) == 1 or all(each.given for each in group):
            continue
        spelt = {name: spelt_slug(name) for name in names}
        first = group[0]
        for each in group:
            if each is not first and _written(each.name) != _written(first.name):
                _warn_of_spelling(each, first)
            if each.given:
                continue
            name, plain = _written(each.name), each.node_id
            shared = any(spelt[other] == spelt[name] for other in names if other != name)
            free = spelt[name] == plain and not any(other.given for other in group)
            if shared or not spelt[name] or not (free or (each.type, spelt[name]) not in taken):
                each.call(_hashed(plain, name))
            else:
                each.call(spelt[name])


def _part_types(rows: Sequence[NodeRow]) -> dict[str, list[str]]:
    """Put the type before ids that nodes of several types have; of made and given ones, only before those made."""
    stand_for: dict[str, list[str]] = {}
    changed: dict[str, list[NodeRow]] = defaultdict(list)
    for group in _groups(rows, lambda each: each.node_id):
        if len({each.type for each in group}) == 1:
            continue
        same, givers = group[0].node_id, {each.type for each in group if each.given}
        for each in group:
            if each.given and len(givers) == 1:
                continue
            each.call(id_with_type(each.type, same))
            if each.given:
                stand_for.setdefault(same, []).append(each.node_id)
                changed[each.table.file].append(each)
    for there in changed.values():
        _warn_of_repeated(there)
    return stand_for


def _warn_of_repeated(rows: Sequence[NodeRow]) -> None:
    ids = first_of([shorten(each.node_id) for each in rows], MOST_NAMED)
    which = "an id" if len(rows) == 1 else f"{len(rows):,} ids"
    message = f"has {which} that another table has, too, and puts the type before: {ids}"
    remedy = "leave it so, or give each node an id of its own"
    rows[0].table.fault(Fault(message, remedy, "id", severity="warning"))


def _warn_of_spelling(each: NodeRow, first: NodeRow) -> None:
    remedy = "if they are one, keep one row, and the other name as an alias; if not, give each an id"
    fault = Fault(f"is nearly the name of row {first.number}, {first.name!r}", remedy, "name", each.name, "warning")
    each.table.fault(fault, each.number)


def _groups(rows: Sequence[NodeRow], key: Callable[[NodeRow], object]) -> list[list[NodeRow]]:
    """Return the rows with one key together, where there are several."""
    keys = [key(each) for each in rows]
    several = {each for each, times in Counter(keys).items() if times > 1}
    groups: dict[object, list[NodeRow]] = defaultdict(list)
    for each, its_key in zip(rows, keys, strict=True) if several else ():
        if its_key in several:
            groups[its_key].append(each)
    return list(groups.values())


def _written(name: str) -> str:
    return unicodedata.normalize("NFC", name)


def _hashed(beginning: str, name: str) -> str:
    return f"{beginning}-{sha256(_written(name).encode('utf-8', 'replace')).hexdigest()[:6]}"

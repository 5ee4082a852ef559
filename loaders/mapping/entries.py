"""The entries of a mapping made ready for one file: what a row says of its nodes and relationships, and its faults.

What the same cells say is worked out once: rows repeat their cities, tiers and dates.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from operator import itemgetter

from graph_model.dates import OPEN, parse_date
from graph_model.faults import Fault, has_error
from graph_model.values import PropertyType
from graph_model.vocabulary import NodeType, RelationshipType, Vocabulary
from loaders.mapping.cells import CellReader, Cells, Refused, reader_of
from loaders.mapping.checks import PropertyCheck, check_order
from loaders.mapping.model import NodeEntry, RelationshipEntry, Value
from loaders.mapping.staging import StagedNode

MOST_REMEMBERED = 65_536  # different rows of an entry that are kept in memory
BETWEEN = "\x1f"  # parts the cells of a relationship while they wait; no cell can hold it

_NAME = PropertyCheck(PropertyType("name", one_line=True))
_ALIASES = PropertyCheck(PropertyType("aliases", many=True))


@dataclass(slots=True)
class FoundNodes:
    """The nodes that a row names by one entry, and its faults; once they are staged, their numbers."""

    nodes: tuple[StagedNode, ...]
    faults: tuple[Fault, ...] = ()
    numbers: tuple[int, ...] = ()
    cited: set[int] = field(default_factory=set)
    is_wrong: bool = False


@dataclass(frozen=True, slots=True)
class FoundTie:
    """The properties of a relationship as a row states them, as one text; the year, if it is one of yearly rows."""

    cells: str
    year: int | None = None
    faults: tuple[Fault, ...] = ()
    is_wrong: bool = False


class NodeReader:
    """Reads the nodes that rows name by one entry."""

    def __init__(
        self,
        entry: NodeEntry,
        vocabulary: Vocabulary,
        places: Mapping[str, int | None],
        missing: frozenset[str],
        kept: Mapping[str, str] | None = None,
    ) -> None:
        self.entry = entry
        self._types = [vocabulary.nodes[each] for each in entry.types]
        self._name = _reader(entry.name, places, missing)
        self._id = _reader(entry.id, places, missing)
        self._apart = _reader(entry.apart_by, places, missing)
        self._aliases = _reader(entry.aliases, places, missing)
        self._country = _reader(entry.country, places, missing)
        self._properties = _properties(entry.properties, self._types[0], places, missing)
        others = {name: Value(entry.place, (column,)) for name, column in (kept or {}).items()}
        self._properties += _properties(others, self._types[0], places, missing)
        values = [entry.name, entry.id, entry.apart_by, entry.aliases, entry.country]
        values += [*entry.properties.values(), *others.values()]
        self._wanted = wanted(entry.where, entry.excepted, places)
        self._raw = raw_cells(values, places, (*entry.where, *entry.excepted))
        self._known: dict[object, FoundNodes] = {}

    def __call__(self, cells: Cells) -> FoundNodes:
        """Return the nodes that a row names."""
        raw = self._raw(cells)
        found = self._known.get(raw)
        if found is None:
            if len(self._known) >= MOST_REMEMBERED:
                self._known.clear()
            found = self._known[raw] = self._read(cells)
        return found

    def _read(self, cells: Cells) -> FoundNodes:
        if self._wanted is not None and not self._wanted(cells):
            return FoundNodes(())
        faults: list[Fault] = []
        names = _parts(self._name, cells, faults)
        given = " ".join(_parts(self._id, cells, faults))
        if self.entry.id is not None and not given:
            return FoundNodes((), tuple(faults), is_wrong=has_error(faults))
        names = names or ((given,) if given else ())
        apart = " ".join(_parts(self._apart, cells, faults))
        aliases = _checked(_ALIASES, self._aliases, cells, faults) if self._aliases else ""
        held = [(name, _checked(check, reader, cells, faults)) for name, reader, check in self._properties]
        filled = tuple((name, cell) for name, cell in held if cell)
        faults += check_order(self._types[0].dates, dict(filled))
        country = " ".join(_parts(self._country, cells, faults)) if self.entry.gazetteer else None
        others = tuple(aliases.split(" | ")) if aliases else ()
        nodes = tuple(node for name in names if (node := self._node(name, given, apart, others, filled, faults)))
        nodes = tuple(replace(node, country=country) for node in nodes) if country is not None else nodes
        return FoundNodes(nodes, tuple(faults), is_wrong=has_error(faults))

    def _node(
        self,
        name: str,
        given: str,
        apart: str,
        aliases: tuple[str, ...],
        cells: tuple[tuple[str, str], ...],
        faults: list[Fault],
    ) -> StagedNode | None:
        checked, more = _NAME((name,))
        named_by = self._name or self._id
        faults += [named_by.told(each) if named_by else each for each in more]
        if not checked:
            return None
        entry = self.entry
        key = f"i{given}" if given else f"n{checked}\n{apart}"
        rank = 3 if entry.known else 0 if given or apart else 2 if len(entry.types) > 1 else 1
        types = "|".join(entry.types) + ("?" if entry.known else "")
        return StagedNode(types, key, rank, given, checked, apart, aliases, cells)


class _Column:
    """Reads one property of a relationship; what the same cells say is worked out once."""

    def __init__(
        self,
        name: str,
        reader: CellReader,
        check: PropertyCheck,
        value: Value | None,
        places: Mapping[str, int | None],
        used: set[str],
    ) -> None:
        self.name = name
        self._reader, self._check, self._used = reader, check, used
        self._raw = raw_cells([value], places)
        self._known: dict[object, tuple[str, tuple[Fault, ...]]] = {}

    def __call__(self, cells: Cells) -> tuple[str, tuple[Fault, ...]]:
        """Return the cell of ours, and its faults."""
        raw = self._raw(cells)
        found = self._known.get(raw)
        if found is None:
            if len(self._known) >= MOST_REMEMBERED:
                self._known.clear()
            faults: list[Fault] = []
            cell = _checked(self._check, self._reader, cells, faults)
            if cell:
                self._used.add(self.name)
            found = self._known[raw] = cell, tuple(faults)
        return found


class TieReader:
    """Reads what rows state of one relationship."""

    def __init__(
        self,
        entry: RelationshipEntry,
        kind: RelationshipType,
        places: Mapping[str, int | None],
        missing: frozenset[str],
        known_on: str | None,
    ) -> None:
        self.entry, self.kind = entry, kind
        self.names = tuple(kind.properties)
        self._known_on = known_on
        self.used: set[str] = set()  # the properties that some row fills
        readers = _properties(entry.properties, kind, places, missing)
        columns = {
            name: _Column(name, reader, check, entry.properties[name], places, self.used)
            for name, reader, check in readers
        }
        # What a relationship states is one text with a place for each property; those that can be filled are held.
        rule = kind.dates
        dated = {name for name in (rule.since, rule.until) if name and rule.until}
        slots = [name for name in self.names if name in columns or name in dated]
        self._columns = [columns.get(name) for name in slots]
        self._template = BETWEEN.join("%s" if name in slots else "" for name in self.names)
        self._dates = (slots.index(rule.since) if rule.since else -1, slots.index(rule.until)) if rule.until else None
        self._settled: dict[tuple[str, str], tuple[str, str, list[Fault]]] = {}
        self._year = _reader(entry.spells.year, places, missing) if entry.spells else None
        values = [*entry.properties.values(), *([entry.spells.year] if entry.spells else [])]
        self._raw = raw_cells(values, places)
        self._known: dict[object, FoundTie] = {}
        self.wanted = wanted(entry.where, entry.excepted, places)

    def __call__(self, cells: Cells) -> FoundTie:
        """Return what a row states."""
        raw = self._raw(cells)
        found = self._known.get(raw)
        if found is None:
            found = self._read(cells)
            if len(self._known) < MOST_REMEMBERED:  # what repeats is mostly among the first
                self._known[raw] = found
        return found

    def _read(self, cells: Cells) -> FoundTie:
        faults: list[Fault] = []
        held = []
        for each in self._columns:
            if each is None:
                held.append("")
                continue
            cell, found = each(cells)
            held.append(cell)
            if found:
                faults += found
        year = self._read_year(cells, faults) if self._year else None
        if self._dates is not None:
            self._settle_dates(held, faults, is_spell=year is not None)
        text = self._template % tuple(held)
        return FoundTie(text, year, tuple(faults), has_error(faults)) if faults else FoundTie(text, year)

    def _settle_dates(self, held: list[str], faults: list[Fault], *, is_spell: bool) -> None:
        """Check the order of the dates, and put in until when an open end is known to hold; each pair only once."""
        since, until = self._dates or (-1, -1)
        pair = (held[since] if since >= 0 else "", held[until])
        settled = self._settled.get(pair)
        if settled is None:
            settled = self._settle(pair, is_spell=is_spell)
            if len(self._settled) < MOST_REMEMBERED:
                self._settled[pair] = settled
        if since >= 0:
            held[since] = settled[0]
        held[until] = settled[1]
        faults += settled[2]

    def _settle(self, pair: tuple[str, str], *, is_spell: bool) -> tuple[str, str, list[Fault]]:
        rule = self.kind.dates
        names = (rule.since or "", rule.until or "")
        dates = dict(zip(names, pair, strict=True))
        faults = check_order(rule, dates)
        if self._known_on and not is_spell and not faults:
            dates |= until_known(dates, rule.since, names[1], self._known_on)
        self.used.update(name for name, cell in dates.items() if cell)
        return dates[names[0]], dates[names[1]], faults

    def _read_year(self, cells: Cells, faults: list[Fault]) -> int | None:
        if self._year is None:
            return None
        text = "".join(_parts(self._year, cells, faults))[:4]
        if text.isascii() and text.isdecimal() and len(text) == 4 and int(text) > 0:
            return int(text)
        message = "is no year" if text else "is empty, and a year of a spell"
        faults.append(Fault(message, "give a year of four digits in each row", self._year.columns, text))
        return None


def until_known(held: Mapping[str, str], since: str | None, until: str, known_on: str) -> dict[str, str]:
    """Return what is known of the ends of a relationship that is listed as current on a day.

    An end that is open or not stated lies on that day or later. Where no beginning is stated, it lies by that day.
    Nothing is known of what began later.

    >>> until_known({"since": "2014"}, "since", "until", "2024-02")
    {'until': '2024-02/..'}
    """
    if held.get(until, "") not in ("", OPEN):
        return {}
    begun = held.get(since or "", "")
    if begun and begun != OPEN and parse_date(begun).start.earliest > parse_date(known_on).end.latest:
        return {}
    known = {until: f"{known_on}/.."}
    return known if begun or since is None else {**known, since: f"../{known_on}"}


def raw_cells(
    values: Iterable[Value | None], places: Mapping[str, int | None], more: Iterable[str] = ()
) -> Callable[[Cells], object]:
    """Return what takes from a row the cells that values read, and `more` columns, as the key of what they say."""
    columns = {places.get(column) for value in values if value is not None for column in value.columns}
    columns |= {places.get(column) for column in more}
    here = sorted({place for place in columns if place is not None})
    return itemgetter(*here) if here else lambda _: None


def wanted(
    where: Mapping[str, tuple[str, ...]], excepted: Mapping[str, tuple[str, ...]], places: Mapping[str, int | None]
) -> Callable[[Cells], bool] | None:
    """Return what tells whether a row is wanted, by the values of its columns; None where all are."""
    rules = [(places.get(column), frozenset(texts), True) for column, texts in where.items()]
    rules += [(places.get(column), frozenset(texts), False) for column, texts in excepted.items()]
    if not rules:
        return None

    def is_wanted(cells: Cells) -> bool:
        for place, texts, keeps in rules:
            cell = cells[place] if place is not None else ""
            if (cell in texts or ("*" in texts and cell != "")) != keeps:
                return False
        return True

    return is_wanted


def _reader(value: Value | None, places: Mapping[str, int | None], missing: frozenset[str]) -> CellReader | None:
    return None if value is None else reader_of(value, places, missing)


def _properties(
    values: Mapping[str, Value],
    kind: NodeType | RelationshipType,
    places: Mapping[str, int | None],
    missing: frozenset[str],
) -> list[tuple[str, CellReader, PropertyCheck]]:
    return [
        (name, reader_of(value, places, missing), PropertyCheck(kind.properties[name]))
        for name, value in values.items()
    ]


def _parts(reader: CellReader | None, cells: Cells, faults: list[Fault]) -> tuple[str, ...]:
    if reader is None:
        return ()
    try:
        return reader.parts(cells)
    except Refused as refused:
        faults.append(reader.fault(refused))
        return ()
    finally:
        if reader.remarks:
            faults += reader.remarks
            reader.remarks.clear()


def _checked(check: PropertyCheck, reader: CellReader, cells: Cells, faults: list[Fault]) -> str:
    """Return a property as a cell of ours; its faults name the columns of the user."""
    cell, found = check(_parts(reader, cells, faults))
    faults += [reader.told(each) for each in found]
    return cell

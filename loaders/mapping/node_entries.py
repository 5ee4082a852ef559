"""The nodes that rows name by an entry of a mapping, made ready for one file, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from graph_model.faults import Fault, has_error
from graph_model.values import PropertyType
from graph_model.vocabulary import Vocabulary
from loaders.mapping.batches import Batch
from loaders.mapping.cells import Cells
from loaders.mapping.checks import PropertyCheck, check_order
from loaders.mapping.choosing import wanted
from loaders.mapping.model import NodeEntry, Value
from loaders.mapping.property_cells import checked_cell, parts_of, property_readers, reader_or_none
from loaders.mapping.remembering import MOST_REMEMBERED, RawCells
from loaders.mapping.staging import StagedNode

_NAME = PropertyCheck(PropertyType("name", one_line=True))
_ALIASES = PropertyCheck(PropertyType("aliases", many=True))

MOST_NUMBERS = 4 * MOST_REMEMBERED  # a number takes little


@dataclass(slots=True, eq=False)
class FoundNodes:
    """The nodes that a row names by one entry, and its faults; once they are staged, their numbers.

    `number` is that of the only one, 0 where there is none; None as long as more is to be done or to be said. Of what
    `lacks_id` there is a name, and no node.
    """

    nodes: tuple[StagedNode, ...]
    faults: tuple[Fault, ...] = ()
    numbers: tuple[int, ...] = ()
    cited: set[int] = field(default_factory=set)
    is_wrong: bool = False
    lacks_id: bool = False
    number: int | None = None

    def __post_init__(self) -> None:
        if not self.nodes and not self.faults:
            self.number = 0

    def is_staged(self, numbers: tuple[int, ...]) -> None:
        """Take the numbers of the nodes, now that they are staged."""
        self.numbers = numbers
        if len(numbers) == 1 and not self.faults:
            self.number = numbers[0]


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
        self._name = reader_or_none(entry.name, places, missing)
        self._id = reader_or_none(entry.id, places, missing)
        self._apart = reader_or_none(entry.apart_by, places, missing)
        self._aliases = reader_or_none(entry.aliases, places, missing)
        self._country = reader_or_none(entry.country, places, missing)
        self._properties = property_readers(entry.properties, self._types[0], places, missing)
        others = {name: Value(entry.place, (column,)) for name, column in (kept or {}).items()}
        self._properties += property_readers(others, self._types[0], places, missing)
        values = [entry.name, entry.id, entry.apart_by, entry.aliases, entry.country]
        values += [*entry.properties.values(), *others.values()]
        self._wanted = wanted(entry.where, entry.excepted, places)
        more = (*entry.where, *entry.excepted)
        self._raw = RawCells(values, places, more)
        self.reads_columns = bool(more) or any(value.columns for value in values if value is not None)
        self._known: dict[object, FoundNodes] = {}
        self._numbers: dict[object, int] = {}  # of those that are known and staged

    def __call__(self, cells: Cells) -> FoundNodes:
        """Return the nodes that a row names."""
        raw = self._raw(cells)
        found = self._known.get(raw)
        if found is None:
            if len(self._known) >= MOST_REMEMBERED:
                self._forget()
            found = self._known[raw] = self._read(cells)
        return found

    def _forget(self) -> None:
        """Forget what rows said, but not which nodes they name: of these there may be more."""
        if len(self._numbers) + len(self._known) > MOST_NUMBERS:
            self._numbers.clear()
        self._numbers |= {raw: found.number for raw, found in self._known.items() if found.number is not None}
        self._known.clear()

    def numbers(self, batch: Batch) -> list[int | None]:
        """Return of each row the number of the node that it names, as far as it is known: `FoundNodes.number`."""
        raw = self._raw.of_all(batch)
        found = list(map(self._numbers.get, raw))
        if None in found:
            for row, number in enumerate(found):
                if number is None:
                    found[row] = self._number_of(raw[row])
        return found

    def _number_of(self, raw: object) -> int | None:
        known = self._known.get(raw)
        if known is None or known.number is None:
            return None
        if len(self._numbers) >= MOST_NUMBERS:
            self._numbers.clear()
        self._numbers[raw] = known.number
        return known.number

    def _read(self, cells: Cells) -> FoundNodes:
        if self._wanted is not None and not self._wanted(cells):
            return FoundNodes(())
        faults: list[Fault] = []
        names = parts_of(self._name, cells, faults)
        given = " ".join(parts_of(self._id, cells, faults))
        if self.entry.id is not None and not given:
            lacks_id = bool(names) and not faults
            faults += [_no_id(self.entry.id, names[0])] if lacks_id else []
            return FoundNodes((), tuple(faults), is_wrong=has_error(faults), lacks_id=lacks_id)
        named = bool(names)
        names = names or ((given,) if given else ())
        apart = " ".join(parts_of(self._apart, cells, faults))
        aliases = checked_cell(_ALIASES, self._aliases, cells, faults) if self._aliases else ""
        held = [(name, checked_cell(check, reader, cells, faults)) for name, reader, check in self._properties]
        filled = tuple((name, cell) for name, cell in held if cell)
        faults += check_order(self._types[0].dates, dict(filled))
        country = " ".join(parts_of(self._country, cells, faults)) if self.entry.gazetteer else None
        others = tuple(aliases.split(" | ")) if aliases else ()
        nodes = tuple(node for name in names if (node := self._node(name, given, apart, others, filled, faults)))
        nodes = nodes if named else tuple(replace(node, named=False) for node in nodes)
        if country is not None:
            by_population = self.entry.by_population
            nodes = tuple(replace(node, country=country, by_population=by_population) for node in nodes)
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
        others = tuple(each for each in aliases if each != checked)
        return StagedNode(types, key, rank, given, checked, apart, others, cells)


def _no_id(value: Value, name: str) -> Fault:
    """Return the warning of a name without an id; the name is its detail, so that all are one cause."""
    remedy = "leave id out of the mapping, so that names make nodes, or fill the column"
    columns = ", ".join(value.columns)
    return Fault("has a name but no id, and is left out", remedy, columns, severity="warning", detail=f"({name})")

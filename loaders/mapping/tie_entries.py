"""What rows state of a relationship of a mapping, made ready for one file, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph_model.faults import Fault, has_error
from graph_model.vocabulary import RelationshipType
from loaders.mapping.batches import Batch
from loaders.mapping.cells import Cells
from loaders.mapping.checks import PropertyCheck, check_order
from loaders.mapping.choosing import wanted
from loaders.mapping.entries.relationships import DAY
from loaders.mapping.known_ends import until_known
from loaders.mapping.model import RelationshipEntry
from loaders.mapping.property_cells import parts_of, property_readers, reader_or_none
from loaders.mapping.property_columns import PropertyColumn
from loaders.mapping.remembering import MOST_REMEMBERED, RawCells
from loaders.mapping.staging import BETWEEN

MOST_PAIRS = 4 * MOST_REMEMBERED  # of dates, which take little

Dates = tuple[str, str, str | None]  # as they are stated: since, until, and until when an open end is known to hold
Settled = tuple[str, str, tuple[Fault, ...]]  # the dates of a relationship, and what is wrong with them


@dataclass(frozen=True, slots=True)
class FoundTie:
    """The properties of a relationship as a row states them, as one text; the year, if it is one of yearly rows."""

    cells: str
    year: int | None = None
    faults: tuple[Fault, ...] = ()
    is_wrong: bool = False


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
        readers = property_readers(entry.properties, kind, places, missing)
        columns = {
            name: PropertyColumn(name, reader, check, entry.properties[name], places, self.used)
            for name, reader, check in readers
        }
        # What a relationship states is one text with a place for each property; those that can be filled are held.
        rule = kind.dates
        dated = {name for name in (rule.since, rule.until) if name and rule.until}
        slots = [name for name in self.names if name in columns or name in dated]
        self._columns = [columns.get(name) for name in slots]
        self._template = BETWEEN.join("%s" if name in slots else "" for name in self.names)
        self._dates = (slots.index(rule.since) if rule.since else -1, slots.index(rule.until)) if rule.until else None
        self._as_they_are: set[Dates] = set()  # dates to which nothing is to be said or added
        self._settled: dict[Dates, Settled] = {}
        self._year = reader_or_none(entry.spells.year, places, missing) if entry.spells else None
        known_by = reader_or_none(entry.known_by, places, missing)
        check = PropertyCheck(DAY)
        self._known_by = PropertyColumn("", known_by, check, entry.known_by, places, set()) if known_by else None
        self._raw = RawCells(list(entry.values), places)
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

    def stated(self, batch: Batch, faulty: set[int]) -> tuple[list[str], Sequence[int | None]]:
        """Return what many rows state, as texts and years; those that have faults are put among `faulty`."""
        years = self._years(batch, faulty)
        if not self._columns:
            return [self._template] * len(batch), years
        held = [[""] * len(batch) if each is None else each.over(batch, faulty) for each in self._columns]
        if self._dates is not None:
            self._settle_all(held, batch, faulty)
        return list(map(self._template.__mod__, zip(*held, strict=True))), years

    def _years(self, batch: Batch, faulty: set[int]) -> Sequence[int | None]:
        if self._year is None:
            return [None] * len(batch)
        years = []
        for row, cells in enumerate(batch.rows):
            faults: list[Fault] = []
            years.append(self._read_year(cells, faults))
            if faults:
                faulty.add(row)
        return years

    def _settle_all(self, held: list[list[str]], batch: Batch, faulty: set[int]) -> None:
        """Settle the dates of many rows, as `_settle_dates` those of one."""
        since, until = self._dates or (-1, -1)
        begun = held[since] if since >= 0 else [""] * len(batch)
        known = [self._known_on] * len(batch) if self._known_by is None else self._known_by.over(batch, faulty)
        stated = list(zip(begun, held[until], known, strict=True))
        new = set(stated).difference(self._as_they_are)
        settled = {dates: self._settled_dates(dates, is_spell=self._year is not None) for dates in new}
        other = {dates: found for dates, found in settled.items() if found != (*dates[:2], ())}
        if not other:
            return
        for row, dates in enumerate(stated):
            found = other.get(dates)
            if found is None:
                continue
            if since >= 0:
                held[since][row] = found[0]
            held[until][row] = found[1]
            if found[2]:
                faulty.add(row)

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
            self._settle_dates(held, cells, faults, is_spell=year is not None)
        text = self._template % tuple(held)
        return FoundTie(text, year, tuple(faults), has_error(faults)) if faults else FoundTie(text, year)

    def _settle_dates(self, held: list[str], cells: Cells, faults: list[Fault], *, is_spell: bool) -> None:
        """Check the order of the dates, and put in until when an open end is known to hold; the same only once."""
        since, until = self._dates or (-1, -1)
        known = self._known_on
        if self._known_by is not None:
            known, found = self._known_by(cells)
            faults += found
        settled = self._settled_dates((held[since] if since >= 0 else "", held[until], known), is_spell=is_spell)
        if since >= 0:
            held[since] = settled[0]
        held[until] = settled[1]
        faults += settled[2]

    def _settled_dates(self, dates: Dates, *, is_spell: bool) -> Settled:
        as_they_are = (*dates[:2], ())
        if dates in self._as_they_are:
            return as_they_are
        settled = self._settled.get(dates)
        if settled is None:
            settled = self._settle(dates, is_spell=is_spell)
            if settled == as_they_are:
                if len(self._as_they_are) >= MOST_PAIRS:
                    self._as_they_are.clear()
                self._as_they_are.add(dates)
            elif len(self._settled) < MOST_REMEMBERED:
                self._settled[dates] = settled
        return settled

    def _settle(self, stated: Dates, *, is_spell: bool) -> Settled:
        rule = self.kind.dates
        names = (rule.since or "", rule.until or "")
        dates = dict(zip(names, stated[:2], strict=True))
        faults = check_order(rule, dates)
        if (known_on := stated[2]) and not is_spell and not faults:
            dates |= until_known(dates, rule.since, names[1], known_on)
        self.used.update(name for name, cell in dates.items() if cell)
        return dates[names[0]], dates[names[1]], tuple(faults)

    def _read_year(self, cells: Cells, faults: list[Fault]) -> int | None:
        if self._year is None:
            return None
        text = "".join(parts_of(self._year, cells, faults))[:4]
        if text.isascii() and text.isdecimal() and len(text) == 4 and int(text) > 0:
            return int(text)
        message = "is no year" if text else "is empty, and a year of a spell"
        faults.append(Fault(message, "give a year of four digits in each row", self._year.columns, text))
        return None

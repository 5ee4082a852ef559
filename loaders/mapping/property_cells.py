"""The properties of an entry as cells of our own tables, checked; faults name the columns of the user."""

from __future__ import annotations

from collections.abc import Mapping

from graph_model.faults import Fault
from graph_model.vocabulary import NodeType, RelationshipType
from loaders.mapping.cells import CellReader, Cells, Refused, reader_of
from loaders.mapping.checks import PropertyCheck
from loaders.mapping.model import Value


def reader_or_none(value: Value | None, places: Mapping[str, int | None], missing: frozenset[str]) -> CellReader | None:
    """Return what reads a value, where an entry has it."""
    return None if value is None else reader_of(value, places, missing)


def property_readers(
    values: Mapping[str, Value],
    kind: NodeType | RelationshipType,
    places: Mapping[str, int | None],
    missing: frozenset[str],
) -> list[tuple[str, CellReader, PropertyCheck]]:
    """Return the properties of an entry, each with what reads it and what checks it."""
    return [
        (name, reader_of(value, places, missing), PropertyCheck(kind.properties[name]))
        for name, value in values.items()
    ]


def parts_of(reader: CellReader | None, cells: Cells, faults: list[Fault]) -> tuple[str, ...]:
    """Return the texts of a value; what cannot be read is put among the faults."""
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


def checked_cell(check: PropertyCheck, reader: CellReader, cells: Cells, faults: list[Fault]) -> str:
    """Return a property as a cell of ours; its faults name the columns of the user."""
    cell, found = check(parts_of(reader, cells, faults))
    faults += [reader.told(each) for each in found]
    return cell

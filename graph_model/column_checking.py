"""Whether columns of text fit the vocabulary: each different text is checked once, whichever rows have it.

What is found is what `checking` finds of one node or relationship after the other. Most columns are of one piece, so
that a look at all of it at once tells that nothing is wrong with any text; only otherwise each is checked by itself.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph_model.checking import check_frame, check_order
from graph_model.columns import Column
from graph_model.dates import ALWAYS, FOREVER, OPEN, parse_date
from graph_model.faults import Fault
from graph_model.values import LONGEST_TEXT, NOTHING, PropertyType, split
from graph_model.vocabulary import NodeType, RelationshipType

_IN_NO_ID = (" ", "|", "#")


@dataclass(frozen=True, slots=True)
class Checked:
    """The columns of properties with their clean values, and the faults of each row that has any."""

    columns: dict[str, Column]
    faults: dict[int, list[Fault]] = field(default_factory=dict)


def check_columns(
    definition: NodeType | RelationshipType, texts: Mapping[str, tuple[Sequence[int], Sequence[str]]]
) -> Checked:
    """Return the properties of many things of one type, in the vocabulary's order, and their faults.

    `texts` are, for each property, which text each row has, by its number, and all different texts; the first of these
    is empty, and none has blanks around it.
    """
    checked = Checked({})
    for name, property_type in definition.properties.items():
        numbers, different = texts.get(name, ((), ()))
        if len(different) > 1:
            values, faults = _check_texts(property_type, different)
            checked.columns[name] = Column(numbers, values)
            for row, number in enumerate(numbers) if faults else ():
                if number in faults:
                    checked.faults.setdefault(row, []).extend(faults[number])
    for row in sorted(set(_rows_to_order(definition, checked.columns))):
        clean = {name: column[row] for name, column in checked.columns.items()}
        if found := check_order(definition.dates, clean):
            checked.faults.setdefault(row, []).extend(found)
    return checked


def check_frames(ids: Sequence[str], names: Sequence[str], aliases: Column) -> dict[int, list[Fault]]:
    """Return the faults of the ids, names and aliases of many nodes, by row."""
    rows = {*_rows_of_unfit(ids), *_rows_of_unfit(names), *_rows_of_barred(ids)}
    unfit = {number for number, each in enumerate(aliases.values) if not _are_plain(each)}
    rows.update(row for row, number in enumerate(aliases.numbers if unfit else ()) if number in unfit)
    checked = ((row, check_frame(ids[row], names[row], aliases[row])) for row in sorted(rows))
    return {row: faults for row, faults in checked if faults}


def _check_texts(property_type: PropertyType, texts: Sequence[str]) -> tuple[list[Any], dict[int, list[Fault]]]:
    """Return the clean value of each text, None of the first and of those that have none, and the faults, by number."""
    quick = _read_all(property_type, texts[1:])
    if quick is not None:
        return [None, *quick], {}
    values: list[Any] = [None]
    faults: dict[int, list[Fault]] = {}
    for number, text in enumerate(texts[1:], start=1):
        given = split(text) if property_type.many else text
        value, found = property_type.check(given) if given else (None, [])
        values.append(None if value == [] else value)
        if found:
            faults[number] = found
    return values, faults


def _read_all(property_type: PropertyType, texts: Sequence[str]) -> Sequence[Any] | None:
    """Return the values of texts with which nothing is wrong at first sight; None if each has to be looked at."""
    if property_type.many or not _are_plain(texts):
        return None
    if property_type.type == "text":
        usual = not property_type.values or set(texts) <= set(property_type.values)
        return texts if usual and NOTHING.isdisjoint(texts) else None
    if property_type.type == "number" and not property_type.values and "_" not in "".join(texts):
        return _numbers(texts, property_type)
    return None


def _numbers(texts: Sequence[str], property_type: PropertyType) -> list[float] | None:
    try:
        numbers = list(map(float, texts))
    except ValueError:
        return None
    low, high = property_type.minimum, property_type.maximum
    fit = all(map(math.isfinite, numbers))
    fit = fit and (low is None or min(numbers) >= low) and (high is None or max(numbers) <= high)
    return numbers if fit else None


def _rows_to_order(definition: NodeType | RelationshipType, columns: Mapping[str, Column]) -> Iterator[int]:
    """Yield the rows whose dates have to be looked at together."""
    rule = definition.dates
    on, since, until = (columns.get(name or "") for name in (rule.on, rule.since, rule.until))
    if on is not None and OPEN in on.values:
        yield from (row for row, number in enumerate(on.numbers) if on.values[number] == OPEN)
    if since is not None and until is not None:
        begins = [0 if text is None else _begins(text) for text in since.values]
        ends = [math.inf if text is None else _ends(text) for text in until.values]
        for row, (first, last) in enumerate(zip(since.numbers, until.numbers, strict=True)):
            if ends[last] < begins[first]:
                yield row


def _begins(since: str) -> int:
    """Return the first day on which a state can have begun, as a number."""
    return (ALWAYS if since == OPEN else parse_date(since).start).widened().earliest.toordinal()


def _ends(until: str) -> int:
    """Return the last day on which a state can have ended, as a number."""
    return (FOREVER if until == OPEN else parse_date(until).end).widened().latest.toordinal()


def _are_plain(texts: Iterable[str]) -> bool:
    """Tell whether all texts stand on one line, have no control characters and are not too long, at first sight."""
    return "".join(texts).isprintable() and max(map(len, texts), default=0) <= LONGEST_TEXT


def _rows_of_unfit(texts: Sequence[str]) -> list[int]:
    if all(texts) and _are_plain(texts):
        return []
    return [row for row, text in enumerate(texts) if not text or not _are_plain((text,))]


def _rows_of_barred(ids: Sequence[str]) -> list[int]:
    together = "".join(ids)
    if not any(character in together for character in _IN_NO_ID):
        return []
    return [row for row, node_id in enumerate(ids) if any(character in node_id for character in _IN_NO_ID)]

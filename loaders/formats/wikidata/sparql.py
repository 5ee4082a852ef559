"""Items out of the answers of the query service: SPARQL JSON results, and the lists of rows that it offers as JSON.

The first item of a row, or `?item`, is what the row speaks of. What other variables say follows from their names:
`?memberOf` or `?P463`, `?twin`, `?country`, `?start`; `?itemLabel` and `?itemAltLabel` are names of `?item`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from graph_model.faults import Fault
from loaders.formats.json_files import BadJson, read_json
from loaders.formats.wikidata.items import Claim, Item, date_in, item_in, text_of
from loaders.formats.wikidata.terms import terms

_DATES = ("P580", "P582", "P585")
_NAMES = ("Label", "AltLabel")


class Term(NamedTuple):
    """A value of a row: its text, and its language where it has one."""

    text: str
    language: str = ""


Row = Mapping[str, Term]


def read_rows(path: Path, said: Counter[str], faults: list[Fault]) -> Iterator[Item]:
    """Yield the items that the rows speak of; what no row says of any item is counted in `said`."""
    try:
        found = read_json(path)
    except BadJson as bad:
        faults.append(bad.fault)
        return
    rows = found.get("results", {}).get("bindings", []) if isinstance(found, dict) else found
    items: dict[str, Item] = {}
    for each in rows if isinstance(rows, list) else ():
        row = (
            {name: term for name, value in each.items() if (term := _term(value)).text}
            if isinstance(each, dict)
            else {}
        )
        _read_row(row, items, said)
    yield from items.values()


def _term(value: Any) -> Term:
    if isinstance(value, dict):
        return Term(text_of(value.get("value")), text_of(value.get("xml:lang")))
    return Term(text_of(value) if isinstance(value, str) else "" if value is None else str(value))


def _read_row(row: Row, items: dict[str, Item], said: Counter[str]) -> None:
    named = {name: item for name, term in row.items() if (item := item_in(term.text))}
    if not named:
        said["rows without an item of Wikidata, left out"] += 1
        return
    for variable, given in named.items():
        _name(items.setdefault(given, Item(given)), variable, row)
    subject = "item" if "item" in named else next(iter(named))
    dates = {
        name: date
        for variable, term in row.items()
        if (name := terms().property_of(variable)) in _DATES and name
        if (date := date_in(term.text) or term.text)
    }
    claims = list(_claims(row, subject, named, said))
    for claim in claims:
        if terms().meanings[claim.property].joins and terms().meanings[claim.property].type != "IN_COUNTRY":
            claim.dates = dates
    known = items[named[subject]].claims
    known += [each for each in claims if each not in known]
    if not any(each.dates for each in claims):
        own = [Claim(name, date) for name, date in dates.items()]
        known += [each for each in own if each not in known]


def _claims(row: Row, subject: str, named: Mapping[str, str], said: Counter[str]) -> Iterator[Claim]:
    for variable, term in row.items():
        name = terms().property_of(variable)
        if variable == subject or name in _DATES or _names_something(variable, row):
            continue
        if name is None:
            what = "items" if variable in named else "values"
            said[f"{what} of variables whose meaning is not known, left out\t?{variable}"] += 1
        elif variable in named:
            yield Claim(name, named[variable], is_item=True)
        else:
            is_time = terms().meanings[name].value in ("begins", "ends", "on")
            yield Claim(name, (date_in(term.text) or term.text) if is_time else term.text)


def _names_something(variable: str, row: Row) -> bool:
    return any(variable.endswith(each) and variable.removesuffix(each) in row for each in (*_NAMES, "Description"))


def _name(item: Item, variable: str, row: Row) -> None:
    """Give an item the names that a row has for the variable that names it."""
    for suffix in _NAMES:
        term = row.get(f"{variable}{suffix}", Term(""))
        texts = term.text.split(", ") if suffix == "AltLabel" else [term.text]
        for text in texts:
            if text and text != item.id and (text, term.language) not in item.names:
                item.names.append((text, term.language))

"""Items out of entity JSON, as Special:EntityData, wbgetentities and the dumps have it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from graph_model.faults import Fault
from loaders.formats.json_files import BadJson, open_bytes, read_json
from loaders.formats.wikidata.items import Claim, Item, date_in, text_of
from loaders.formats.wikidata.terms import terms

_FIRST = ("en", "mul")  # languages whose label names an item, before any other
_DATES = ("P580", "P582", "P585")
_JULIAN = "Q1985786"
OPEN = ".."


def read_entities(path: Path, said: Counter[str], faults: list[Fault]) -> Iterator[Item]:
    """Yield the items of a file: of one JSON text, or of a dump with an entity a line.

    What is left out is counted in `said`, what is broken becomes faults.
    """
    for entity in _entities(path, faults):
        if entity.get("type", "item") == "item" and text_of(entity.get("id")) and "missing" not in entity:
            yield Item(entity["id"], _names(entity), list(_claims(entity, said)))
        else:
            said["entities that are no items, or missing, left out"] += 1


def _entities(path: Path, faults: list[Fault]) -> Iterator[Mapping[str, Any]]:
    if _is_dump(path):
        yield from _lines(path, faults)
        return
    try:
        found = read_json(path)
    except BadJson as bad:
        faults.append(bad.fault)
        return
    if isinstance(found, dict) and isinstance(found.get("entities"), dict | list):
        entities = found["entities"]
        found = list(entities.values()) if isinstance(entities, dict) else entities
    for each in found if isinstance(found, list) else [found]:
        if isinstance(each, dict):
            yield each


def _is_dump(path: Path) -> bool:
    """Tell whether a file has an entity a line: its first two lines that say anything are whole."""
    with open_bytes(path) as stream:
        lines = [stream.readline().strip() for _ in range(3)]
    said = [line for line in lines if line not in (b"[", b"")]
    return len(said) > 1 and all(line.startswith(b"{") and line.rstrip(b",").endswith(b"}") for line in said[:2])


def _lines(path: Path, faults: list[Fault]) -> Iterator[Mapping[str, Any]]:
    with open_bytes(path) as stream:
        for number, line in enumerate(stream, 1):
            text = line.strip().rstrip(b",")
            if text in (b"", b"[", b"]"):
                continue
            try:
                found = json.loads(text)
            except (ValueError, RecursionError):
                found = None
            if isinstance(found, dict):
                yield found
            else:
                faults.append(Fault("is no entity", "correct or delete the line", file=path.name, row=number))


def _names(entity: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return the labels, the best first, and then the aliases, each with its language."""
    labels, aliases = _mapping(entity.get("labels")), _mapping(entity.get("aliases"))
    order = [*(each for each in _FIRST if each in labels), *(each for each in labels if each not in _FIRST)]
    found = [(text_of(_mapping(labels[each]).get("value")), each) for each in order]
    for language, names in aliases.items():
        found += [(text_of(_mapping(name).get("value")), language) for name in names if isinstance(names, list)]
    return [(text, "" if language == "mul" else language) for text, language in found if text]


def _claims(entity: Mapping[str, Any], said: Counter[str]) -> Iterator[Claim]:
    for name, statements in _mapping(entity.get("claims")).items():
        if name not in terms().meanings:
            said[f"claims of properties that have no place, left out\t{name}"] += len(statements)
            continue
        for statement in _best(name, statements, said):
            value, is_item = _value(_mapping(statement.get("mainsnak")), said)
            if value:
                yield Claim(name, value, is_item, _dates(statement, said), list(_sources(statement)))
            else:
                said[f"claims without a value that can be held, left out\t{name}"] += 1


def _best(name: str, statements: Any, said: Counter[str]) -> list[Mapping[str, Any]]:
    """Return the statements that count: none that is deprecated, and of a value of the item the preferred ones."""
    found: list[Mapping[str, Any]] = [each for each in statements if isinstance(each, dict)]
    kept = [each for each in found if each.get("rank") != "deprecated"]
    if len(kept) < len(found):
        said["deprecated claims, left out"] += len(found) - len(kept)
    preferred = [each for each in kept if each.get("rank") == "preferred"]
    if terms().meanings[name].joins or not preferred:
        return kept
    if len(preferred) < len(kept):
        said[f"values beside the preferred one, left out\t{name}"] += len(kept) - len(preferred)
    return preferred


def _value(snak: Mapping[str, Any], said: Counter[str]) -> tuple[str, bool]:
    """Return the value of a snak as text, and whether it is an item."""
    data = _mapping(snak.get("datavalue"))
    value = data.get("value")
    if isinstance(value, str):
        return value, False
    body = _mapping(value)
    if data.get("type") == "wikibase-entityid":
        return text_of(body.get("id")) or f"Q{body.get('numeric-id')}", True
    if data.get("type") == "time":
        if text_of(body.get("calendarmodel")).endswith(_JULIAN):
            said["dates of the Julian calendar, kept as they are"] += 1
        return date_in(text_of(body.get("time")), int(body.get("precision") or 11)), False
    if data.get("type") == "globecoordinate":
        return f"Point({body.get('longitude')} {body.get('latitude')})", False
    if data.get("type") == "quantity":
        return text_of(body.get("amount")).lstrip("+"), False
    return text_of(body.get("text")), False


def _dates(statement: Mapping[str, Any], said: Counter[str]) -> dict[str, str]:
    """Return the qualifiers that date a statement; that there is no end is said by `..`."""
    found: dict[str, str] = {}
    for name in _DATES:
        for snak in _mapping(statement.get("qualifiers")).get(name, ())[:1]:
            text = OPEN if name == "P582" and snak.get("snaktype") == "novalue" else _value(snak, said)[0]
            if text:
                found[name] = text
    return found


def _sources(statement: Mapping[str, Any]) -> Iterator[str]:
    """Yield the sources of a statement: of each reference its address, or else the item in which it is stated."""
    for reference in statement.get("references") or ():
        snaks = _mapping(_mapping(reference).get("snaks"))
        for name in (*terms().reference_urls, *terms().reference_items):
            found = [_value(snak, Counter())[0] for snak in snaks.get(name, ())]
            if any(found):
                yield next(filter(None, found))
                break


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}

"""The plain fields of one Popolo thing: its properties, its names, its sources, and what is left of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from graph_model.vocabulary import Vocabulary
from loaders.formats.intake import Intake, in_language, one_line
from loaders.formats.popolo.embedding import Thing
from loaders.formats.popolo.terms import TYPES, terms, word

IDENTIFIERS = "identifiers"
# Fields that say nothing of the thing itself, or are read elsewhere.
_FRAME = frozenset(
    {"id", "name", "label", "other_names", "other_label", "other_labels", "identifiers", "sources", "links"}
    | {"classification", "parent_id", "area_id", "organization_id", "person_id", "post_id", "on_behalf_of_id", "role"}
    | {"start_date", "end_date", "geometry", "attendees", "legislative_period_id", "member", "type"}
    | {"created_at", "updated_at", "@type", "@context"}
)


def extension(found: Mapping[str, list[Thing]], vocabulary: Vocabulary) -> dict[str, Any]:
    """Return the new properties of the types that a document's things become, in the form of a vocabulary file.

    There are none for fields that no thing has.
    """
    new: dict[str, dict[str, Any]] = {}
    for group, node_types in TYPES.items():
        names: dict[str, Any] = {}
        for thing in found[f"{group}s"]:
            names |= _new_properties(thing, group)
        for node_type in node_types:
            there = vocabulary.nodes[node_type].properties
            more = {name: _property(kind) for name, kind in names.items() if name not in there}
            if more:
                new.setdefault(node_type, {}).update(more)
    return {"nodes": {name: {"properties": more} for name, more in new.items()}} if new else {}


def _new_properties(thing: Thing, group: str) -> dict[str, str]:
    """Return the properties of a thing that its type may lack, each with its type; a list of texts has none."""
    fields = terms().fields.get(group, {})
    new = {each.property: each.type for name, each in fields.items() if each.type and thing.get(name)}
    if _other_identifiers(thing):
        new[IDENTIFIERS] = ""
    schemes = (word(each.get("scheme")) for each in _dicts(thing.get("identifiers")))
    return {**new, **{terms().identifiers[each]: "text" for each in schemes if each in terms().identifiers}}


def _property(kind: str) -> dict[str, Any]:
    return {"type": kind} if kind else {"type": "text", "list": True, "about": "scheme:identifier"}


def properties_of(thing: Thing, group: str) -> dict[str, object]:
    """Return the properties that a thing states, as far as a type may have them."""
    fields = terms().fields.get(group, {})
    found: dict[str, object] = {
        each.property: value for name, each in fields.items() if (value := plain(thing.get(name))) != ""
    }
    for identifier in _dicts(thing.get("identifiers")):
        name = terms().identifiers.get(word(identifier.get("scheme")))
        if name:
            found[name] = plain(identifier.get("identifier"))
    if others := _other_identifiers(thing):
        found[IDENTIFIERS] = others
    address = next((url for link in _dicts(thing.get("links")) if (url := plain(link.get("url")))), "")
    if address.startswith("http"):
        found["url"] = address
    return found


def _other_identifiers(thing: Thing) -> list[str]:
    return [
        f"{plain(each.get('scheme')) or 'identifier'}:{plain(each.get('identifier'))}"
        for each in _dicts(thing.get("identifiers"))
        if plain(each.get("identifier")) and word(each.get("scheme")) not in terms().identifiers
    ]


def aliases_of(thing: Thing) -> list[str]:
    """Return the other names of a thing that hold at all times, each with its language where that is known."""
    undated = (each for each in _other_names(thing) if not (each.get("start_date") or each.get("end_date")))
    return list(dict.fromkeys(filter(None, map(_with_language, undated))))


def dated_names_of(thing: Thing) -> Iterator[tuple[str, str]]:
    """Yield each other name that was used for a time only, and when, as an EDTF interval."""
    for each in _other_names(thing):
        since, until = plain(each.get("start_date")), plain(each.get("end_date"))
        if (since or until) and (name := _with_language(each)):
            yield name, f"{since or '..'}/{until or '..'}"


def _other_names(thing: Thing) -> Iterator[Thing]:
    for field in ("other_names", "other_label", "other_labels"):
        given = thing.get(field)
        for each in given if isinstance(given, list) else ():
            yield each if isinstance(each, dict) else {"name": each}


def _with_language(name: Thing) -> str:
    return in_language(one_line(name.get("name") or name.get("label")), plain(name.get("lang") or name.get("language")))


def sources_of(thing: Thing, intake: Intake) -> list[str]:
    """Return the ids of the sources of a thing."""
    found = ((plain(each.get("url")), plain(each.get("note"))) for each in _dicts(thing.get("sources")))
    return list(dict.fromkeys(intake.source(url or note, note) for url, note in found if url or note))


def say_what_is_left(things: Iterable[Thing], group: str, intake: Intake) -> None:
    """Count the fields of things that have no place among ours, and hold something."""
    read = {*_FRAME, *terms().fields.get(group, {})}
    for thing in things:
        for name, value in thing.items():
            if name not in read and value not in (None, "", [], {}):
                intake.say(f"values of {group}s that have no place, left out", name)
        for _ in list(_dicts(thing.get("links")))[1:]:
            intake.say(f"values of {group}s that have no place, left out", "links but the first")


def plain(value: object) -> str:
    """Return a text or a number as text; nothing of anything else."""
    if isinstance(value, str):
        return value.strip()
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def _dicts(value: object) -> Iterator[Thing]:
    for each in value if isinstance(value, list) else ():
        if isinstance(each, dict):
            yield each

"""The collections of a Popolo document, with what is embedded in other things set free (`person.memberships` ...)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

COLLECTIONS = ("persons", "organizations", "posts", "memberships", "areas", "events")
_CORE = frozenset({"persons", "organizations", "memberships"})  # without any of them it is some other list of posts
_OTHERS = frozenset({"meta", "warnings", "motions", "votes", "vote_events", "speeches", "counts", "person", "@context"})

Thing = dict[str, Any]

# In things of a collection: a field that holds one thing, or a list of things, of a collection. What is found there
# refers to its owner by the last.
_ONE = {
    "memberships": {
        "person": "persons",
        "organization": "organizations",
        "post": "posts",
        "on_behalf_of": "organizations",
        "area": "areas",
    },
    "posts": {"organization": "organizations", "area": "areas"},
    "organizations": {"parent": "organizations", "area": "areas"},
    "areas": {"parent": "areas"},
    "events": {"organization": "organizations", "parent": "events"},
}
_MANY = {
    "persons": {"memberships": ("memberships", "person_id")},
    "organizations": {
        "memberships": ("memberships", "organization_id"),
        "posts": ("posts", "organization_id"),
        "children": ("organizations", "parent_id"),
    },
    "posts": {"memberships": ("memberships", "post_id")},
    "areas": {
        "memberships": ("memberships", "area_id"),
        "organizations": ("organizations", "area_id"),
        "posts": ("posts", "area_id"),
        "children": ("areas", "parent_id"),
    },
    "events": {"children": ("events", "parent_id")},
}


def is_popolo(names: list[str]) -> bool:
    """Tell whether these are the names on the top level of a Popolo document, as far as they are seen.

    >>> is_popolo(["posts", "persons"]), is_popolo(["posts", "users"]), is_popolo(["version", "persons", "memberships"])
    (True, False, True)
    """
    there = [name for name in names if name in COLLECTIONS]
    is_all = all(name in COLLECTIONS or name in _OTHERS for name in names)
    return not _CORE.isdisjoint(there) and (is_all or len(there) > 1)


def collections(document: Mapping[str, Any]) -> tuple[dict[str, list[Thing]], int]:
    """Return all things of a document, by collection, and how many entries are no things at all.

    Of several things with one id the first is kept, and gains the fields of the others.
    """
    found: dict[str, dict[str, Thing]] = {name: {} for name in COLLECTIONS}
    odd = 0
    for name in COLLECTIONS:
        entries = document.get(name)
        odd += sum(not isinstance(each, dict) for each in entries) if isinstance(entries, list) else 0
        for each in _things(entries):
            _set_free(name, each, found)
    return {name: list(things.values()) for name, things in found.items()}, odd


def _set_free(collection: str, thing: Thing, found: dict[str, dict[str, Thing]], owner: Thing | None = None) -> None:
    """Put a thing, and all that is embedded in it, into the collections."""
    own = {**(owner or {}), **thing}
    for field, other in _ONE.get(collection, {}).items():
        embedded = own.pop(field, None)
        if isinstance(embedded, dict) and embedded.get("id"):
            own.setdefault(f"{field}_id", embedded["id"])
            _set_free(other, embedded, found)
    for field, (other, refers) in _MANY.get(collection, {}).items():
        embedded = own.pop(field, None)
        for each in _things(embedded):
            _set_free(other, each, found, {refers: own["id"]} if own.get("id") else None)
    given = own.get("id")
    there = found[collection]
    key = str(given) if given not in (None, "") else f"\0{len(there)}"
    there[key] = {**own, **there[key]} if key in there else own


def _things(value: Any) -> Iterator[Thing]:
    for each in value if isinstance(value, list) else ():
        if isinstance(each, dict):
            yield each

"""Which organisations of a Popolo document are the governments of cities, and which areas are cities.

A municipality is an actor of a network as a city, and what its council calls itself is a name of the city.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from loaders.formats.popolo.embedding import Thing
from loaders.formats.popolo.fields import plain
from loaders.formats.popolo.terms import terms, word


def find_councils(collections: Mapping[str, list[Thing]]) -> dict[str, Thing]:
    """Return the organisations that are the government of a city, by id: so classified, or with a mayor or councillors.

    Of those whose classification says nothing of cities, only what is no party, ministry or the like is one.
    """
    known = terms()
    with_offices = _with_city_offices(collections)
    found: dict[str, Thing] = {}
    for each in collections["organizations"]:
        given, classified = plain(each.get("id")), word(each.get("classification"))
        by_office = given in with_offices and classified in known.may_be_city_governments
        if given and (classified in known.city_governments or by_office):
            found[given] = each
    return found


def _with_city_offices(collections: Mapping[str, list[Thing]]) -> set[str]:
    """Return the ids of organisations in which somebody holds an office of a city."""
    known = terms()
    offices = (*collections["memberships"], *collections["posts"])
    return {
        plain(each.get("organization_id"))
        for each in offices
        if known.kind_of_title(plain(each.get("role"))) in known.city_titles
    }


def city_names(councils: Mapping[str, Thing], areas: Mapping[str, Thing]) -> dict[str, str]:
    """Return what the city of each council is called: as its area, or as the council's name says, if no other is."""
    known = terms()
    named = {given: plain(each.get("name")) for given, each in councils.items()}
    short = {
        given: plain(areas.get(plain(each.get("area_id")), {}).get("name")) or known.city_of_council(named[given])
        for given, each in councils.items()
    }
    often = Counter(name.casefold() for name in short.values() if name)
    return {
        given: name if (name := short[given]) and often[name.casefold()] == 1 else named[given] for given in councils
    }

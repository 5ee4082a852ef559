"""What GeoNames has of cities, and ISO 3166-1 of countries, filled in where the tables of a mapping have nothing.

What the tables say stays, and so do names, but for countries that are named by a code: they get their name in English,
and the code is another name. What may be several places, or none, is a warning.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from graph_model.faults import Fault
from graph_model.values import join, split
from graph_model.wording import first_of
from loaders.mapping import model
from loaders.mapping.gazetteer_outcome import Outcome
from loaders.mapping.loading import Load
from loaders.mapping.staging import StagedNode, Staging
from loaders.resolution.countries import Country, SeveralCountries, country_name, find_country
from loaders.resolution.extra import LIBRARIES, require
from loaders.resolution.gazetteer import Ambiguity, Gazetteer, Match

MOST_NAMED = 5
SOURCES = {
    "City": StagedNode(
        "Source", "igeonames", 0, "geonames", "GeoNames",
        cells=(("url", "https://www.geonames.org"), ("licence", "CC-BY-4.0")),
    ),
    "Country": StagedNode("Source", "iiso-3166-1", 0, "iso-3166-1", "ISO 3166-1"),
}  # fmt: skip

_CODE = re.compile("[A-Z]{2,3}")  # of a country, by ISO 3166-1

_SOUGHT = """SELECT number, type, node.name, place, cells, country, by_population FROM sought JOIN node ON number = node
    WHERE type = ? ORDER BY number, country"""


@dataclass(frozen=True, slots=True)
class _Sought:
    """A node that is looked up, with what the tables say of it."""

    number: int
    name: str
    place: int
    cells: dict[str, str]
    countries: tuple[str, ...]
    by_population: bool

    @property
    def point(self) -> tuple[float, float] | None:
        """Degrees north and east, where the tables have both."""
        there = self.cells.get("latitude"), self.cells.get("longitude")
        return (float(there[0]), float(there[1])) if there[0] and there[1] else None


@dataclass(frozen=True, slots=True)
class _Missed:
    """Why a node was not found: in a word for the count, and as a warning."""

    reason: str
    message: str
    remedy: str
    value: str


@dataclass(frozen=True, slots=True)
class _Found:
    """What is known of a node; `how` says what was read into its name, `name` is that of GeoNames.

    `instead` is the name that takes the place of a code.
    """

    cells: Mapping[str, str]
    how: str
    name: str = ""
    instead: str = ""


def require_gazetteer(mapping: model.Mapping) -> None:
    """Refuse a mapping that asks for the gazetteer where its libraries are missing, before any row is read.

    Raises:
        InterurbanError: the extra `gazetteer` is not installed.
    """
    if any(node.gazetteer for table in mapping.tables for node in table.nodes.values()):
        for name in LIBRARIES:
            require(name)


def asks_for_cities(mapping: model.Mapping) -> bool:
    """Tell whether a mapping looks up cities, for which the index of their names is needed."""
    entries = (node for table in mapping.tables for node in table.nodes.values())
    return any(node.gazetteer and "City" in node.types for node in entries)


def fill_from_gazetteer(load: Load) -> None:
    """Look up the staged nodes for which a mapping asks it, fill what they lack, and say what became of it."""
    gazetteer: Gazetteer | None = None
    known: dict[tuple[object, ...], _Found | _Missed] = {}
    for kind, source in SOURCES.items():
        outcome = Outcome(kind, source.name)
        citation = 0
        for each in list(_sought(load.staging, kind)):
            outcome.sought += 1
            key = (kind, each.name, each.countries, each.point, each.cells.get("geonames_id"), each.by_population)
            if key not in known:
                gazetteer = gazetteer or Gazetteer()
                known[key] = _city(gazetteer, each) if kind == "City" else _country(each)
            found = _agreeing(each, known[key])
            if isinstance(found, _Missed):
                outcome.missed[found.reason] += 1
                fault = Fault(found.message, found.remedy, "", found.value, severity="warning")
                load.faults.add(fault, each.place)
                continue
            outcome.count(each.name, found.how, found.name)
            if found.instead and _is_free(load.staging, kind, found.instead):
                _rename(load.staging, each, found.instead)
                outcome.codes.append(f"{each.name} ({found.instead})")
            new = _lacking(each.cells, found.cells)
            if new:
                citation = citation or _cited(load, source)
                outcome.filled.update(list(new))
                _fill(load, kind, each, new, citation)
        for sentence in outcome.in_words():
            load.summary.note(sentence)


def _sought(staging: Staging, kind: str) -> Iterator[_Sought]:
    rows = staging.rows(_SOUGHT, (kind,))
    for (number, _, name, place, cells), of_one in groupby(rows, key=lambda row: row[:5]):
        told = [(str(row[5]), bool(row[6])) for row in of_one]
        countries = tuple(country for country, _ in told if country)
        by_population = any(asked for _, asked in told)
        yield _Sought(int(str(number)), str(name), int(str(place)), json.loads(str(cells)), countries, by_population)


def _city(gazetteer: Gazetteer, each: _Sought) -> _Found | _Missed:
    country = each.countries[0] if each.countries else ""
    where = f"{each.name}, {country}" if country else each.name
    if len({_place_of(name) for name in each.countries}) > 1:
        told = first_of(list(each.countries), MOST_NAMED)
        return _Missed("in several countries", "stands in several countries", f"give one of {told}", each.name)
    if not country and not each.point:
        remedy = "fill in its country; without it, nothing is looked up"
        return _Missed("without a country", "has no country", remedy, each.name)
    if country and find_country(country) is None:
        return _Missed("in an unknown country", "lies in a country that is not known", "give its English name", where)
    found = gazetteer.find(each.name, country, near=each.point, by_population=each.by_population)
    if found is None:
        remedy = "check the name and its country; GeoNames has places of 500 inhabitants and more here"
        return _Missed("unknown", "is no city that GeoNames has", remedy, where)
    if isinstance(found, Ambiguity):
        same = [match for match in found.candidates if match.geonames_id == each.cells.get("geonames_id")]
        return _known(same[0], "by its GeoNames id") if same else _ambiguous(found, where)
    return _known(found, found.how)


def _place_of(country: str) -> object:
    found = find_country(country)
    return (found.iso_codes, found.region) if isinstance(found, Country) else country


def _ambiguous(found: Ambiguity, where: str) -> _Missed:
    more = f" and {found.total - len(found.candidates):,} more" if found.total > len(found.candidates) else ""
    candidates = "; ".join(map(str, found.candidates))
    remedy = f"say which, by coordinates or its GeoNames id: {candidates}{more}"
    return _Missed("ambiguous", f"is not told which city of GeoNames it is: it {found.how}", remedy, where)


def _known(match: Match, how: str) -> _Found:
    cells = {
        "geonames_id": match.geonames_id,
        "iso_code": match.iso_code,
        "latitude": str(match.latitude),
        "longitude": str(match.longitude),
    }
    return _Found(cells | ({"population": str(match.population)} if match.population else {}), how, match.name)


def _country(each: _Sought) -> _Found | _Missed:
    found = find_country(each.name)
    if found is None:
        return _Missed("unknown", "is no country that is known", "give its English name or its code", each.name)
    if isinstance(found, SeveralCountries):
        codes = ", ".join(code for country in found.countries for code in country.iso_codes)
        return _Missed("ambiguous", found.how, f"give iso_code: {codes}", each.name)
    if found.until or found.region or found.iso_code is None:
        what = "is a state that is no more" if found.until else f"is taken for a part of {found.name}"
        codes = ", ".join(found.iso_codes)
        return _Missed("ambiguous", what, f"where you want the code of today ({codes}), give iso_code", each.name)
    instead = country_name(found.iso_code) if _CODE.fullmatch(each.name) else ""
    return _Found({"iso_code": found.iso_code}, found.how, instead=instead)


def _agreeing(each: _Sought, found: _Found | _Missed) -> _Found | _Missed:
    """Return what was found, if the tables do not say by id or code that it is another."""
    if isinstance(found, _Missed):
        return found
    for name in ("geonames_id", "iso_code"):
        said = each.cells.get(name, "")
        if said and name in found.cells and said.upper() != found.cells[name]:
            remedy = f"check {name}: it is {found.cells[name]} for {found.name or each.name}"
            return _Missed("contradicted", f"has another {name} than was found for its name", remedy, said)
    return found


def _lacking(held: Mapping[str, str], found: Mapping[str, str]) -> dict[str, str]:
    """Return what a node lacks; coordinates only both together."""
    halved = {"latitude", "longitude"} if "latitude" in held or "longitude" in held else set()
    return {name: cell for name, cell in found.items() if name not in held and name not in halved}


def _is_free(staging: Staging, kind: str, name: str) -> bool:
    return not staging.count("SELECT count(*) FROM node WHERE type = ? AND name = ?", (kind, name))


def _rename(staging: Staging, each: _Sought, name: str) -> None:
    """Give a node the name for which its code stands; the code is another name."""
    query = "SELECT aliases FROM node WHERE number = ?"
    aliases = split(str(staging.connection.execute(query, (each.number,)).fetchone()[0]))
    others = [alias for alias in dict.fromkeys([each.name, *aliases]) if alias != name]
    change = "UPDATE node SET name = ?, named = 1, aliases = ? WHERE number = ?"
    staging.connection.execute(change, (name, join(others), each.number))


def _cited(load: Load, source: StagedNode) -> int:
    number = load.staging.add_node(source, 0, 0)
    load.used.setdefault("Source", set()).update(name for name, _ in source.cells)
    return load.staging.citation(number, "")


def _fill(load: Load, kind: str, each: _Sought, new: Mapping[str, str], citation: int) -> None:
    cells = json.dumps({**each.cells, **new}, ensure_ascii=False)
    load.staging.connection.execute("UPDATE node SET cells = ? WHERE number = ?", (cells, each.number))
    load.staging.cite(each.number, citation)
    load.used.setdefault(kind, set()).update(new)

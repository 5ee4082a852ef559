"""The gazetteer: which city of the world a name stands for, by any of its names in any script, within a country."""

from __future__ import annotations

import math
import sqlite3
import weakref
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from graph_model.folding import fold, joined, spellings
from loaders.resolution.countries import Country, SeveralCountries, country_name, find_country
from loaders.resolution.geonames_index import open_index
from loaders.resolution.place_names import Reading, readings
from loaders.resolution.regions import region_code

NEARLY = 88.0  # of 100, for a name that is spelt nearly so; such are proposed, never taken
SHORTEST_MISSPELT = 5  # letters
NEARBY_KM = 30.0  # how far a city may lie from the coordinates that were given with its name
BESIDE_KM = 50.0  # how far a city may lie from a larger one that stands beside its name in brackets
ONE_PLACE_KM = 10.0  # entries of one name that lie so near each other are one place
MOST_CANDIDATES = 5


@dataclass(frozen=True, slots=True)
class Match:
    """A city of GeoNames that a name stands for.

    `latitude` and `longitude` are degrees north and east, `population` is 0 where it is unknown, `iso_code` and
    `country` are its country. `how` says what was read into the name; it is empty where it is one of the city's names.
    """

    geonames_id: str
    name: str
    iso_code: str
    country: str
    latitude: float
    longitude: float
    population: int
    region: str = ""
    how: str = ""

    def __str__(self) -> str:
        people = f", {self.population:,} inhabitants" if self.population else ""
        return f"{self.name} ({self.geonames_id}, {self.country}{people})"


@dataclass(frozen=True, slots=True)
class Ambiguity:
    """What a name may stand for, where nothing says which: candidates, the largest first.

    `how` says why none was taken, `total` how many there are; no more than the first few are listed.
    """

    candidates: tuple[Match, ...]
    how: str
    total: int


class Gazetteer:
    """Cities of GeoNames with at least 500 inhabitants, found by name.

    The index lies in `folder`, by default in the user's cache folder, and is made when it is first used.

    Raises:
        InterurbanError: the extra `gazetteer` is not installed.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._keys_of_countries: dict[str, list[str]] = {}

    def prepare(self) -> None:
        """Make the index, where it is missing, which takes half a minute; else it is made when it is first used."""
        _ = self._database

    @cached_property
    def _database(self) -> sqlite3.Connection:
        opened = open_index(self._folder)
        weakref.finalize(self, opened.close)  # with the last who asks, not whenever Python comes to collect it
        return opened

    def find(
        self,
        name: str,
        country: str = "",
        *,
        near: tuple[float, float] | None = None,
        by_population: bool = False,
        nearly: bool = True,
    ) -> Match | Ambiguity | None:
        """Return the city that a name stands for in a country, or the cities it may stand for, or None.

        `country` is a name or code of a country, also of one that is no more, with a region before it or not; where it
        is no country that is known, nothing is found. `near` are degrees north and east that the data has for it. A
        name that several cities bear is settled by `near`, by the region, or where one has it for its own name and is
        the largest, too; by the population alone only where `by_population` asks for it. A name that is only spelt
        nearly so is proposed as an ambiguity; that is most of the work, and left out with `nearly` false.

        >>> Gazetteer().find("서울", "Korea, Republic of").geonames_id  # doctest: +SKIP
        '1835848'
        """
        where = find_country(country) if country.strip() else None
        if where is None and country.strip():
            return None
        codes = _codes(where)
        region = where.region if isinstance(where, Country) else ""
        for reading in readings(name.strip()):
            if found := self._bearing(reading, codes, region):
                here = self._near_what_stands_beside(found, reading.beside, codes)
                if not here:
                    return _ambiguity([match for match, _ in found], f"lies nowhere near {reading.beside}")
                return self._settle(here, reading.how, near, by_population=by_population)
        return self._nearly(name, codes) if codes and nearly else None

    def _settle(
        self,
        found: list[tuple[Match, bool]],
        said: str,
        near: tuple[float, float] | None,
        *,
        by_population: bool,
    ) -> Match | Ambiguity:
        """Return the one of several that something but its population tells from the others."""
        how = [said] if said else []
        matches = [match for match, _ in found]
        if near:
            matches = [match for match in matches if kilometres(near, match) <= NEARBY_KM]
            if not matches:
                return _ambiguity([match for match, _ in found], "lies nowhere near the coordinates given with it")
            matches.sort(key=lambda match: kilometres(near, match))
            how += ["the nearest to the coordinates"] if len(found) > 1 else []
        elif len(matches) > 1:
            reason = _standing_out(found) or ("the largest, as asked" if by_population else "")
            if not reason:
                return _ambiguity(matches, f"is the name of {len(matches)} cities")
            how.append(reason)
        return replace(matches[0], how="; ".join(how))

    def _near_what_stands_beside(
        self, found: list[tuple[Match, bool]], beside: str, codes: Sequence[str]
    ) -> list[tuple[Match, bool]]:
        """Return the cities near one of the name that stands beside, if there is such a city: Mapo (Seoul)."""
        if not beside or any(region_code(code, beside) for code in codes):
            return found
        larger = [match for reading in readings(beside) for match, _ in self._bearing(reading, codes, "")]
        points = [(match.latitude, match.longitude) for match in larger]
        return [
            each for each in found if not points or any(kilometres(point, each[0]) <= BESIDE_KM for point in points)
        ]

    def bearers(self, name: str, country: str) -> list[Match]:
        """Return all cities of a country that a name may stand for, the largest first."""
        where = find_country(country)
        region = where.region if isinstance(where, Country) else ""
        single = [reading for reading in readings(name.strip()) if len(reading.names) == 1] if where else []
        found = dict.fromkeys(match for each in single for match, _ in self._bearing(each, _codes(where), region))
        return sorted(found, key=lambda match: (-match.population, match.geonames_id))

    def _bearing(self, reading: Reading, codes: Sequence[str], region: str) -> list[tuple[Match, bool]]:
        """Return the cities that bear all names of a reading, the largest first, and whether a name is their own.

        Where a state or province is known that they must lie in, only those that do.
        """
        wanted = {code: region_code(code, region or reading.beside) for code in codes}
        ranks: dict[int, int] = {}
        for position, name in enumerate(reading.names):
            there: dict[int, int] = {}
            forms = [name, reading.bare] if reading.bare else [name]
            for key in dict.fromkeys(key for form in forms for key in (fold(form), *map(joined, spellings(form)))):
                for city, own in self._ask("SELECT city, own FROM name WHERE key = ?", codes, key):
                    there[city] = min(own, there.get(city, own))
            ranks = {city: own for city, own in there.items() if not position or city in ranks}
        cities = self._cities(ranks)
        here = [match for match in cities if wanted.get(match.iso_code, "") in ("", match.region)]
        return [(match, not ranks[int(match.geonames_id)]) for match in here]

    def _nearly(self, name: str, codes: Sequence[str]) -> Ambiguity | None:
        """Propose the cities with a name that is spelt nearly so."""
        from rapidfuzz import fuzz, process

        wanted = fold(name)
        if len(wanted) < SHORTEST_MISSPELT:
            return None
        near = {
            key: score
            for code in codes
            for key, score, _ in process.extract(
                wanted, self._keys(code), scorer=fuzz.ratio, score_cutoff=NEARLY, limit=MOST_CANDIDATES
            )
        }
        best = sorted(near, key=lambda key: -near[key])[:MOST_CANDIDATES]
        cities = {city for key in best for (city,) in self._ask("SELECT city FROM name WHERE key = ?", codes, key)}
        return _ambiguity(self._cities(cities), "is spelt nearly so") if cities else None

    def _keys(self, code: str) -> list[str]:
        if code not in self._keys_of_countries:
            found = self._database.execute("SELECT DISTINCT key FROM name WHERE country = ?", (code,))
            self._keys_of_countries[code] = [key for (key,) in found]
        return self._keys_of_countries[code]

    def _ask(self, query: str, codes: Sequence[str], *values: object) -> Iterator[tuple[int, ...]]:
        """Yield what a query for names finds in some countries, or in all where none is given."""
        within = f" AND country IN ({', '.join('?' * len(codes))})" if codes else ""
        yield from self._database.execute(query + within, (*values, *codes))

    def _cities(self, ids: Iterable[int]) -> list[Match]:
        """Return cities by their ids, the largest first."""
        query = "SELECT id, name, country, latitude, longitude, population, region FROM city WHERE id = ?"
        rows = [self._database.execute(query, (each,)).fetchone() for each in ids]
        return sorted((_match(*row) for row in rows), key=lambda match: (-match.population, match.geonames_id))


def kilometres(point: tuple[float, float], match: Match) -> float:
    """Return the distance of a city from a point in degrees north and east."""
    return kilometres_between(point, (match.latitude, match.longitude))


def kilometres_between(point: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the distance of two points in degrees north and east, on a sphere."""
    north, other_north = math.radians(point[0]), math.radians(other[0])
    apart = math.radians(other[1] - point[1])
    half = math.sin((other_north - north) / 2) ** 2
    return 12742.0 * math.asin(math.sqrt(half + math.cos(north) * math.cos(other_north) * math.sin(apart / 2) ** 2))


def _standing_out(found: list[tuple[Match, bool]]) -> str:
    """Return why the largest of several cities is meant, if something beside its size says so."""
    largest = found[0][0]
    if all(kilometres((largest.latitude, largest.longitude), match) <= ONE_PLACE_KM for match, _ in found):
        return f"{len(found)} entries of GeoNames within {ONE_PLACE_KM:.0f} km, the largest"
    if [match for match, own in found if own] == [largest] and largest.population > found[1][0].population:
        return "the only one with this as its own name, and the largest"
    return ""


def _codes(where: Country | SeveralCountries | None) -> tuple[str, ...]:
    countries = where.countries if isinstance(where, SeveralCountries) else (where,) if where else ()
    return tuple(code for country in countries for code in country.iso_codes)


def _ambiguity(matches: Sequence[Match], how: str) -> Ambiguity:
    return Ambiguity(tuple(matches[:MOST_CANDIDATES]), how, len(matches))


def _match(
    city: int, name: str, country: str, latitude: float, longitude: float, population: int, region: str
) -> Match:
    return Match(str(city), name, country, country_name(country), latitude, longitude, population, region)

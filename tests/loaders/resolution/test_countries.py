from __future__ import annotations

import csv
from pathlib import Path

import pycountry
import pytest

from loaders.resolution.countries import Country, SeveralCountries, find_country


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Madagaskar", "MG"),
        ("Kazakhstah", "KZ"),
        ("Grece", "GR"),
        ("Japa", "JP"),
        ("Surinam", "SR"),
        ("Bosnia and Hercegovina", "BA"),
        ("in Italy", "IT"),
        ("Taiwan, Greater China", "TW"),
        ("Georgia (country)", "GE"),
        ("Ivory Coast", "CI"),
        ("대한민국", "KR"),
        ("U.S.A.", "US"),
        ("GER", "DE"),
        ("DEU", "DE"),
        ("DDR", "DE"),
        ("Réunion, France", "RE"),
        ("Kosovo", "XK"),
    ],
)
def test_a_country_is_found_by_usual_names_codes_and_slight_misspellings(text: str, code: str) -> None:
    found = find_country(text)
    assert isinstance(found, Country)
    assert found.iso_code == code


def test_a_misspelling_says_what_it_was_read_as_and_a_name_says_nothing() -> None:
    misspelt, named = find_country("Kazakhstah"), find_country("Kazakhstan")
    assert isinstance(misspelt, Country)
    assert isinstance(named, Country)
    assert (misspelt.how, named.how) == ("is spelt nearly as Kazakhstan", "")


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("YUG", {"BA", "HR", "ME", "MK", "RS", "SI", "XK"}),
        ("CSK", {"CZ", "SK"}),
        ("Soviet Union", {"AM", "AZ", "BY", "EE", "GE", "KG", "KZ", "LT", "LV", "MD", "RU", "TJ", "TM", "UA", "UZ"}),
    ],
)
def test_a_former_state_stands_for_those_in_its_place(text: str, codes: set[str]) -> None:
    found = find_country(text)
    assert isinstance(found, Country)
    assert (set(found.iso_codes), found.iso_code) == (codes, None)
    assert "was a state until" in found.how


def test_every_state_that_iso_withdrew_is_known_by_its_code_or_stood_for_a_territory() -> None:
    codes = {each.alpha_3 for each in pycountry.historic_countries if isinstance(find_country(each.alpha_3), Country)}
    unknown = {each.alpha_3 for each in pycountry.historic_countries} - codes
    territories = {"ATB", "CTE", "FXX", "JTN", "MID", "ATN", "NTZ", "PUS", "WAK", "BYS"}
    assert unknown <= territories


@pytest.mark.parametrize("text", ["Congo", "Korea", "Slovekia"])
def test_a_name_of_several_countries_is_not_settled(text: str) -> None:
    found = find_country(text)
    assert isinstance(found, SeveralCountries)
    assert len(found.countries) == 2


@pytest.mark.parametrize("text", ["", "Nowhere at all", "NULL", "id", "Xx", "eqguinea", "sosudan"])
def test_what_is_no_country_is_none(text: str) -> None:
    assert find_country(text) is None


def test_a_region_before_the_country_is_kept() -> None:
    found = find_country("Ohio, United States")
    assert isinstance(found, Country)
    assert (found.iso_code, found.region) == ("US", "Ohio")


def test_every_country_of_iso_3166_is_found_by_each_of_its_codes_and_names() -> None:
    for each in pycountry.countries:
        for text in (each.alpha_2, each.alpha_3, each.name, getattr(each, "official_name", each.name)):
            if text != "Congo":  # there are two
                found = find_country(text)
                assert isinstance(found, Country), text
                assert found.iso_code == each.alpha_2, text


def test_the_countries_of_twincities_are_all_found_but_two(shared: Path) -> None:
    with (shared / "twincities-world" / "twin_cities_raw.csv").open(encoding="utf-8", newline="") as file:
        texts = {row[column] for row in csv.DictReader(file) for column in ("country1", "country2")}
    assert len(texts) == 239
    unsettled = {text for text in texts if not isinstance(find_country(text), Country)}
    assert unsettled == {"", "Congo"}

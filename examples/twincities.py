"""Turn a table of sister cities (city1, country1, city2, country2, with or without coordinates) into a data set.

    python examples/twincities.py twin_cities_raw.csv twincities --coordinates twin_cities_geocoded.csv
    interurban --data twincities lookup Seoul
    interurban --data twincities view --ego Seoul -o seoul.html

The table is that of github.com/Hekman/twincities (MIT), scraped from Wikipedia's lists (CC BY-SA 4.0).
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

import click

from graph_model import Graph
from graph_model.folding import slug
from loaders.dataset.writing import write_dataset

SOURCE = "twincities-2026"

# Country names as they stand in the table, where they are misspelt or stand for the same country.
COUNTRIES = {
    "Bosnia and Hercegovina": "Bosnia and Herzegovina",
    "Czechia": "Czech Republic",
    "East Timor": "Timor-Leste",
    "Federated States of Micronesia": "Micronesia",
    "Georgia (country)": "Georgia",
    "Grece": "Greece",
    "Island": "Iceland",
    "Japa": "Japan",
    "Kazakhstah": "Kazakhstan",
    "Madagaskar": "Madagascar",
    "Moldavia": "Moldova",
    "Republic of Ireland": "Ireland",
    "Surinam": "Suriname",
}


@click.command()
@click.argument("table", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--coordinates", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def convert(table: Path, folder: Path, coordinates: Path | None) -> None:
    """Write FOLDER as a data set that holds the twin cities of TABLE."""
    graph, left_out = twin_cities(rows_of(table), places_of(coordinates) if coordinates else {})
    write_dataset(graph, folder)
    click.echo(f"{len(graph):,} nodes and {graph.relationship_count:,} relationships in {folder}")
    for reason, count in left_out.items():
        click.echo(f"left out: {count} {reason}")


def rows_of(table: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file by column."""
    with table.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def places_of(table: Path) -> dict[str, tuple[float, float]]:
    """Return latitude and longitude by city id."""
    return {
        city_id(row[f"city{end}"], row[f"country{end}"]): (float(row[f"lat{end}"]), float(row[f"lng{end}"]))
        for row in rows_of(table)
        for end in "12"
    }


def ends_of(row: dict[str, str]) -> list[tuple[str, str]]:
    """Return both cities of a row with their countries; some stand as "Varna, Bulgaria" in the city's column."""
    ends = [(row["city1"], row["country1"]), (row["city2"], row["country2"])]
    return [(city, country) if country else parted(city) for city, country in ends]


def parted(text: str) -> tuple[str, str]:
    """Return city and country of "city, country"; a territory that stands alone is its own country."""
    city, _, country = text.rpartition(",")
    return (city, country) if city else (text, text)


def country_of(text: str) -> str:
    """Return the country; a state or region before it is dropped ("Ohio, United States")."""
    name = re.sub(r"^(in|the) ", "", text.rpartition(",")[2].strip())
    return COUNTRIES.get(name, name)


def city_id(city: str, country: str) -> str:
    """Return an id that tells the cities of one name in several countries apart."""
    return slug(f"{city} {country_of(country)}")


def twin_cities(rows: list[dict[str, str]], places: dict[str, tuple[float, float]]) -> tuple[Graph, Counter[str]]:
    """Return the graph of the rows, and what was left out of it and why."""
    graph, left_out = Graph(), Counter[str]()
    pairs: set[tuple[str, str]] = set()
    graph.about = {
        "title": "Twin cities of the world",
        "description": "Twin and sister cities as listed by Wikipedia, without dates.",
        "licenses": [{"name": "CC-BY-SA-4.0", "title": "text of Wikipedia"}, {"name": "MIT", "title": "table"}],
    }
    graph.add_node(
        "Source",
        SOURCE,
        "Lists of twin towns and sister cities",
        {"publisher": "Wikipedia", "url": "https://github.com/Hekman/twincities", "accessed": "2026-02-08"},
    )
    for row in rows:
        one, other = sorted(add_city(graph, city, country, places) for city, country in ends_of(row))
        if one == other:
            left_out["cities twinned with themselves"] += 1
        else:
            left_out["repeated pairs"] += (one, other) in pairs
            pairs.add((one, other))
            graph.add_relationship(one, "TWINNED_WITH", other, sources=[SOURCE])
    return graph, left_out


def add_city(graph: Graph, city: str, country: str, places: dict[str, tuple[float, float]]) -> str:
    """Add a city and its country unless they are there; return the city's id."""
    node_id, country_name = city_id(city, country), country_of(country)
    if node_id not in graph:
        latitude, longitude = places.get(node_id, (None, None))
        graph.add_node("City", node_id, city, {"latitude": latitude, "longitude": longitude}, sources=[SOURCE])
        country_id = f"country-{slug(country_name)}"
        if country_id not in graph:
            graph.add_node("Country", country_id, country_name, sources=[SOURCE])
        graph.add_relationship(node_id, "IN_COUNTRY", country_id, sources=[SOURCE])
    return node_id


if __name__ == "__main__":
    convert()

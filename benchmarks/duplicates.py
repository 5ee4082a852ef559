"""Precision and recall of `interurban duplicates` on data with known answers, and what it costs in time and memory.

The sets lie in ../shared/data, as their SOURCE.md describes them. cdp-cities has the truth in account numbers: a node
for each account and year, under the name of that year. twincities-world has coordinates found by an automatic geocoder,
which sends districts to their cities and some cities to another continent: it judges precision only, a pair within 25
km being right.
"""

from __future__ import annotations

import csv
import resource
import time
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path

from graph_model import Graph
from graph_model.folding import slug
from loaders.resolution.gazetteer import Gazetteer, kilometres_between
from loaders.resolution.proposals import propose

YEARS = (2016, 2017, 2018, 2019, 2021)
SAME_PLACE_KM = 25.0

LEASTS = (0.97, 0.95, 0.9, 0.8, 0.7, 0.5)

Judged = tuple[str, Graph, Callable[[frozenset[str]], bool], int]  # and how many pairs are right, if that is known


def run() -> None:
    """Print which share of what is proposed is right, and which share of what is right is proposed."""
    folder = Path(__file__).resolve().parents[2] / "shared" / "data"
    gazetteer = Gazetteer()
    for title, graph, is_right, right in (cdp(folder / "cdp-cities"), twincities(folder / "twincities-world")):
        for name, with_it in (("with the gazetteer", gazetteer), ("without", None)):
            began = time.process_time()
            found = propose(graph, ["City"], least=0.5, gazetteer=with_it)
            took = time.process_time() - began
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            print(f"\n{title}, {name}: {len(graph):,} nodes, {found.compared:,} compared, {took:.1f} s, {memory} MB")
            for least in LEASTS:
                taken = [each.ids for each in found.pairs if each.score >= least]
                good = sum(map(is_right, taken))
                recall = f", recall {good / right:.3f}" if right else ""
                print(f"{least:5} {len(taken):6,} pairs, precision {good / len(taken):.3f}{recall}")


def cdp(folder: Path) -> Judged:
    """Return a node for each account and year, related to its country alone."""
    graph = Graph()
    accounts: dict[str, list[str]] = {}
    for year, account, name, country in _disclosures(folder):
        node_id = f"{account}-{year}"
        graph.add_node("City", node_id, name)
        graph.add_node("Country", f"country-{slug(country)}", country)
        graph.add_relationship(node_id, "IN_COUNTRY", f"country-{slug(country)}")
        accounts.setdefault(account, []).append(node_id)
    truth = {frozenset(pair) for ids in accounts.values() for pair in combinations(ids, 2)}
    return "cdp-cities", graph, truth.__contains__, len(truth)


def _disclosures(folder: Path) -> Iterator[tuple[int, str, str, str]]:
    """Yield year, account, name and country; the name is that of the city in even years, of its government in odd."""
    for year in YEARS:
        seen: set[str] = set()
        with (folder / f"cdp_citywide_{year}.csv").open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                cells = {key.strip("\u200b\ufeff ").casefold(): value.strip() for key, value in row.items() if key}
                city = cells.get("city") or cells.get("city short name", "")
                government = cells.get("organization") or cells.get("city name", "")
                name = (city or government) if year % 2 == 0 else (government or city)
                account = cells["account number"]
                if account not in seen:
                    seen.add(account)
                    yield year, account, name, cells["country"]


def twincities(folder: Path) -> Judged:
    """Return the graph of twinned cities as they are written, and whether two lie at one place."""
    graph = Graph()
    points: dict[str, tuple[float, float]] = {}
    with (folder / "twin_cities_geocoded.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            ends: list[str] = []
            for end in "12":
                city, country = row[f"city{end}"], row[f"country{end}"]
                node_id = f"{slug(city)}--{slug(country)}"
                if node_id not in graph:
                    graph.add_node("City", node_id, city)
                    points[node_id] = float(row[f"lat{end}"]), float(row[f"lng{end}"])
                if country:
                    graph.add_node("Country", f"country-{slug(country)}", country)
                    graph.add_relationship(node_id, "IN_COUNTRY", f"country-{slug(country)}")
                ends.append(node_id)
            if ends[0] != ends[1]:
                graph.add_relationship(ends[0], "TWINNED_WITH", ends[1])

    def is_right(ids: frozenset[str]) -> bool:
        one, other = (points[each] for each in ids)
        return kilometres_between(one, other) <= SAME_PLACE_KM

    return "twincities-world", graph, is_right, 0

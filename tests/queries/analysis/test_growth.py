"""Counts by year against the question of each year, and against counts that sources have published."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import interurban
from graph_model import Covers, Graph, InterurbanError, NoTies, Relationship
from loaders.dataset.reading import examine_dataset
from loaders.mapping.reading import read_mapping
from loaders.mapping.running import load_into
from queries.analysis.gathering import gather
from queries.analysis.growth import growth
from queries.analysis.scope import Scope
from queries.analysis.two_mode import TwoMode
from queries.analysis.yearly import sparkline
from tests.loaders.formats.shared_data import shared

ROOT = Path(__file__).resolve().parents[3]

CITIES = Scope(through=("Organisation",))
# Of every form of EDTF that is read, and what is qualified, open or unknown.
DATES = [
    None, "..", "2012", "2013", "2014", "2015", "2012?", "2013~", "2014%", "2013-06", "2012-06~", "2013-02-28",
    "2014-01-01?",
    "201X", "2013-XX", "2014-11-XX", "2013-XX-XX", "2013-21", "../2013", "/2013", "2014/..", "2014/", "2012/2014",
    "2013-11-04/2014-02", "2012?/2014%", "2013-11-04T23:20:30Z",
]  # fmt: skip
YEARS = range(2009, 2019)
ASKED = "2009/2018"


def pairs_of(graph: Graph, thing: str) -> dict[str, list[Relationship]]:
    found: dict[str, list[Relationship]] = {}
    for each in graph.relationships_of(thing):
        found.setdefault(each.other(thing), []).append(each)
    return found


def asked(graph: Graph, rows: list[Relationship], year: int) -> Covers:
    answers = [graph.timing.holds(each, f"{year:04}") for each in rows]
    return next((each for each in (Covers.DEFINITELY, Covers.POSSIBLY) if each in answers), Covers.NO)


def begun(graph: Graph, rows: list[Relationship], year: int) -> bool:
    bounds = [graph.timing.bounds(each)[0].start for each in rows]
    return any(each.earliest.year == each.latest.year == year for each in bounds)


def ended(graph: Graph, rows: list[Relationship], year: int) -> bool:
    bounds = [graph.timing.bounds(each)[0].end for each in rows]
    return any(each.earliest.year == each.latest.year == year for each in bounds)


def brute_force(graph: Graph, thing: str, year: int) -> dict[str, int]:
    """Ask of each year, as `lookup --at` does."""
    pairs = pairs_of(graph, thing).values()
    held = [asked(graph, rows, year) for rows in pairs]
    return {
        "definitely": held.count(Covers.DEFINITELY),
        "possibly": held.count(Covers.POSSIBLY),
        "joined": sum(
            bool(now) and not asked(graph, rows, year - 1) and begun(graph, rows, year)
            for now, rows in zip(held, pairs, strict=True)
        ),
        "left": sum(
            bool(now) and not asked(graph, rows, year + 1) and ended(graph, rows, year)
            for now, rows in zip(held, pairs, strict=True)
        ),
    }


def counts(rows: Any, name: str = "") -> dict[int, dict[str, int]]:
    return {
        row["year"]: {key: row[key] for key in ("definitely", "possibly", "joined", "left")}
        for row in rows
        if name in ("", row["name"])
    }


def membership(since: str | None, until: str | None) -> dict[str, str]:
    return {key: value for key, value in (("since", since), ("until", until)) if value}


def of_memberships(rows: Sequence[tuple[int, str | None, str | None]]) -> Graph:
    graph = Graph()
    graph.add_node("Organisation", "network", "The network")
    for city in range(3):
        graph.add_node("City", f"c{city}", f"City {city}")
    for city, since, until in rows:
        try:
            graph.add_relationship(f"c{city}", "MEMBER_OF", "network", membership(since, until))
        except InterurbanError:
            continue
    return graph


ROWS = st.lists(st.tuples(st.integers(0, 2), st.sampled_from(DATES), st.sampled_from(DATES)), min_size=1, max_size=8)


@given(ROWS)
def test_counts_are_those_of_each_year_asked_by_itself(rows: list[tuple[int, str | None, str | None]]) -> None:
    graph = of_memberships(rows)
    if not graph.relationship_count:
        return
    answer = growth(graph, replace(CITIES, at=ASKED))
    if not answer.computed["years"]:
        assert all(not each.properties.get("since", "..").strip("./") for each in graph.relationships())
        return
    assert counts(answer) == {year: brute_force(graph, "network", year) for year in YEARS}


@given(st.sampled_from([each for each in DATES if each and each != ".."]), st.lists(st.sampled_from(DATES), max_size=3))
def test_disputed_dates_are_asked_of_every_account(on: str, others: list[str | None]) -> None:
    graph = Graph()
    graph.add_node("MOU", "mou", "An agreement", {"on": on, "until": "2016"})
    graph.add_node("City", "seoul", "Seoul")
    for other in others:
        if other and other != "..":
            graph.add_statement("mou", "on", other)
    graph.add_relationship("seoul", "SIGNED", "mou")
    answer = growth(graph, Scope(through=("MOU",), at=ASKED))
    assert counts(answer) == {year: brute_force(graph, "mou", year) for year in YEARS}


def test_accounts_that_lie_apart_leave_years_between_them() -> None:
    graph = Graph()
    graph.add_node("Forum", "forum", "A forum", {"on": "2010"})
    graph.add_node("City", "seoul", "Seoul")
    graph.add_statement("forum", "on", "2014")
    graph.add_relationship("seoul", "PARTICIPATED_IN", "forum")
    found = counts(growth(graph, Scope(through=("Forum",))))
    assert [found[year]["possibly"] for year in range(2010, 2015)] == [1, 0, 0, 0, 1]


def test_spells_of_one_membership_count_once() -> None:
    graph = of_memberships([(0, "2010", "2010"), (0, "2011", "2011"), (0, "2011", "2012"), (0, "2014", "2015")])
    found = counts(growth(graph, CITIES))
    assert [found[year]["definitely"] for year in range(2010, 2016)] == [1, 1, 1, 0, 1, 1]
    assert [found[year]["joined"] for year in range(2010, 2016)] == [1, 0, 0, 0, 1, 0]
    assert [found[year]["left"] for year in range(2010, 2016)] == [0, 0, 1, 0, 0, 1]


def test_members_of_a_year_are_those_before_with_who_joined_and_without_who_left_before() -> None:
    rows = [(0, "2010", "2012"), (1, "2011", "2013"), (2, "2013", "2015")]
    found = counts(growth(of_memberships(rows), CITIES))
    for year in range(2011, 2016):
        before, now = found[year - 1], found[year]
        assert now["definitely"] == before["definitely"] - before["left"] + now["joined"]


def test_what_is_unknown_is_counted_and_said() -> None:
    graph = of_memberships([(0, None, None), (1, "2012", None), (2, "2012", "2013")])
    answer = growth(graph, CITIES)
    assert (answer.computed["ties"], answer.computed["undated"], answer.computed["without_end"]) == (3, 1, 1)
    assert any("1 without a date" in note and "1 without a known end" in note for note in answer.notes)


@pytest.mark.parametrize("possibly", ["yes", "no"])
def test_the_bundled_set_has_as_many_members_as_the_analyses_of_each_year_gather(possibly: Any) -> None:
    graph = interurban.load("citynet").graph
    assert graph.kept_columns is not None  # read as columns, offices and all
    answer = growth(graph, Scope(at="2011/2016"))
    for year in range(2011, 2017):
        data = gather(graph, Scope(at=str(year), possibly=possibly)).data
        assert isinstance(data, TwoMode)
        found = {
            row["id"]: row["definitely"] + (row["possibly"] if possibly == "yes" else 0)
            for row in answer
            if row["year"] == year
        }
        assert {key: count for key, count in found.items() if count} == dict(zip(data.things, data.sizes, strict=True))
    kept_as_nodes = Graph.of(graph)
    assert kept_as_nodes.kept_columns is None
    assert growth(kept_as_nodes, Scope(at="2011/2016")).to_dicts() == answer.to_dicts()


def test_excluded_nodes_and_things_of_another_size_are_left_out() -> None:
    graph = interurban.load("citynet").graph
    names = {row["id"] for row in growth(graph, Scope(largest=10, smallest=2, exclude=("metropolis",)))}
    sizes = Counter(row["id"] for row in growth(graph, Scope()))
    assert "citynet" in sizes
    assert "citynet" not in names
    assert "citynet-executive-committee" in names
    with pytest.raises(InterurbanError, match="weight: growth counts each year by itself"):
        growth(graph, Scope(weight="spells"))


@pytest.mark.parametrize("per", ["relationship", "node"])
def test_each_type_is_counted_as_it_is_asked(per: Any) -> None:
    graph = interurban.load("citynet").graph
    rows = growth(graph, Scope(at="2011/2016"), per=per)
    things: list[Any] = list(graph.nodes()) if per == "node" else list(graph.relationships())
    ties: dict[tuple[str, ...], list[Any]] = {}
    for thing in things:
        ties.setdefault((thing.type, *((thing.id,) if per == "node" else (thing.start, thing.end))), []).append(thing)
    for row in rows:
        held = [asked(graph, those, row["year"]) for (kind, *_), those in ties.items() if kind == row["name"]]
        assert row["definitely"] == held.count(Covers.DEFINITELY)
        assert row["possibly"] == held.count(Covers.POSSIBLY)


def test_the_ties_of_one_actor_and_direct_ties_are_counted() -> None:
    graph = of_memberships([(0, "2010", "2012")])
    graph.add_relationship("c0", "TWINNED_WITH", "c1", {"since": "2011", "until": "2014"})
    assert counts(growth(graph, CITIES, "c0"))[2012]["definitely"] == 1
    twins = counts(growth(graph, Scope(through=("TWINNED_WITH",))))
    assert [twins[year]["definitely"] for year in range(2011, 2015)] == [1, 1, 1, 1]


def test_the_networks_with_most_ties_are_shown_and_the_others_counted() -> None:
    graph = interurban.load("citynet").graph
    cut = growth(graph, Scope(), limit=2)
    assert {row["name"] for row in cut} == {"CITYNET", "7th General Council of CITYNET"}
    assert cut.truncated
    assert cut.total == len(growth(graph, Scope()))
    assert "the 2 with most ties, of 61" in cut.warnings


def test_what_cannot_be_counted_is_said() -> None:
    graph = of_memberships([(0, None, None)])
    answer = growth(graph, CITIES)
    assert [(row["ties"], row["undated"]) for row in answer] == [(1, 1)]
    assert answer.computed["years"] == []
    assert answer.notes[0] == "no date of 1 tie names a year, so that nothing tells in which it held"
    with pytest.raises(NoTies):
        growth(graph, Scope(through=("Forum",)))
    with pytest.raises(InterurbanError, match="has no such ties"):
        growth(graph, CITIES, "c1")


def test_bars_hold_the_highest_of_several_years() -> None:
    assert sparkline([], 5) == ""
    assert sparkline([0, 0], 5) == "  "
    assert sparkline([1, 8, 2, 4], 2) == "█▄"


@pytest.mark.slow
def test_members_are_those_whom_the_tables_of_each_year_list(tmp_path: Path) -> None:
    """The tables of 2016 and 2017 mark C40; later ones list the authorities to which a city reports (SOURCE.md)."""
    mapping = read_mapping(ROOT / "examples" / "mappings" / "cdp-cities.yaml", shared("cdp-cities"))
    load_into(mapping, tmp_path / "cdp", skip_faults=True)
    rows = growth(examine_dataset(tmp_path / "cdp")[0], CITIES)
    found = {(row["name"], row["year"]): row["definitely"] for row in rows}
    for year in (2016, 2017, 2018, 2019):
        table = pd.read_csv(shared("cdp-cities") / f"cdp_citywide_{year}.csv", encoding="utf-8-sig")
        account = table.get("Account Number", table.get("Account number"))
        networks = table.get("C40", table.get("Reporting Authority")).fillna("").str.split(",").explode().str.strip()
        listed = account.loc[networks.index].groupby(networks.to_numpy()).nunique()
        assert {name: count for name, count in listed.items() if name} == {
            name: count for (name, at), count in found.items() if at == year and (year > 2017 or name == "C40")
        }
    assert [found["C40", year] for year in (2016, 2017, 2018, 2019)] == [54, 56, 72, 86]


@pytest.mark.slow
def test_a_set_of_the_real_shape_agrees_with_pandas(tmp_path: Path) -> None:
    generator = shared("").parent / "generators" / "city_networks.py"
    subprocess.run([sys.executable, str(generator), str(tmp_path / "set")], check=True)
    rows = growth(interurban.load(tmp_path / "set").graph, CITIES)
    table = pd.read_csv(tmp_path / "set" / "member_of.csv", dtype=str)
    doubt = table["since"].str.endswith("?").astype(float).fillna(0)  # one year to either side
    since, until = table["since"].str.rstrip("?").astype(float), table["until"].astype(float)
    for year in (1984, 1999, 2012, 2024):
        begun, may_have = since + doubt <= year, since.isna() | (since - doubt <= year)
        surely = table[(begun & (until.fillna(since - doubt) >= year)) | (until == year)]
        maybe = table[may_have & (until.isna() | (until >= year))]
        sure, all_of_them = (each.groupby("to")["from"].nunique() for each in (surely, maybe))
        for row in rows:
            if row["year"] == year:
                assert row["definitely"] == sure.get(row["id"], 0)
                assert row["definitely"] + row["possibly"] == all_of_them.get(row["id"], 0)

"""The example mappings on the public data they are for, against the counts in its SOURCE.md and brute force."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from graph_model import Graph
from loaders.dataset.reading import examine_dataset
from loaders.mapping.reading import read_mapping
from loaders.mapping.running import load_into
from loaders.mapping.summary import Summary

ROOT = Path(__file__).resolve().parents[3]


def shared(name: str) -> Path:
    """Return a folder of public data; skip the test where it is not there."""
    for above in ROOT.parents:
        folder = above / "shared" / "data" / name
        if folder.is_dir():
            return folder
    pytest.skip(f"the public data {name} is not beside the repository")


def load(name: str, data: str, folder: Path) -> tuple[Graph, Summary]:
    mapping = read_mapping(ROOT / "examples" / "mappings" / f"{name}.yaml", shared(data))
    summary = load_into(mapping, folder, skip_faults=True)
    assert all(each.balances for each in summary.files)
    graph, report = examine_dataset(folder)
    assert not report.errors
    return graph, summary


def read(summary: Summary) -> dict[str, int]:
    return {each.file: each.read for each in summary.files}


@pytest.mark.long
def test_twincities_world(tmp_path: Path) -> None:
    graph, summary = load("twincities-world", "twincities-world", tmp_path / "out")
    assert read(summary) == {"twin_cities_raw.csv": 26_114, "twin_cities_geocoded.csv": 25_917}
    assert [fault.message for fault in summary.report.errors] == ["is related to itself"] * 3
    with (shared("twincities-world") / "twin_cities_raw.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))[1:]
    pairs = {frozenset(", ".join(filter(None, row[at : at + 2])) for at in (0, 2)) for row in rows}
    assert len(list(graph.relationships("TWINNED_WITH"))) == len([pair for pair in pairs if len(pair) == 2])
    # SOURCE.md counts "Varna, Bulgaria" without a country as another city than Varna in Bulgaria: 17,818 of both.
    assert len(list(graph.nodes("City"))) == 17_818 - 1
    (seoul,) = [
        node
        for node in graph.nodes("City")
        if node.name == "Seoul" and any(each.end == "south-korea" for each in graph.relationships_of(node.id))
    ]
    assert sum(each.type == "TWINNED_WITH" for each in graph.relationships_of(seoul.id)) == 22


@pytest.mark.slow
def test_cdp_cities_of_all_years(tmp_path: Path) -> None:
    graph, summary = load("cdp-cities", "cdp-cities", tmp_path / "out")
    assert read(summary) == {
        "cdp_citywide_2016.csv": 187,
        "cdp_citywide_2017.csv": 229,
        "cdp_citywide_2018.csv": 488,
        "cdp_citywide_2019.csv": 814,
        "cdp_citywide_2021.csv": 989,
    }
    assert not summary.report.errors
    accounts: set[str] = set()
    c40: dict[str, set[int]] = {}
    for path in sorted(shared("cdp-cities").glob("cdp_citywide_*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                account = row.get("Account Number") or row["Account number"]
                accounts.add(account)
                if row.get("C40") == "C40" or "C40" in (row.get("Reporting Authority") or ""):
                    c40.setdefault(account, set()).add(int(path.stem[-4:]))
    assert {node.id for node in graph.nodes("City")} == {f"cdp-{account}" for account in accounts}
    members = [each for each in graph.relationships("MEMBER_OF") if graph.node(each.end).name == "C40"]
    assert {each.start for each in members} == {f"cdp-{account}" for account in c40}
    windhoek = graph.resolve("City of Windhoek")
    assert "Windhoek" in windhoek.names


@pytest.mark.slow
def test_unfccc_precop(tmp_path: Path) -> None:
    graph, summary = load("unfccc-precop", "unfccc-precop", tmp_path / "out")
    assert read(summary) == {"precops.cleaned.csv": 7_830}
    assert {node.name for node in graph.nodes("Forum")} == {f"INC {number}" for number in range(1, 12)}
    assert len(list(graph.nodes("City"))) == 4
    delegations = {node.id for kind in ("Country", "Organisation") for node in graph.nodes(kind)}
    assert len(delegations) == 645
    took_part = [each for each in graph.relationships("PARTICIPATED_IN") if each.start in delegations]
    assert len(took_part) == 2_299


@pytest.mark.slow
def test_env_treaties(tmp_path: Path) -> None:
    graph, summary = load("env-treaties", "env-treaties", tmp_path / "out")
    assert read(summary)["HUGGO_MEM_reconciled.csv.gz"] == 7_377
    bad = Counter(fault.value for fault in summary.report.errors)
    assert bad["1971-0706"] == bad["1985-11-01-"] == bad["2010-02-29"] == 1
    assert bad["0001-01-01"] == 13 - 1  # of the 13 two stand in one row
    assert graph.resolve("INRPCS_1972A").properties["on"] == "1972-10-20"
    ends = Counter(str(each.properties.get("until")) for each in graph.relationships("SIGNED"))
    assert ends[".."] > 5_000


def test_peace_treaties(tmp_path: Path) -> None:
    graph, summary = load("peace-treaties", "peace-treaties", tmp_path / "out")
    assert read(summary) == {"peace_treaties_rus.csv": 100}
    assert not summary.report.errors
    assert len(list(graph.nodes("MOU"))) == 100
    with (shared("peace-treaties") / "peace_treaties_rus.csv").open(encoding="utf-8", newline="") as file:
        sides = [{side.strip() for side in row["sides"].split(",")} for row in csv.DictReader(file)]
    assert len(list(graph.relationships("SIGNED"))) == sum(map(len, sides))
    dates = {node.properties["on"] for node in graph.nodes("MOU") if node.name == "Waffenstillstand von Moskau"}
    assert {"1522-12-25/1523-01-04", "1608-07-20/1608-07-30"} <= dates
    two_calendars = [fault for fault in summary.report.warnings if "second calendar" in fault.remedy]
    assert len(two_calendars) == 13


@pytest.mark.slow
def test_au_councillors(tmp_path: Path) -> None:
    graph, summary = load("au-councillors", "au-councillors-popolo", tmp_path / "out")
    states = {"NSW": 1480, "QLD": 577, "SA": 738, "TAS": 263, "VIC": 670, "WA": 1230}
    assert read(summary) == {f"{state}_local_councillors.csv": rows for state, rows in states.items()}
    assert not summary.report.errors
    kinds = Counter(graph.node(each.end).properties["kind"] for each in graph.relationships("HOLDS"))
    assert kinds["lord_mayor"] == 4 + 1 + 1
    assert kinds["deputy_lord_mayor"] == 1 + 1
    assert kinds["mayor"] == 146 + 72 + 4 + 77 + 14 + 1 + 25 + 26
    assert kinds["deputy_mayor"] == 146 + 3 + 1 + 7 + 3 + 5 + 3 + 27

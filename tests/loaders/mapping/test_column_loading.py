"""What is read column by column is what is read row by row: one is the judge of the other, on rows of every kind."""

import csv
import random
from pathlib import Path

import pytest

from loaders.mapping.column_loading import ColumnLoader
from loaders.mapping.reading import mapping_of
from loaders.mapping.running import load_into
from loaders.mapping.summary import Summary

MAPPING = {
    "name": "drawn",
    "as_known_on": "2024-02",
    "source": {"column": "read in", "place": "table of {file}"},
    "tables": [
        {
            "file": "drawn.csv",
            "except": {"status": ["left"]},
            "columns": {"label": {"text": "{network} of {country}"}},
            "nodes": {
                "city": {"type": "City", "name": "city", "apart_by": "country", "properties": {"latitude": "north"}},
                "country": {"type": "Country", "name": "country"},
                "network": {"type": "Organisation", "name": {"column": "network", "split": ";"}},
                "twin": {"type": "City", "name": "twin"},
                "league": {"type": "Organisation", "name": "label", "where": {"tier": ["full"]}},
            },
            "relationships": [
                {"type": "IN_COUNTRY", "from": "city", "to": "country"},
                {
                    "type": "MEMBER_OF",
                    "from": "city",
                    "to": "network",
                    "except": {"tier": ["none"]},
                    "properties": {
                        "since": {"column": "since", "date": "dmy", "if_wrong": "drop"},
                        "until": "until",
                        "tier": {"column": "tier", "otherwise": "drop", "values": {"full": "full"}},
                    },
                },
                {"type": "TWINNED_WITH", "from": "city", "to": "twin"},
                {
                    "type": "MEMBER_OF",
                    "from": "twin",
                    "to": "league",
                    "as_known_on": "never",
                    "spells": {"year": "year", "gap": 2},
                },
            ],
        }
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("drawn")
    chance = random.Random(7)
    some = chance.choice
    columns = ["city", "country", "network", "twin", "tier", "status", "since", "until", "year", "north", "read in"]
    with (folder / "drawn.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(columns)
        for _ in range(7_000):
            country = some(["Iceland", "Norway", ""])
            since = some(["1.2.2010", "03.04.2011", "31.2.2011", "", "2012"])
            until = some(["", "2015", "2009", "2013-05"])
            twin = f"Town {chance.randrange(90)}" if chance.random() < 0.7 else ""
            networks = "; ".join(f"Net {chance.randrange(40)}" for _ in range(some([1, 1, 1, 1, 2, 0])))
            rows.writerow([
                f"Town {chance.randrange(60)}", country, networks, twin, some(["full", "other", "none", "odd", ""]),
                some(["in", "in", "in", "left"]), since, until, some(["2010", "2011", "2014", "20x"] + ["2012"] * 9),
                some(["64.1", "64.1", "far", ""]) if chance.random() < 0.02 else "64.1", some(["A", "B", ""]),
            ])  # fmt: skip
    return folder


def faults_of(summary: Summary) -> list[tuple[object, ...]]:
    """Return each fault; of names that mean several nodes these come in the order of the round that found it."""
    faults = summary.report.faults
    return sorted((each.row, each.column, each.value, each.message, each.severity) for each in faults)


def test_columns_say_what_rows_say(drawn: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    by_column = load_into(mapping_of(MAPPING, drawn), tmp_path / "columns", skip_faults=True)
    monkeypatch.setattr(ColumnLoader, "fits", False)
    by_row = load_into(mapping_of(MAPPING, drawn), tmp_path / "rows", skip_faults=True)
    assert by_column.rows() == by_row.rows()
    assert faults_of(by_column) == faults_of(by_row)
    assert by_column.report.errors
    for table in sorted((tmp_path / "rows").glob("*.csv")):
        assert (tmp_path / "columns" / table.name).read_bytes() == table.read_bytes(), table.name
    assert min(by_column.nodes.values()) > 1
    assert set(by_column.relationships) == {"IN_COUNTRY", "MEMBER_OF", "TWINNED_WITH"}
    assert all(each.balances for each in by_column.files)


def test_most_rows_of_a_large_table_go_by_columns(drawn: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    aside: list[int] = []
    stage = ColumnLoader.stage

    def counted(self: ColumnLoader, places: list[int], cells: list[list[str]]) -> list[tuple[int, list[str]]]:
        rest = stage(self, places, cells)
        aside.append(len(rest))
        return rest

    monkeypatch.setattr(ColumnLoader, "stage", counted)
    mapping = {
        "name": "plain",
        "tables": [
            {
                "file": "drawn.csv",
                "nodes": {"city": {"type": "City", "name": "city"}, "country": {"type": "Country", "name": "country"}},
                "relationships": [{"type": "IN_COUNTRY", "from": "city", "to": "country"}],
            }
        ],
    }
    summary = load_into(mapping_of(mapping, drawn), tmp_path / "out")
    assert summary.read == 7_000
    assert aside[0] == 2_000  # of the first nothing is known yet
    assert sum(aside[1:]) == 0

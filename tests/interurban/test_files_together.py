"""Of a table over many files or sheets a load tells once what holds of them alike; the balance is whole."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.interurban.conftest import Run
from tests.loaders.typed_workbooks import typed

MAPPING = """\
tables:
  - file: members.xlsx
    sheet: "*"
    nodes:
      city: {type: City, name: Town}
      league: {type: Organisation, name: {file: sheet}}
    relationships:
      - type: MEMBER_OF
        from: city
        to: league
        properties: {since: Joined, tier: {column: Status, values: {full: full}, otherwise: drop}}
"""
SHEETS = 6


@pytest.fixture
def loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    rows: dict[str, list[list[object]]] = {
        f"League {number}": [
            ["Town", "Joined", "Status", "Note"],
            ["Lyon", "2014", "member", "x"],
            ["Bonn", "", "full"],
        ]
        for number in range(SHEETS)
    }
    rows["League 3"] = [*rows["League 3"], ["Oslo", "soon", "full"]]
    typed(tmp_path / "members.xlsx", rows)
    (tmp_path / "members.yaml").write_text(MAPPING)
    monkeypatch.chdir(tmp_path)
    return ["load", "members.yaml", "-o", "out", "--skip-faults"]


def test_a_balance_of_many_sheets_adds_up(run: Run, loaded: list[str]) -> None:
    each = json.loads(run(*loaded, "-f", "json").stdout.partition("\n]")[2])
    sums = {what: sum(row["count"] for row in each if row["what"] == what) for what in ("read", "loaded")}
    told = run(*loaded).stdout
    assert sums == {"read": 13, "loaded": 12}
    for what, count in sums.items():
        assert [line.split()[-1] for line in told.splitlines() if f" {what} " in line][-1] == str(count)
    assert told.count("6 sheets of members.xlsx  read  ") == 1
    assert told.count("6 sheets of members.xlsx  skipped: has an error") == 1
    assert "6 sheets of members.xlsx: added up; --all shows each" in told


def test_what_is_alike_of_many_sheets_is_told_once_and_what_is_not_by_itself(run: Run, loaded: list[str]) -> None:
    told = run(*loaded).stdout
    assert told.count("is none of the values") == 1
    assert "6 of 6 sheets of members.xlsx, first [League 0]  6 times" in told
    assert "members.xlsx[League 3]" in told
    assert told.count("1 column not mapped, left out: Note") == 1


def test_all_accounts_for_each_sheet(run: Run, loaded: list[str]) -> None:
    told = run(*loaded, "--all").stdout
    assert told.count("is none of the values") == SHEETS
    assert told.count("1 column not mapped, left out: Note") == SHEETS
    assert "6 sheets of" not in told

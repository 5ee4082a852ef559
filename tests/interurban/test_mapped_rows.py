"""What became of the rows of mapped tables is the same from the command and from Python."""

from __future__ import annotations

import json
import re
from pathlib import Path

import openpyxl
import pytest
import yaml

import interurban
from graph_model import InvalidData, NoData
from loaders.mapping.summary import MappedReport
from tests.interurban.conftest import Run

MEMBERS = "Town,Joined,Status\nLyon,2014,full\nBonn,2015,full\nLyon,2014,full\nOslo,2016,left\n"
MAPPING = """\
tables:
  - file: members.csv
    except: {Status: left}
    nodes:
      city: {type: City, name: Town}
      league: {type: Organisation, name: {constant: League}}
    relationships: [{type: MEMBER_OF, from: city, to: league, properties: {since: Joined}}]
"""


@pytest.fixture
def mapping(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "members.csv").write_text(MEMBERS)
    (tmp_path / "members.yaml").write_text(MAPPING)
    monkeypatch.chdir(tmp_path)
    return tmp_path / "members.yaml"


def test_python_accounts_for_each_row_as_the_command_does(run: Run, mapping: Path) -> None:
    told = json.loads(run("load", str(mapping), "-o", str(mapping.parent / "out"), "-f", "json").stdout)
    by_file = interurban.load(mapping).load_summary()
    by_value = interurban.load(yaml.safe_load(MAPPING)).load_summary()
    assert by_file.to_dicts() == by_value.to_dicts() == told
    assert by_file.title == "members.yaml: 4 rows read = 2 loaded + 1 merged + 1 skipped"
    skipped = "skipped: left out by where or except"
    assert {"section": "rows", "file": "members.csv", "what": skipped, "count": 1} in told


def test_the_error_of_faulty_rows_has_the_balance_too(mapping: Path) -> None:
    mapping.with_name("members.csv").write_text(MEMBERS.replace("2015", "soon"))
    for given in (mapping, yaml.safe_load(MAPPING)):
        with pytest.raises(InvalidData, match="soon") as caught:
            interurban.load(given)
        report = caught.value.report
        assert isinstance(report, MappedReport)
        assert report.rows is not None
        assert report.rows.in_words() == "4 rows read = 1 loaded + 1 merged + 2 skipped"


def test_data_without_a_mapping_has_no_such_account() -> None:
    with pytest.raises(NoData, match="was not made of tables by a mapping"):
        interurban.load("citynet").load_summary()


def test_of_many_causes_alike_a_terminal_shows_the_first_and_tells_of_the_others(run: Run, mapping: Path) -> None:
    towns = [f"Town {number},soon {number},full" for number in range(30)]
    mapping.with_name("members.csv").write_text("\n".join(["Town,Joined,Status", *towns, ""]))
    out = mapping.parent / "out"
    told = run("load", str(mapping), "-o", str(out), code=1).stdout
    assert "30 errors" in told
    assert ("soon 19" in told, "soon 20" in told) == (True, False)
    assert re.search(r"10 more like “.*date.*”: all of them are in .*out-faults.csv", told)
    assert out.with_name("out-faults.csv").read_text("utf-8-sig").count("soon") == 30
    run("load", str(mapping), "-o", str(out), "--faults", str(out.with_name("faults.xlsx")), code=1)
    rows = openpyxl.load_workbook(out.with_name("faults.xlsx")).worksheets[0].iter_rows(values_only=True)
    assert [row[4] for row in rows] == ["value", *(f"soon {number}" for number in range(30))]
    assert run("load", str(mapping), "-o", str(out), "-f", "csv", code=1).stdout.count("soon") == 30


def test_of_very_many_rows_with_one_fault_each_is_counted_and_listed(run: Run, mapping: Path) -> None:
    rows = 2_345
    mapping.with_name("members.csv").write_text("Town,Joined,Status\n" + "Lyon,soon,full\n" * rows)
    out = mapping.parent / "out"
    told = run("load", str(mapping), "-o", str(out), code=1).stdout
    assert "2,345 errors, 0 warnings" in told
    assert "2, 3, 4 and 2,342 more" in told
    listed = out.with_name("out-faults.csv").read_text("utf-8-sig").splitlines()[1:]
    assert [line.split(",")[2] for line in listed] == [str(row) for row in range(2, rows + 2)]

"""A million rows take no more memory than a few; tables of real data have as many rows as their sources count."""

from __future__ import annotations

import csv
import gzip
import os
import subprocess
import sys
from pathlib import Path

import pytest

from loaders.tabular.opening import open_sources
from loaders.tabular.settings import TableSettings

SHARED = Path(os.environ.get("INTERURBAN_SHARED", Path(__file__).parents[4] / "shared")) / "data"
NEEDS_SHARED = pytest.mark.skipif(not SHARED.is_dir(), reason="the real data sets are not beside this checkout")

COUNT = """
import resource, sys
from pathlib import Path
from loaders.tabular.opening import open_sources
path = Path(sys.argv[1])
(source,) = open_sources(path.parent, path.name)
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
rows = sum(1 for _ in source.rows())
print(rows, before, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def towns(folder: Path, name: str, count: int) -> Path:
    path = folder / name
    row = '{{"name": "Town {0}", "lat": {0}.5, "aka": ["{0}"]}}\n' if "json" in name else "Town {0},{0}.5,x|{0}\n"
    write = gzip.open if name.endswith("gz") else open
    with write(path, "wt", encoding="utf-8") as file:
        file.write("name,lat,aka\n" if "csv" in name else "[" if name.endswith(".json") else "")
        for number in range(count):
            comma = "," if name.endswith(".json") and number else ""
            file.write(comma + row.format(number))
        file.write("]" if name.endswith(".json") else "")
    return path


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="memory is measured as Unix does")
@pytest.mark.parametrize(
    ("name", "many"),
    [
        ("t.csv", 1_000_000),
        pytest.param("t.csv.gz", 1_000_000, marks=pytest.mark.long),
        pytest.param("t.jsonl", 250_000, marks=pytest.mark.long),
        pytest.param("t.json", 250_000, marks=pytest.mark.long),
    ],
)
def test_many_rows_take_no_more_memory_than_a_thousand(tmp_path: Path, name: str, many: int) -> None:
    used = []
    for count in (1_000, many):
        path = towns(tmp_path, name, count)
        answer = subprocess.run(
            [sys.executable, "-c", COUNT, str(path)], capture_output=True, text=True, check=True
        ).stdout.split()
        assert int(answer[0]) == count
        used.append(int(answer[2]))
    assert used[1] - used[0] < 8_000  # kilobytes; the file has at least ten million bytes


ROWS = {
    "twincities-world/twin_cities_raw.csv": 26114,
    "twincities-world/twin_cities_geocoded.csv": 25917,
    "twincities-world/missing_cities.csv": 2398,
    "cdp-cities/cdp_citywide_2016.csv": 187,
    "cdp-cities/cdp_citywide_2017.csv": 229,
    "cdp-cities/cdp_citywide_2018.csv": 488,
    "cdp-cities/cdp_citywide_2019.csv": 814,
    "cdp-cities/cdp_citywide_2021.csv": 989,
    "cdp-cities/cdp_city_targets_2021.csv.gz": 1460,
    "cdp-cities/climate_mayors_2022.csv": 178,
    "unfccc-precop/precops.cleaned.csv": 7830,
    "unfccc-precop/precops.cleaned.translated.csv.gz": 7830,
    "unfccc-precop/Participation_Statistics.csv": 41,
    "env-treaties/IEADB_MEM.csv.gz": 15463,
    "env-treaties/HUGGO_MEM_reconciled.csv.gz": 7377,
    "env-treaties/IEADB_treaties.csv.gz": 5728,
    "peace-treaties/peace_treaties_rus.csv": 100,
    "au-councillors-popolo/NSW_local_councillors.csv": 1480,
    "ftm-party-donations/entities.ftm.json": 475,
}


@NEEDS_SHARED
@pytest.mark.parametrize(("path", "count"), ROWS.items())
def test_real_tables_have_the_rows_that_their_sources_count(path: str, count: int) -> None:
    (source,) = open_sources(SHARED, path)
    assert sum(1 for _ in source.rows()) == count
    assert source.faults == []


@NEEDS_SHARED
def test_lists_within_one_json_file_are_told_apart() -> None:
    counts = {"persons": 1480, "organizations": 179, "memberships": 1781}
    for records, count in counts.items():
        settings = TableSettings(records=records)
        (source,) = open_sources(SHARED, "au-councillors-popolo/NSW_popolo.json.gz", settings)
        assert sum(1 for _ in source.rows()) == count


@NEEDS_SHARED
def test_one_table_over_many_years_is_read_in_the_order_of_the_years() -> None:
    sources = open_sources(SHARED, "cdp-cities/cdp_citywide_*.csv")
    assert [source.file[13:17] for source in sources] == ["2016", "2017", "2018", "2019", "2021"]


@NEEDS_SHARED
def test_cells_are_those_that_csv_reads() -> None:
    path = SHARED / "cdp-cities" / "cdp_citywide_2019.csv"
    (source,) = open_sources(path.parent, path.name)
    with path.open(encoding="utf-8", newline="") as file:
        expected = [[cell.strip() for cell in row] for row in list(csv.reader(file))[1:]]
    assert [row for _, row in source.rows()] == expected

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest
from rich.cells import cell_len
from xlsxwriter import Workbook

from interurban import load
from interurban.commands.demo import YOURS
from interurban.tour import STOPS, Stop, show
from tests.interurban.conftest import Run


@pytest.mark.parametrize("stop", STOPS, ids=lambda stop: stop.command)
def test_a_stop_shows_what_its_command_answers_in_eight_lines(run: Run, stop: Stop) -> None:
    answer = stop.ask(load("citynet"))
    assert json.loads(run(*shlex.split(stop.command), "-d", "citynet", "-f", "json").stdout) == answer.to_dicts()
    lines = show(stop, load("citynet"))
    assert len(lines) <= 8
    assert all(cell_len(line) <= 80 for line in lines)
    assert lines[-1].endswith("see the command")
    shown = len(lines) - 3
    assert f"... {len(answer) - shown} more rows" in lines[-1] or len(answer) == shown


def test_the_tour_fits_on_a_screen_and_ends_with_the_page_and_the_own_data(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "city.csv").write_text("name\nUlsan\n")
    monkeypatch.chdir(tmp_path)
    lines = run("demo").stdout.splitlines()
    assert len(lines) < 60
    assert all(cell_len(line) <= 80 for line in lines if str(tmp_path) not in line)
    assert f"Open this in a browser: {tmp_path / 'citynet.html'}" in lines
    assert (tmp_path / "citynet.html").stat().st_size > 100_000
    assert [line.split("#")[0].strip() for line in lines[-4:]] == [
        "interurban load --draft members.xlsx -o members.yaml",
        "interurban load members.yaml -o my-network",
        "cd my-network",
        "interurban info",
    ]


def test_what_the_tour_says_of_the_own_data_works(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_workbook(tmp_path / "members.xlsx", [["City", "Country"], ["Ulsan", "South Korea"], ["Lyon", "France"]])
    for line in YOURS.splitlines()[:2]:
        run(*line.split("#")[0].split()[1:])
    monkeypatch.chdir(tmp_path / "my-network")
    assert run("info").stdout.startswith("my-network")


def write_workbook(path: Path, rows: list[list[str]]) -> None:
    with Workbook(path) as workbook:
        sheet = workbook.add_worksheet()
        for number, cells in enumerate(rows):
            sheet.write_row(number, 0, cells)

"""Which data answers, wherever it is named, and what is told of the work."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

import interurban
from graph_model import BadDate
from interurban.command import COMMANDS
from loaders.opening import is_dataset
from tests.interurban.conftest import Run


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    folder = tmp_path / "my-network"
    folder.mkdir()
    (folder / "city.csv").write_text("name,sources\nUlsan,s\n")
    (folder / "source.csv").write_text("id,name\ns,A report\n")
    return folder


@pytest.fixture
def quiet_again() -> Iterator[None]:
    names = ("", "interurban", "loaders", "queries", "graph_model", "visualizations")
    levels = {name: logging.getLogger(name).level for name in names}
    handlers = list(logging.getLogger().handlers)
    yield
    logging.getLogger().handlers[:] = handlers
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)


def test_the_current_folder_answers_if_it_is_a_data_set(run: Run, mine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(mine)
    assert run("lookup", "Ulsan").stdout.startswith("my-network: Ulsan (City)\n")
    assert run("info").stdout.startswith("my-network\n")
    assert run("find", "ulsan", "-d", "citynet").stdout.startswith("citynet: ")
    assert run("find", "ulsan", env={"INTERURBAN_DATA": "citynet"}).stdout.startswith("citynet: ")
    monkeypatch.chdir(mine.parent)
    assert run("rank").stdout.startswith("citynet: ")


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (["city.csv"], True),
        (["Member-of.CSV"], True),
        (["streets.csv", "vocabulary.yaml"], True),
        (["streets.csv"], False),
        (["datapackage.json", "vocabulary.yaml"], False),
        (["city.txt", "~city.csv", ".city.csv"], False),
        ([], False),
    ],
)
def test_a_folder_is_a_data_set_by_its_tables(tmp_path: Path, files: list[str], expected: bool) -> None:
    for name in files:
        (tmp_path / name).write_text("")
    assert is_dataset(tmp_path) is expected
    assert not is_dataset(tmp_path / "nowhere")


def test_where_another_data_set_may_be_meant_that_is_told(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("rank", "-f", "csv").stderr == ""
    (tmp_path / "cities.csv").write_text("name\nUlsan\n")
    assert run("rank", "-f", "csv").stderr.startswith("the bundled citynet answers")
    assert "the bundled citynet answers" in run("rank").stdout
    assert "the bundled citynet answers" in run("lookup", "CITYNET").stdout
    assert run("rank", "-f", "csv", "-d", "citynet").stderr == ""


def test_the_data_is_named_before_or_after_the_command(run: Run, mine: Path) -> None:
    before = run("--data", str(mine), "lookup", "Ulsan").stdout
    for words in (["-d", str(mine)], [f"--data={mine}"], [f"-d{mine}"]):
        assert run("lookup", *words, "Ulsan").stdout == run("lookup", "Ulsan", *words).stdout == before
    assert run("-d", str(mine), "lookup", "Ulsan", "-d", str(mine)).stdout == before
    assert run("lookup", "Ulsan", "-d", str(mine), env={"INTERURBAN_DATA": "citynet"}).stdout == before
    assert "given twice" in run("-d", "citynet", "lookup", "Ulsan", "-d", str(mine), code=2).stderr
    assert run("lookup", "--", "--data", code=1).stderr.startswith("Error: nothing is named '--data'")


def test_every_command_takes_the_data_after_it(run: Run) -> None:
    for name in COMMANDS:
        assert "--data" in run(name, "--help").stdout


def test_export_takes_the_data_after_it(run: Run, mine: Path, tmp_path: Path) -> None:
    run("export", "--data", str(mine), "-o", str(tmp_path / "g.json"))
    assert [node["name"] for node in json.loads((tmp_path / "g.json").read_text("utf-8"))["nodes"]] == [
        "Ulsan", "A report"
    ]  # fmt: skip


@pytest.mark.parametrize(
    "question",
    [
        ["info"], ["find", "Ulsan"], ["lookup", "Ulsan"], ["ties", "Ulsan", "Busan"], ["path", "Ulsan", "Busan"],
        ["rank", "--of", "City", "--through", "Country"], ["schema"], ["check"], ["query", "RETURN 1"],
        ["clusters", "--of", "City", "--through", "Country"], ["stock", "isolates"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_every_title_names_the_data(run: Run, mine: Path, question: list[str]) -> None:
    (mine / "city.csv").write_text("name,sources\nUlsan,s\nBusan,s\n")
    (mine / "country.csv").write_text("name,sources\nKorea,s\n")
    (mine / "in_country.csv").write_text("from,to,sources\nUlsan,Korea,s\nBusan,Korea,s\n")
    assert run(*question, "-d", str(mine)).stdout.startswith("my-network")
    assert run(*question, "-d", str(mine), "-f", "markdown").stdout.startswith("**my-network")


@pytest.mark.parametrize(
    "arguments",
    [
        ["rank", "-o", "no/list.csv"], ["rank", "-o", "no/list.xlsx"], ["export", "-o", "no/graph.gexf"],
        ["export", "-f", "dataset", "-o", "no/copy"], ["export", "-f", "neo4j-admin", "-o", "no/copy"],
        ["view", "-o", "no/page.html"], ["demo", "-o", "no/page.html"], ["new", "no/data"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_a_missing_folder_is_no_place_to_write(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    said = run(*arguments, code=1)
    assert said.stderr.endswith("cannot be written: there is no folder no; make it first\n")
    assert said.stdout == ""
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "no").write_text("")
    assert run(*arguments, code=1).stderr.endswith("cannot be written: no is no folder\n")


@pytest.mark.usefixtures("quiet_again")
@pytest.mark.parametrize("words", [["-v", "find", "Ulsan"], ["find", "Ulsan", "--verbose"]])
def test_verbose_says_what_is_read_from_where_and_how_long_it_took(
    run: Run, mine: Path, words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))  # where nothing is known of it yet
    told = run(*words, "-d", str(mine))
    assert told.stdout == run("find", "Ulsan", "-d", str(mine)).stdout
    assert f"reading {mine}" in told.stderr
    assert f"{mine / 'city.csv'}: 1 row, 0." in told.stderr
    assert all(line[2] == line[5] == ":" for line in told.stderr.splitlines())
    again = run(*words, "-d", str(mine))
    assert again.stdout == told.stdout
    assert f"{mine}: unchanged, as it was read before, 0." in again.stderr


def test_nothing_is_told_unasked(run: Run, mine: Path) -> None:
    assert run("find", "Ulsan", "-d", str(mine)).stderr == ""


def test_info_on_data_with_errors_says_so_first_and_fails(run: Run, mine: Path) -> None:
    assert "errors" not in run("info", "-d", str(mine)).stdout.splitlines()[0]
    (mine / "city.csv").write_text("name,latitude\nSeoul,north\nUlsan,1\n")
    told = run("info", "-d", str(mine), code=1).stdout.splitlines()
    assert told[0].startswith(f"my-network: 1 error, 1 warning; `interurban check {mine}` lists them")
    assert told[2].split() == ["Faults", "errors", "1"]
    rows = run("info", "-d", str(mine), "-f", "json", code=1)
    assert json.loads(rows.stdout)[0] == {"section": "Faults", "what": "errors", "count": 1}
    assert rows.stderr.startswith("1 error, 1 warning; ")


def test_check_names_one_data_set(run: Run, mine: Path) -> None:
    assert "Name one data set" in run("check", str(mine), "-d", "citynet", code=2).stderr
    assert "Name one data set" in run("-d", "citynet", "check", str(mine), code=2).stderr
    assert run("check", str(mine), env={"INTERURBAN_DATA": "citynet"}).stdout.startswith("my-network: 2 nodes")


def test_a_link_to_a_data_set_goes_by_its_own_name(run: Run, mine: Path) -> None:
    (mine.parent / "latest").symlink_to(mine)
    assert run("info", "-d", str(mine.parent / "latest")).stdout.startswith("latest: my-network\n")
    assert run("info", "-d", f"{mine}/../my-network/.").stdout.startswith("my-network\n")


def test_help_is_a_word_too(run: Run) -> None:
    assert run("help").stdout == run("--help").stdout
    assert run("help", "lookup").stdout == run("lookup", "--help").stdout


@pytest.mark.parametrize(
    ("at", "remedy"), [("c. 1990", "write 1990~"), ("2010-2012", "write 2010/2012"), ("today", "write it as 2014-")]
)
def test_a_date_that_is_asked_about_is_answered_with_how_to_write_it(run: Run, at: str, remedy: str) -> None:
    assert f"{at!r} is not a date; {remedy}" in run("lookup", "Seoul", "--at", at, code=2).stderr
    with pytest.raises(BadDate, match=remedy):
        interurban.load("citynet").lookup("Seoul", at=at)


def test_a_table_that_is_cut_says_which_option_shows_more(run: Run) -> None:
    assert run("rank", "--limit", "3").stdout.endswith("the first 3 of 25 rows\n--limit N shows more\n")
    assert "--limit" not in run("clusters").stdout

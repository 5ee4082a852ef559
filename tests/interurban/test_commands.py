"""The commands as a user runs them, on the bundled data."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest

from interurban.answer_formats import FORMATS
from interurban.command import COMMANDS, interurban
from tests.interurban.conftest import Run

QUESTIONS = [
    ["info"],
    ["find", "시티넷"],
    ["lookup", "Seoul"],
    ["lookup", "CITYNET", "--at", "2014"],
    ["ties", "Seoul", "Microsoft CityNext"],
    ["path", "Seoul", "Microsoft"],
    ["rank"],
    ["clusters"],
    ["check"],
    ["schema"],
    ["stock"],
    ["stock", "members-at", "--param", "at=2013"],
    ["query", "MATCH p = (c:City)-[r:MEMBER_OF]->(o) RETURN c, r, p, [c.name] AS names, {a: 1} AS map LIMIT 2"],
]


@pytest.mark.parametrize("question", QUESTIONS, ids=" ".join)
@pytest.mark.parametrize("style", FORMATS)
def test_every_question_answers_in_every_format(run: Run, question: list[str], style: str) -> None:
    output = run(*question, "-f", style).stdout
    assert output.endswith("\n") or question == ["check"]  # no fault, no line
    assert "\x1b" not in output
    assert "╭" not in output
    if style == "json":
        assert isinstance(json.loads(output), list)
    if style == "jsonl":
        assert all(isinstance(json.loads(line), dict) for line in output.splitlines())
    if style == "csv" and output:
        assert all(None not in row for row in csv.DictReader(io.StringIO(output)))


def test_a_profile_has_what_the_documents_state(run: Run) -> None:
    rows = json.loads(run("lookup", "서울", "-f", "json").stdout)
    held = {row["name"]: row for row in rows if row["section"] == "Holds ex officio"}
    assert held["President of CITYNET"]["details"] == "as Mayor of Seoul"
    assert any(row["section"] == "Has role" and row["details"] == "held by Park Won-soon" for row in rows)
    assert any(row["section"] == "Is the seat of" and row["name"] == "CITYNET Secretariat" for row in rows)
    assert all(row["sources"] for row in rows if row["section"] != "Names")


def test_who_held_that_office_in_2014(run: Run) -> None:
    rows = json.loads(run("lookup", "President of CITYNET", "--at", "2014", "-f", "json").stdout)
    holders = {row["name"]: row["held"] for row in rows if row["section"] == "Held by"}
    assert holders == {"Mayor of Seoul": "definitely", "Seoul": "possibly"}


def test_output_goes_to_a_file_whole(run: Run, tmp_path: Path) -> None:
    result = run("rank", "-f", "csv", "-o", str(tmp_path / "rank.csv"))
    assert result.stdout == ""
    assert (tmp_path / "rank.csv").read_text("utf-8").startswith("rank,name")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["lookup", "Atlantis"], "nothing is named 'Atlantis'"),
        (["lookup", "Seul"], "nearest: Seoul"),
        (["ties", "Seoul", "Peter Hall"], "nothing joins"),
        (["path", "Seoul", "Berlin", "--avoid", "Topic"], "no chain joins"),
        (["path", "Seoul", "Busan", "--via", "FRIEND_OF"], "'FRIEND_OF' is no type"),
        (["rank", "--of", "Persn"], "did you mean Person"),
        (["rank", "--at", "1066", "--by", "HOLDS"], "no City tied"),
        (["find", "✈✈✈"], "no name contains"),
        (["-d", "nowhere", "info"], "no such folder"),
        (["-d", "neo4j://localhost", "info"], "set NEO4J_PASSWORD"),
        (["query", "CREATE (n)"], "only reads the graph"),
        (["query", "MATCH (n RETURN n"], "^"),
        (["query", "RETURN 1", "--param", "x"], "is no parameter"),
        (["stock", "members"], "nearest: members-at"),
        (["stock", "members-at", "-p", "at=soon"], "is not a date"),
        (["stock", "members-at", "-p", "at=c. 2014"], "'c. 2014' is not a date; write 2014~"),
        (["stock", "members-at", "-p", "year=2014"], "has no parameter"),
        (["export", "-f", "dataset", "-o", "/proc/nowhere/x"], "cannot be written"),
        (["view", "-o", "/proc/nowhere.html"], "cannot be written"),
    ],
)
def test_nothing_found_or_bad_input_is_one_reason_and_exit_code_1(run: Run, arguments: list[str], message: str) -> None:
    result = run(*arguments, code=1)
    assert result.stdout == ""
    assert message in result.stderr
    assert result.stderr.startswith("Error: ")


@pytest.mark.parametrize(
    "arguments",
    [
        ["lookup", "Seoul", "--at", "soon"],
        ["lookupp", "Seoul"],
        ["rank", "--measure", "fame"],
        ["export"],
        ["nonsense"],
    ],
)
def test_a_wrong_call_is_a_usage_error(run: Run, arguments: list[str]) -> None:
    assert "Usage" in run(*arguments, code=2).stderr


def test_a_misspelt_command_is_answered_with_the_nearest(run: Run) -> None:
    assert "Did you mean 'lookup'?" in run("lokup", "Seoul", code=2).stderr


def test_an_ambiguous_name_lists_every_candidate(run: Run, tmp_path: Path) -> None:
    (tmp_path / "city.csv").write_text("id,name\na,Georgetown\nb,George Town\n")
    result = run("-d", str(tmp_path), "lookup", "george-town", code=1)
    assert "a  Georgetown (City)" in result.stderr
    assert "b  George Town (City)" in result.stderr


def test_of_a_folder_that_holds_a_workbook_alone_it_is_said_what_to_do_with_it(run: Run, tmp_path: Path) -> None:
    (tmp_path / "members.xlsx").write_bytes(b"PK")
    (tmp_path / "notes.txt").write_text("of the meeting")
    said = run("-d", str(tmp_path), "info", code=1).stderr
    assert f"interurban load --draft {tmp_path / 'members.xlsx'}" in said


def test_check_prints_every_fault_and_fails(run: Run, tmp_path: Path) -> None:
    (tmp_path / "city.csv").write_text("name,latitude\nSeoul,north\n,1\n")
    result = run("check", str(tmp_path), "-f", "json", code=1)
    faults = json.loads(result.stdout)
    assert [(fault["file"], fault["row"], fault["column"]) for fault in faults if fault["severity"] == "error"] == [
        ("city.csv", 2, "latitude"), ("city.csv", 3, "id"), ("city.csv", 3, "name")
    ]  # fmt: skip
    assert all(fault["remedy"] for fault in faults)


def test_what_is_wrong_in_many_rows_is_one_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "source.csv").write_text("id,name\ns,S\n")
    (tmp_path / "city.csv").write_text("name,sources\n" + "".join(f"City {n},s\n" for n in range(5_000)))
    (tmp_path / "organisation.csv").write_text("id,name,sources\no,O,s\n")
    wrong = "".join(f"City {n},o,{1990 + n % 5}s,s\n" for n in range(5_000))
    (tmp_path / "member_of.csv").write_text(f"from,to,since,sources\n{wrong}")
    lines = run("check", str(tmp_path), code=1).stdout.splitlines()
    assert lines[0].endswith("5,000 errors, 0 warnings")
    assert [line.split()[2:7] for line in lines[2:]] == [
        [f"{row},", f"{row + 5},", f"{row + 10}", "and", "997"] for row in range(2, 7)
    ]
    each = run("check", str(tmp_path), "--each", code=1).stdout.splitlines()
    assert len(each) == len(run("check", str(tmp_path), "-f", "csv", code=1).stdout.splitlines()) + 1 == 5_002
    refused = run("-d", str(tmp_path), "lookup", "O", code=1).stderr.splitlines()
    assert refused[0] == f"Error: {tmp_path} has 5,000 errors, 0 warnings:"
    assert refused[1].startswith(
        "member_of.csv:2:since: '1990s' is not a date; write 199X (rows 2, 7, 12 and 997 more)"
    )
    assert refused[-1] == f"and 2 more causes (`interurban check {tmp_path}` lists them all)"


def test_other_commands_refuse_data_with_errors_and_say_them(run: Run, tmp_path: Path) -> None:
    (tmp_path / "city.csv").write_text("name,latitude\nSeoul,north\n")
    counts = json.loads(run("-d", str(tmp_path), "info", "-f", "json", code=1).stdout)
    assert {"section": "Faults", "what": "errors", "count": 1} in counts
    assert "city.csv:2:latitude: 'north' is not a number" in run("-d", str(tmp_path), "lookup", "Seoul", code=1).stderr


def test_new_then_check_then_look_up(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    assert "is ready" in run("new", str(folder)).stdout
    with (folder / "city.csv").open("a") as file:
        file.write(",Seoul,서울@ko\n")
    run("check", str(folder))
    assert "Seoul (City)" in run("-d", str(folder), "lookup", "서울").stdout
    assert "is there already" in run("new", str(folder), code=1).stderr


def test_the_environment_names_the_data(run: Run, tmp_path: Path) -> None:
    (tmp_path / "city.csv").write_text("name\nUlsan\n")
    assert "Ulsan" in run("find", "ulsan", env={"INTERURBAN_DATA": str(tmp_path)}).stdout


@pytest.mark.parametrize("name", ["graph.graphml", "graph.gexf", "graph.json", "folder"])
def test_export_is_told_by_the_name_of_the_file(run: Run, tmp_path: Path, name: str) -> None:
    output = tmp_path / name
    run("export", "-o", str(output))
    if name == "graph.json":
        graph = nx.node_link_graph(json.loads(output.read_text("utf-8")), edges="edges")
        assert graph.nodes["seoul"]["aliases"][0] == "서울@ko"
    elif name == "folder":
        run("check", str(output))
    else:
        assert output.read_bytes().startswith(b"<?xml")


def test_view_writes_one_page(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    run(
        "view",
        "-o",
        str(page),
        "--colour",
        "cluster",
        "--size",
        "pagerank",
        "--at",
        "2013-11",
        "--ego",
        "Seoul",
        "--title",
        "서울 & co",
    )
    assert "<title>서울 &amp; co</title>" in page.read_text("utf-8")
    assert list(tmp_path.iterdir()) == [page]


def test_help_lists_every_command_and_each_has_its_own(run: Run) -> None:
    listed = run("--help").stdout
    for name in COMMANDS:
        assert f"  {name} " in listed
        assert "Usage: interurban" in run(name, "--help").stdout


def test_a_query_is_read_from_a_file_or_standard_input(run: Run, tmp_path: Path) -> None:
    (tmp_path / "q.cypher").write_text("MATCH (c:City {id: $id}) RETURN c.name AS name")
    wanted = [{"name": "Seoul"}]
    from_file = run("query", "--file", str(tmp_path / "q.cypher"), "-p", "id=seoul", "-f", "json")
    assert json.loads(from_file.stdout) == wanted
    piped = run("query", "-", "-f", "json", input="MATCH (c:City {id: 'seoul'}) RETURN c.name AS name")
    assert json.loads(piped.stdout) == wanted
    run("query", code=2)


def test_a_node_in_json_is_its_labels_and_properties(run: Run) -> None:
    (row,) = json.loads(run("query", "MATCH (c:Country {id: 'korea'}) RETURN c", "-f", "json").stdout)
    assert row["c"]["labels"] == ["Country"]
    assert row["c"]["properties"]["iso_code"] == "KR"


@pytest.mark.slow
def test_limit_and_timeout_stop_a_query(run: Run) -> None:
    limited = run("query", "MATCH (n) RETURN n.name AS name", "--limit", "2")
    assert "the first 2 of 271 rows" in limited.stdout
    endless = "UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b RETURN a"
    assert "there are more rows than the limit of 2" in run("query", endless, "--limit", "2").stdout
    endless = "MATCH (a), (b), (c), (d) WHERE a.name + b.name + c.name = d.name RETURN a.name"
    assert "stopped after 1 s" in run("query", endless, "--timeout", "1", code=1).stderr


def test_queries_of_ones_own_join_the_catalogue(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mine.cypher").write_text("// title: Mine\n// param n: integer = 2 -- how many\nRETURN $n AS n\n")
    folder = ["--stock-folder", str(tmp_path)]
    assert "Mine" in run("stock", *folder).stdout
    assert json.loads(run("stock", "mine", *folder, "-p", "n=5", "-f", "json").stdout) == [{"n": 5}]
    assert run("stock", "mine", *folder, "--show").stdout.startswith("// title: Mine")
    (tmp_path / "broken.cypher").write_text("// name: x\nRETURN 1\n")
    assert "broken.cypher:1" in run("stock", *folder, code=1).stderr


def complete(words: str, arguments: str) -> str:
    environment = {**os.environ, "_INTERURBAN_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": arguments}
    program = "from interurban.command import interurban; interurban(prog_name='interurban')"
    ended = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, timeout=300, check=False
    )
    return ended.stdout


def test_the_shell_completes_commands_names_and_types() -> None:
    assert "plain,lookup" in complete("interurban lo", "1")
    assert "plain,Seoul" in complete("interurban lookup Seo", "2")
    assert "plain,서울" in complete("interurban lookup 서", "2")
    assert "plain,Organisation" in complete("interurban rank --through Org", "3")


@pytest.mark.long
def test_a_query_leaves_nothing_in_the_working_directory(tmp_path: Path) -> None:
    (tmp_path / "log").mkdir()
    program = "from interurban.__main__ import main; main()"
    for text, code in (("MATCH (n) RETURN count(n)", 0), ("MATCH (n RETURN n", 1)):
        ended = subprocess.run([sys.executable, "-c", program, "query", text], cwd=tmp_path, timeout=300, check=False)
        assert ended.returncode == code
    assert [str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*")] == ["log"]


def test_a_reader_that_closes_the_pipe_early_sees_no_trace() -> None:
    program = "from interurban.__main__ import main; main()"
    with subprocess.Popen(
        [sys.executable, "-c", program, "export", "-f", "json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as ran:
        assert ran.stdout is not None
        assert ran.stderr is not None
        ran.stdout.read(10)
        ran.stdout.close()
        assert b"Traceback" not in ran.stderr.read()


def test_the_command_is_called_interurban() -> None:
    assert interurban.name == "interurban"

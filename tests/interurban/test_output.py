from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from interurban import load
from interurban.answer_formats import ENDINGS, FORMATS, render
from interurban.command import interurban
from queries.answers import Answer
from queries.text_tables import as_text
from tests.interurban.conftest import Run

ANSWER = Answer(
    "Who?",
    ["group", "name", "share"],
    [
        {"group": "a", "name": "서울특별시", "share": 0.5, "id": "seoul", "sources": ["x", "y"]},
        {"group": "a", "name": "São Paulo", "share": 0.25, "id": "sao-paulo", "sources": []},
        {"group": "b", "name": "[red]東京[/red]", "share": None, "id": "tokyo", "sources": ["a|b"]},
    ],
    group="group",
    notes=["a note"],
)


def test_json_and_json_lines_hold_every_key_of_every_row() -> None:
    rows = json.loads(render(ANSWER, "json"))
    assert rows == [json.loads(line) for line in render(ANSWER, "jsonl").splitlines()]
    assert rows[0] == {"group": "a", "name": "서울특별시", "share": 0.5, "id": "seoul", "sources": ["x", "y"]}


def test_csv_reads_back() -> None:
    rows = list(csv.DictReader(io.StringIO(render(ANSWER, "csv"))))
    assert rows[0] == {"group": "a", "name": "서울특별시", "share": "0.5", "id": "seoul", "sources": "x | y"}


def test_markdown_escapes_bars() -> None:
    answer = Answer("T", ["name"], [{"name": "a|b"}])
    assert "| a\\|b |" in render(answer, "markdown")


def test_columns_align_in_every_script() -> None:
    from rich.cells import cell_len

    lines = [line for line in as_text(ANSWER).splitlines() if "0.5" in line or "0.25" in line]
    assert len({cell_len(line[: line.index("0.")]) for line in lines}) == 1


def test_a_name_is_never_markup() -> None:
    assert "[red]東京[/red]" in as_text(ANSWER)


def test_a_format_may_be_named_by_the_ending_of_its_files(run: Run) -> None:
    asked = ("query", "RETURN 1 AS one", "-f")
    assert run(*asked, "md").stdout == run(*asked, "markdown").stdout
    assert run(*asked, "ndjson").stdout == run(*asked, "jsonl").stdout
    typed = ":format md\nRETURN 1 AS one;\n"
    assert "| one |" in run("shell", input=typed).stdout


@pytest.mark.parametrize("style", FORMATS)
def test_no_format_has_colour_or_trailing_blanks(style: str) -> None:
    text = render(ANSWER, style)
    assert "\x1b" not in text
    assert all(line == line.rstrip() for line in text.splitlines())


@pytest.mark.parametrize("style", FORMATS)
def test_an_empty_answer_is_fine(style: str) -> None:
    assert isinstance(render(Answer("Nothing", ["a"], []), style), str)


def test_an_answer_turns_into_a_data_frame() -> None:
    pandas = pytest.importorskip("pandas")
    frame = ANSWER.to_dataframe()
    assert isinstance(frame, pandas.DataFrame)
    assert list(frame.columns) == ["group", "name", "share", "id", "sources"]
    assert frame.attrs["title"] == "Who?"


def test_a_verbatim_answer_keeps_names_empty_columns_and_places() -> None:
    row = {"my_key": 0.123456789, "reads": None, "list": [1, [2, None]], "map": {"a": [True, None]}, "sources": 1}
    answer = Answer("1 row", list(row), [row], verbatim=True)
    assert render(answer, "table").splitlines()[1:] == [
        "     my_key  reads  list          map                sources",
        "0.123456789         1; [2; null]  {a: [true; null]}        1",
    ]
    assert "0.123456789" in str(answer)
    assert render(answer, "markdown").splitlines()[2] == "| my_key | reads | list | map | sources |"


def test_numbers_stand_to_the_right_even_where_some_are_missing() -> None:
    answer = Answer("t", ["n"], [{"n": 1}, {"n": None}, {"n": 100}])
    assert render(answer, "table").splitlines() == ["t", "  n", "  1", "", "100"]


@pytest.mark.parametrize("ending", [ending for ending in ENDINGS if ENDINGS[ending] in FORMATS])
def test_the_ending_of_a_file_says_its_format(tmp_path: Path, ending: str) -> None:
    target = tmp_path / f"out{ending}"
    assert CliRunner().invoke(interurban, ["find", "seoul", "-o", str(target)]).exit_code == 0
    printed = CliRunner().invoke(interurban, ["find", "seoul", "-f", ENDINGS[ending]]).stdout
    assert target.read_text("utf-8") == printed


def test_a_page_is_written_to_an_html_file_only(tmp_path: Path) -> None:
    refused = CliRunner().invoke(interurban, ["view", "-o", str(tmp_path / "page.pdf")])
    assert refused.exit_code == 1
    assert "name it so, as in page.html" in refused.output
    assert list(tmp_path.iterdir()) == []


def test_an_answer_shows_itself_in_one_line_and_prints_as_a_table() -> None:
    assert repr(ANSWER) == "<Who?: 3 rows; print it, or take .to_dicts()>"
    assert "서울특별시" in str(ANSWER)


@pytest.mark.parametrize("style", ["csv", "json", "jsonl"])
def test_formats_for_programs_hold_all_unless_a_limit_is_given(run: Run, tmp_path: Path, style: str) -> None:
    actors = len(load("citynet").rank())
    assert actors > 20
    whole, cut = tmp_path / f"whole.{style}", tmp_path / f"cut.{style}"
    assert run("rank", "-o", str(whole)).stderr == ""
    assert run("rank", "-o", str(cut), "--limit", "2").stderr == f"the first 2 of {actors} rows\n"
    assert _count(run("rank", "-f", style).stdout, style) == _count(whole.read_text("utf-8"), style) == actors
    assert _count(cut.read_text("utf-8"), style) == 2
    assert f"the first 20 of {actors} rows" in run("rank").stdout


@pytest.mark.usefixtures("patient_count")
def test_a_query_is_whole_for_programs_too(run: Run) -> None:
    text = "UNWIND range(1, 1500) AS number RETURN number"
    whole = run("query", text, "-f", "jsonl")
    assert (len(whole.stdout.splitlines()), whole.stderr) == (1500, "")
    cut = run("query", text, "-f", "jsonl", "--limit", "10")
    assert (len(cut.stdout.splitlines()), cut.stderr) == (10, "the first 10 of 1,500 rows\n")
    assert "the first 100 of 1,500 rows" in run("query", text).stdout
    document = json.loads(run("query", text, "-f", "json", "--limit", "10", "--with-computed").stdout)
    assert (document["total"], document["truncated"]) == (1500, True)


def _count(text: str, style: str) -> int:
    return len(json.loads(text)) if style == "json" else len(text.splitlines()) - (style == "csv")


@pytest.fixture
def crowd(tmp_path: Path) -> Path:
    """A network of 300 cities, of which names have commas."""
    cities = "".join(f'"Portland, State {number}"\n' for number in range(300))
    (tmp_path / "city.csv").write_text(f"name\n{cities}", "utf-8")
    (tmp_path / "organisation.csv").write_text('name\n"Mayors, United"\n', "utf-8")
    rows = "".join(f'"Portland, State {number}","Mayors, United",2001\n' for number in range(300))
    (tmp_path / "member_of.csv").write_text(f"from,to,since\n{rows}", "utf-8")
    return tmp_path


def test_a_hub_reads_on_a_screen_and_is_whole_for_programs(run: Run, crowd: Path) -> None:
    lookup = ("--data", str(crowd), "lookup", "Mayors, United")
    shown = run(*lookup).stdout
    assert len(shown.splitlines()) < 40
    assert "20 of 300" in shown
    assert "--all shows every row" in shown
    assert len(run(*lookup, "--all").stdout.splitlines()) > 300
    assert len(run(*lookup, "--section", "member").stdout.splitlines()) > 300
    assert len(run(*lookup, "-f", "markdown").stdout.splitlines()) < 40
    for style in ("json", "jsonl", "csv"):
        whole = run(*lookup, "-f", style)
        assert (_count(whole.stdout, style), whole.stderr) == (300, "")
        cut = run(*lookup, "-f", style, "--limit", "3")
        assert (_count(cut.stdout, style), cut.stderr) == (3, "Has member: 3 of 300 rows\n")


def test_members_of_a_cluster_read_as_many_as_they_are(run: Run, crowd: Path) -> None:
    shown = run("--data", str(crowd), "clusters").stdout
    (row,) = (line for line in shown.splitlines() if line.strip().startswith("1 "))
    assert len(row) < 400
    assert "  all 300 alike  " in row
    assert " 300 " in row
    assert "members, topics and who is in doubt: in the rows of CSV and JSON" in shown
    assert len(json.loads(run("--data", str(crowd), "clusters", "-f", "json").stdout)[0]["members"]) == 300


def test_json_can_hold_what_was_computed(run: Run, tmp_path: Path) -> None:
    found = json.loads(run("clusters", "-f", "json", "--with-computed").stdout)
    assert found["computed"]["seed"] == 1
    assert found["computed"]["method"].startswith("Leiden")
    assert (found["total"], found["truncated"], found["warnings"]) == (len(found["rows"]), False, [])
    assert found["rows"] == json.loads(run("clusters", "-f", "json").stdout)
    run("rank", "--with-computed", "-o", str(tmp_path / "rank.json"), "--limit", "2")
    cut = json.loads((tmp_path / "rank.json").read_text("utf-8"))
    assert (len(cut["rows"]), cut["truncated"]) == (2, True)
    assert cut["warnings"] == [f"the first 2 of {cut['total']} rows"]
    assert {"actors", "things", "ties", "methods"} <= set(cut["computed"])
    assert "is for JSON" in run("rank", "--with-computed", code=2).output


def test_nothing_held_is_said_with_exit_code_1(run: Run) -> None:
    said = run("lookup", "Urban Stakeholders' Forum 2013", "--at", "1900", code=1).output
    assert "held at 1900" in said
    assert "without --at" in said


@pytest.mark.parametrize("number", [1, 2])
def test_counts_agree_with_their_nouns(number: int) -> None:
    answer = Answer("Who?", ["name"], [{"name": str(each)} for each in range(number + 1)])
    assert answer.limited(1).warnings[0] == f"the first 1 of {number + 1} rows"
    shown = repr(Answer("Who?", ["name"], [{"name": "a"}] * number))
    assert ("1 row;" if number == 1 else "2 rows;") in shown


def test_a_line_break_in_the_data_breaks_no_line_of_a_table() -> None:
    answer = Answer("Remarks", ["name", "note"], [{"name": "Seoul", "note": "one\ntwo | three"}])
    assert "Seoul  one ⏎ two | three\n" in render(answer, "table")
    assert "| Seoul | one ⏎ two \\| three |\n" in render(answer, "markdown")
    assert 'Seoul,"one\ntwo | three"\n' in render(answer, "csv")

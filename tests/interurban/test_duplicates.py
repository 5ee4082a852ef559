"""`duplicates`, `review` and `diff` on the command line."""

from __future__ import annotations

import csv
import json
import os
import sys
from pathlib import Path

import pexpect
import pytest

from tests.interurban.conftest import Run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    there = tmp_path / "members"
    there.mkdir()
    (there / "city.csv").write_text(
        "id,name,iso_code\nw,Windhoek,NA\nw2,City of Windhoek,NA\np,Palmas,BR\np2,Prefeitura de Palmas,BR\n"
        "j,Jammerbugt,DK\nj2,Jammerbugt Kommune,DK\no,Oslo,NO\n"
    )
    return there


def decided(folder: Path) -> dict[str, tuple[str, str]]:
    with (folder / "decisions.csv").open(encoding="utf-8", newline="") as file:
        return {row["id"]: (row["decision"], row["other_id"]) for row in csv.DictReader(file)}


def test_pairs_are_an_answer_in_every_format(run: Run, folder: Path) -> None:
    rows = json.loads(run("duplicates", str(folder), "-f", "json").stdout)
    assert {frozenset((row["id"], row["other_id"])) for row in rows} == {
        frozenset(("w", "w2")),
        frozenset(("p", "p2")),
        frozenset(("j", "j2")),
    }
    assert all(0.7 <= row["score"] <= 1 and "both in" in row["why"] for row in rows)
    assert "3 pairs of 7 nodes may be one" in run("duplicates", str(folder)).stdout
    assert run("duplicates", "-f", "csv", "--data", str(folder)).stdout.startswith("score,name,other name,country,why")


def test_letters_from_a_pipe_decide_and_the_next_call_goes_on(run: Run, folder: Path) -> None:
    first = run("review", str(folder), "--by", "Ana", input="s\nd\nb\nr\nq\n").stdout
    assert "2 pairs decided, 1 left" in first
    assert "1 of 3" in first
    kept = decided(folder)
    assert len(kept) == 2
    assert {verdict for verdict, _ in kept.values()} == {"same"}
    again = run("review", str(folder), input="u\n").stdout
    assert "1 of 1" in again
    assert "unsure" in {verdict for verdict, _ in decided(folder).values()}
    assert "3 pairs decided before" in run("duplicates", str(folder)).stdout
    assert "1 of 1" in run("review", str(folder), "--unsure", input="d\n").stdout
    assert "different" in {verdict for verdict, _ in decided(folder).values()}


def test_what_may_hold_commas_is_listed_between_semicolons_or_quotes(run: Run, folder: Path) -> None:
    (folder / "organisation.csv").write_text('id,name\nn,"Towns, Ports and Rivers"\nm,Rivers\n')
    rows = "".join(f"{city},{body}\n" for city in ("w", "w2") for body in "nm")
    (folder / "member_of.csv").write_text(f"from,to\n{rows}")
    told = run("review", str(folder), input="q\n" * 3).stdout
    assert "share “Rivers”, “Towns, Ports and Rivers”" in " ".join(told.split())
    assert "Rivers; Towns, Ports and Rivers" in " ".join(told.split())


def test_r_lets_the_right_id_stay(run: Run, folder: Path) -> None:
    shown = json.loads(run("duplicates", str(folder), "-f", "json", "--limit", "1").stdout)[0]
    run("review", str(folder), input="r\nq\n")
    assert decided(folder) == {shown["other_id"]: ("same", shown["id"])}


def test_what_follows_of_answers_is_not_asked(run: Run, folder: Path) -> None:
    with (folder / "city.csv").open("a", encoding="utf-8") as file:
        file.write("w3,Windhoek City,NA\n")
    found = json.loads(run("duplicates", str(folder), "-f", "json").stdout)
    assert len(found) == 5
    told = run("review", str(folder), input="s\n" * 9).stdout
    assert "4 pairs decided, 1 more follow of them, 0 left" in told
    assert "0 pairs of" in run("duplicates", str(folder)).stdout


def test_what_others_write_meanwhile_stays(run: Run, folder: Path) -> None:
    (folder / "decisions.csv").write_text("decision,id,other_id\ndifferent,o,w\n")
    run("review", str(folder), input="s\nq\n")
    assert decided(folder)["o"] == ("different", "w")


def test_accepting_without_a_look_is_told_and_stands_in_the_table(run: Run, folder: Path) -> None:
    result = run("review", str(folder), "--accept", "0.9", input="")
    assert "3 pairs of a score of 0.9 or more taken as the same without a look" in result.stderr
    assert "0 pairs looked at, 0 left" in result.stdout
    assert "nobody (--accept 0.9)" in (folder / "decisions.csv").read_text("utf-8")


def test_what_only_a_row_between_them_joins_is_not_accepted_without_a_look(run: Run, folder: Path) -> None:
    with (folder / "city.csv").open("a", encoding="utf-8") as file:
        file.write("c,Capriana,IT\nv,Valfloriana,IT\nj3,Capriana / Valfloriana,IT\n")
    result = run("review", str(folder), "--accept", "0.9", input="q\n")
    assert "3 pairs of a score of 0.9 or more taken as the same without a look; 2 more left" in result.stderr
    assert "1 of 2" in result.stdout
    assert set(decided(folder)) == {"w", "p", "j"}
    with (folder / "decisions.csv").open("a", encoding="utf-8") as file:
        file.write("same,City,o,Oslo,j3,,,,,,,\n")
    assert "0 pairs of" in run("review", str(folder), "--accept", "0.9", input="q\n").stderr


def test_the_bundled_data_keeps_no_decisions(run: Run) -> None:
    assert "no folder of yours" in run("review", "citynet", code=1, input="q\n").stderr


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="there is no terminal of this kind")
def test_a_key_decides_on_a_terminal(folder: Path, tmp_path: Path) -> None:
    environment = {"HOME": str(tmp_path), "TERM": "xterm", "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "COLUMNS": "100"}
    environment["XDG_CACHE_HOME"] = os.environ["XDG_CACHE_HOME"]  # where an index of no city lies
    program = "from interurban.__main__ import main; main()"
    arguments = ["-c", program, "review", str(folder), "--by", "Ana"]
    terminal = pexpect.spawn(sys.executable, arguments, env=environment, timeout=300, encoding="utf-8")
    terminal.expect("1 of 3")
    terminal.expect("uit")
    terminal.send("s")
    terminal.expect("2 of 3")
    terminal.expect("uit")
    terminal.send("b")
    terminal.expect("1 of 3")
    terminal.expect("uit")
    terminal.send("d")
    terminal.expect("2 of 3")
    terminal.expect("uit")
    terminal.send("q")
    terminal.expect("1 pair decided, 2 left")
    terminal.expect(pexpect.EOF)
    assert [verdict for verdict, _ in decided(folder).values()] == ["different"]


def test_diff_ends_as_diff_does(run: Run, folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "next"
    other.mkdir()
    text = (folder / "city.csv").read_text()
    (other / "city.csv").write_text(text.replace("o,Oslo,NO", "o,Oslo kommune,NO\nb,Bergen,NO"))
    assert "no difference" in run("diff", str(folder), str(folder)).stdout
    rows = json.loads(run("diff", str(folder), str(other), "-f", "json", code=1).stdout)
    assert [(row["change"], row["id"], row["property"]) for row in rows] == [
        ("added", "b", ""),
        ("changed", "o", "name"),
    ]
    assert "there is no such folder" in run("diff", str(folder), str(tmp_path / "nowhere"), code=2).stderr

"""`merge` on the command line: from tables and decisions to a clean data set, and again next year."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import interurban
from tests.interurban.conftest import Run


def folder(path: Path, cities: str, members: str) -> Path:
    path.mkdir()
    (path / "city.csv").write_text(f"id,name,iso_code\n{cities}")
    (path / "organisation.csv").write_text("id,name\nn,CITYNET\n")
    (path / "member_of.csv").write_text(f"from,to,since\n{members}")
    return path


@pytest.fixture
def first(tmp_path: Path) -> Path:
    return folder(
        tmp_path / "first", "w,Windhoek,NA\nw2,City of Windhoek,NA\no,Oslo,NO\n", "w,n,2001\nw2,n,2001\no,n,1999\n"
    )


def test_what_was_decided_is_merged_and_undone_by_another_decision(run: Run, first: Path, tmp_path: Path) -> None:
    clean = tmp_path / "clean"
    run("review", str(first), "--accept", "0.9", input="")
    told = run("merge", str(first), "-o", str(clean)).stdout
    assert "3 of" not in told.splitlines()[0]
    there = interurban.load(clean)
    assert {node.id for node in there.graph.nodes("City")} == {"w", "o"}
    assert there.node("w2").id == there.node("City of Windhoek").id == "w"
    text = (first / "decisions.csv").read_text("utf-8")
    (first / "decisions.csv").write_text(text.replace("same,", "different,"))
    run("merge", str(first), "-o", str(clean))
    assert {node.id for node in interurban.load(clean).graph.nodes("City")} == {"w", "w2", "o"}


def test_next_year_the_old_id_leads_to_the_one_that_stays(run: Run, first: Path, tmp_path: Path) -> None:
    run("review", str(first), "--accept", "0.9", input="")
    run("merge", str(first), "-o", str(tmp_path / "clean"))
    later = folder(tmp_path / "later", "w2,City of Windhoek,NA\nb,Bergen,NO\n", "w2,n,2027\nb,n,2026\n")
    run("merge", str(tmp_path / "clean"), str(later), "-o", str(tmp_path / "all"))
    there = interurban.load(tmp_path / "all").graph
    assert {node.id for node in there.nodes("City")} == {"w", "o", "b"}
    assert {each.properties["since"] for each in there.relationships_of("w")} == {"2001", "2027"}


def test_the_account_balances_and_lists_what_differs(run: Run, first: Path, tmp_path: Path) -> None:
    second = folder(tmp_path / "second", "w,Windhoek,ZA\nx,Xi'an,CN\n", "w,n,2002\n")
    result = run("merge", str(first), str(second), "-o", str(tmp_path / "both"), "-f", "json")
    rows = json.loads(result.stdout)
    assert {(row["what"], row["property"], row["kept"], row["beside"]) for row in rows} == {
        ("City", "iso_code", "NA", "ZA"),
        ("MEMBER_OF", "since", "2001", "2002"),
    }
    for line in re.findall(r"(?:nodes|relationships): .*", result.stderr):
        read, became = ([int(n) for n in re.findall(r"(?<![\w/-])\d+(?= |,|$)", side)] for side in line.split(" = "))
        assert sum(read) == sum(became)
    assert "7 nodes" not in result.stderr
    assert "wrote" in result.stderr


def test_what_is_read_is_not_written_over(run: Run, first: Path) -> None:
    assert "name another folder" in run("merge", str(first), "-o", str(first), code=2).stderr


def test_the_bundled_set_merged_with_itself_is_the_same_set(run: Run, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    run("export", "--format", "dataset", "-o", str(copy))
    run("merge", "citynet", str(copy), "-o", str(tmp_path / "both"))
    assert "no difference" in run("diff", "citynet", str(tmp_path / "both")).stdout


@pytest.mark.parametrize(("words", "code"), [(("merge",), 1), (("diff",), 2)])
def test_the_set_that_has_errors_is_named(run: Run, first: Path, tmp_path: Path, words: tuple[str], code: int) -> None:
    second = folder(tmp_path / "second", "w,Windhoek,NA\n", "w,n,199_\nx,n,2002\n")
    more = ("-o", str(tmp_path / "both")) if words == ("merge",) else ()
    said = run(*words, str(first), str(second), *more, code=code).stderr
    assert f"Error: {second} has 2 errors" in said
    assert f"interurban check {second}" in said


def test_decisions_that_were_edited_where_it_is_written_are_not_lost(run: Run, first: Path, tmp_path: Path) -> None:
    clean = tmp_path / "clean"
    run("review", str(first), "--accept", "0.9", input="")
    run("merge", str(first), "-o", str(clean))
    edited = (clean / "decisions.csv").read_text("utf-8").replace("same,", "unsure,")
    (clean / "decisions.csv").write_text(edited, "utf-8")
    refused = run("merge", str(first), "-o", str(clean), code=1)
    assert "decisions.csv" in refused.stderr
    assert (clean / "decisions.csv").read_text("utf-8") == edited
    run("merge", str(first), "-o", str(clean), "--replace")
    assert "same," in (clean / "decisions.csv").read_text("utf-8")

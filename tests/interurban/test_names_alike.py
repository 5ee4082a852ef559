from __future__ import annotations

from pathlib import Path

from tests.interurban.conftest import Run


def test_check_says_once_which_names_only_case_or_accents_tell_apart(run: Run, tmp_path: Path) -> None:
    towns = ["vienna,Wien", "w2,WIEN", "bath-ca,Bath", "bath-jm,BATH", "bonn,Bonn"]
    (tmp_path / "city.csv").write_text("\n".join(["id,name", *towns, ""]))
    (tmp_path / "country.csv").write_text("id,name\nca,Canada\njm,Jamaica\n")
    (tmp_path / "in_country.csv").write_text("from,to\nbath-ca,ca\nbath-jm,jm\n")
    told = run("check", str(tmp_path)).stdout
    said = (
        "2 names of type City are told apart only by case, accents or punctuation: Wien, WIEN; `interurban duplicates`"
    )
    assert told.count("told apart only by") == 1
    assert said in told

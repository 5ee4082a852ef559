from __future__ import annotations

from pathlib import Path

import pytest

from graph_model import InvalidData
from loaders.dataset.reading import examine_dataset
from loaders.resolution.decisions import Decision, Decisions, read_decisions, write_decisions


def decision(verdict: str, one: str = "a", other: str = "b", by: str = "Ana", on: str = "2026-01-01") -> Decision:
    return Decision(verdict, "City", one, one.upper(), other, other.upper(), decided_by=by, decided_on=on)  # type: ignore[arg-type]


def test_a_table_is_read_as_it_was_written(tmp_path: Path) -> None:
    decisions = Decisions()
    decisions.take_in([decision("same"), decision("different", "c", "d"), decision("unsure", "서울", 'x, "y"')])
    write_decisions(tmp_path / "decisions.csv", decisions)
    assert read_decisions(tmp_path / "decisions.csv").by_pair == decisions.by_pair


def test_order_of_decisions_does_not_change_the_file(tmp_path: Path) -> None:
    made = [decision("same"), decision("different", "c", "d")]
    for name, order in (("one", made), ("other", made[::-1])):
        decisions = Decisions()
        decisions.take_in(order)
        write_decisions(tmp_path / name, decisions)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "other").read_bytes()


def test_a_missing_table_decides_nothing(tmp_path: Path) -> None:
    assert len(read_decisions(tmp_path / "decisions.csv")) == 0


def test_every_fault_is_told_with_row_and_remedy(tmp_path: Path) -> None:
    path = tmp_path / "decisions.csv"
    path.write_text("decision,id,other_id\nsmae,a,b\nsame,a,\nsame,a,a\n")
    with pytest.raises(InvalidData) as raised:
        read_decisions(path)
    assert [(fault.row, fault.column) for fault in raised.value.report] == [
        (2, "decision"),
        (3, "other_id"),
        (4, "other_id"),
    ]
    assert "did you mean same?" in str(raised.value)


def test_a_spreadsheet_with_semicolons_and_a_mark_is_read(tmp_path: Path) -> None:
    path = tmp_path / "decisions.csv"
    path.write_text("\ufeffDecision;Id;Other_id\r\nSame;a;b\r\n", "utf-8")
    assert next(iter(read_decisions(path))).decision == "same"


def test_the_later_of_two_that_contradict_each_other_holds_and_it_is_told() -> None:
    decisions = Decisions()
    decisions.take_in([decision("same"), decision("different", "b", "a", by="Ben", on="2026-02-01")])
    assert [each.decision for each in decisions] == ["different"]
    assert decisions.contradictions == ["a and b are same (Ana 2026-01-01) and different (Ben 2026-02-01)"]


def test_of_one_day_neither_holds() -> None:
    decisions = Decisions()
    decisions.take_in([decision("same"), decision("different", by="Ben")])
    assert [each.decision for each in decisions] == ["unsure"]


def test_what_somebody_knows_goes_before_what_another_left_unsure() -> None:
    for order in (["unsure", "same"], ["same", "unsure"]):
        decisions = Decisions()
        decisions.take_in(decision(each) for each in order)
        assert [each.decision for each in decisions] == ["same"]


def test_the_table_stands_in_the_folder_and_is_no_table_of_the_data(tmp_path: Path) -> None:
    (tmp_path / "city.csv").write_text("id,name,sources\na,A,x\nb,B,x\n")
    before = [str(fault) for fault in examine_dataset(tmp_path)[1]]
    decisions = Decisions()
    decisions.decide(decision("same"))
    write_decisions(tmp_path / "decisions.csv", decisions)
    assert [str(fault) for fault in examine_dataset(tmp_path)[1]] == before

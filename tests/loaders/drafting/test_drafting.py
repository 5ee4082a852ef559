"""A draft says which columns name what, how dates and lists are written, and what it is unsure of."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from graph_model.faults import InvalidData
from loaders.drafting.drafting import draft_mapping
from loaders.drafting.header_words import words_of
from loaders.drafting.profiles import Column, date_forms, list_separator

MEMBERS = """Members of the league,,,,,
Town,Country,Joined,Partners,Population,Website
Lyon,France,28.02.2014,Oslo; Nice,513000,https://lyon.fr
Nice,France,05.11.2013,Lyon,NA,https://nice.fr
Oslo,Norway,NA,Lyon; Nice,709000,NA
Windhoek,Namibia,31.12.2012,NA,NA,NA
"""


def column(name: str, *values: str) -> Column:
    found = Column(name)
    found.values.update(values)
    return found


def test_a_draft_tells_names_lists_and_titles_of_a_list_of_members(tmp_path: Path) -> None:
    (tmp_path / "members.csv").write_text(MEMBERS, encoding="utf-8")
    text = draft_mapping(tmp_path / "members.csv")
    draft = yaml.safe_load(text)
    assert draft["missing"] == ["", "NA"]
    table = draft["tables"][0]
    assert table["nodes"]["town"]["name"] == "Town"
    assert table["nodes"]["town"]["properties"] == {"population": "Population", "url": "Website"}
    assert table["nodes"]["partners"]["name"] == {"column": "Partners", "split": ";"}
    assert "row 2 holds the column names" in text
    assert "UNSURE: many of these stand in Town, too" in text


def test_a_draft_tells_other_names_and_kinds_of_membership(tmp_path: Path) -> None:
    rows = (
        "City,Also called,Network,Status\nLyon,Lugdunum; Lione,C40,Full member\nNice,,C40,Associate\nOslo,,UCLG,full\n"
    )
    (tmp_path / "members.csv").write_text(rows, encoding="utf-8")
    table = yaml.safe_load(draft_mapping(tmp_path / "members.csv"))["tables"][0]
    assert table["nodes"]["city"]["aliases"] == {"column": "Also called", "split": ";"}
    (membership,) = (each for each in table["relationships"] if each["type"] == "MEMBER_OF")
    assert membership["properties"]["tier"] == {
        "column": "Status",
        "values": {"Full member": "full", "Associate": "associate", "full": "full"},
    }


def test_a_status_that_tells_of_something_else_is_left(tmp_path: Path) -> None:
    rows = "City,Network,Status\nLyon,C40,paid\nNice,C40,full\nOslo,UCLG,overdue\n"
    (tmp_path / "members.csv").write_text(rows, encoding="utf-8")
    assert "tier" not in draft_mapping(tmp_path / "members.csv")


def test_what_is_no_table_is_refused_with_the_reason(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7")
    with pytest.raises(InvalidData, match="is a PDF file"):
        draft_mapping(tmp_path / "a.pdf")


@pytest.mark.parametrize(
    ("values", "separator"),
    [
        (["Lyon; Nice", "Nice; Oslo", "Oslo"], ";"),
        (["Kaiser, Russland", "Russland, Schweden", "Schweden, Kaiser"], ","),
        (["Albany, NY", "Buffalo, NY", "Boise, ID", "Troy, NY"], ""),
        (["Ohio, United States", "Utah, United States", "United States", "Germany"], ""),
        (["a\nb", "b\na"], "lines"),
        (["Director, Ministry of the Environment", "Secretary", "Director"], ""),
    ],
)
def test_a_mark_parts_a_list_where_what_it_parts_stands_on_both_sides(values: list[str], separator: str) -> None:
    assert list_separator(column("x", *values)) == separator


@pytest.mark.parametrize(
    ("values", "forms", "unsure"),
    [
        (["28.02.2014", "05.11.2013"], ["dmy"], ""),
        (["02/28/2014", "11/05/2013"], ["mdy"], ""),
        (["05/11/2013", "06/12/2013"], ["dmy"], "may also be mdy"),
        (["2014", "2015-03", "9999-12-31"], ["edtf", "open_9999"], ""),
        (["1514 VIII 4", "1686 IV 26 / V 6"], ["roman", "first_calendar"], ""),
        (["2017년 5월"], ["korean"], ""),
    ],
)
def test_the_forms_of_dates_are_those_that_read_most(values: list[str], forms: list[str], unsure: str) -> None:
    assert date_forms(column("x", *values)) == (forms, 1.0, unsure)


def test_namibia_and_a_person_called_null_are_not_missing(tmp_path: Path) -> None:
    codes = "\n".join(f"Town {code},{code},Null" for code in ["NA", *(f"A{chr(65 + n)}" for n in range(25))])
    (tmp_path / "t.csv").write_text(f"city,code,mayor\n{codes}\n", encoding="utf-8")
    draft = yaml.safe_load(draft_mapping(tmp_path / "t.csv"))
    assert "NA" not in draft.get("missing", [])


def test_words_are_parted_at_capitals_digits_and_marks() -> None:
    assert words_of("Delegation_ISO") == ["delegation", "iso"]
    assert words_of("stateSignature") == ["state", "signature"]


def test_one_column_under_two_names_in_files_of_several_years_is_folded(tmp_path: Path) -> None:
    towns = [f"Town {number}" for number in range(30)]
    (tmp_path / "t2016.csv").write_text("\n".join(["Town Name;Id", *(f"{town};{town[5:]}" for town in towns)]))
    (tmp_path / "t2017.csv").write_text("\n".join(["Id,City", *(f"{town[5:]},{town}" for town in towns)]))
    draft = yaml.safe_load(draft_mapping(tmp_path / "t*.csv"))
    table = draft["tables"][0]
    assert table["columns"] == {"city": ["Town Name", "City"]}
    assert table["nodes"]["city"] == {"type": "City", "id": "Id", "name": "city"}


def test_text_that_was_read_twice_in_a_wrong_encoding_is_pointed_out(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("city,n\nSan JosÃ©,1\nLyon,2\n", encoding="utf-8")
    assert "read twice in a wrong encoding" in draft_mapping(tmp_path / "t.csv")

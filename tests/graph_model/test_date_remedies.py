"""What people, spreadsheets and other programs write in place of EDTF, and how they are told to write it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_model import parse_date
from graph_model.date_remedies import remedy_of
from graph_model.dates import REMEDY


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("c. 1990", "1990~"),
        ("circa 1990", "1990~"),
        ("ca.1990", "1990~"),
        ("probably 1990", "1990?"),
        ("1990 (?)", "1990?"),
        ("1990s", "199X"),
        ("19th century", "18XX"),
        ("before 1990", "../1989"),
        ("until 1990", "../1990"),
        ("after 1990", "1990/.."),
        ("1990-1995", "1990/1995"),
        ("1990–1995", "1990/1995"),
        ("2013.0-2016.0", "2013/2016"),
        ("2013-14", "2013/2014"),
        ("2013/11", "2013-11"),
        ("2013/11/05", "2013-11-05"),
        ("20131105", "2013-11-05"),
        ("31/12/2013", "2013-12-31"),
        ("12/31/2013", "2013-12-31"),
        ("5 November 2013", "2013-11-05"),
        ("November 5th, 2013", "2013-11-05"),
        ("Nov. 2013", "2013-11"),
        ("Nov-13", "2013-11"),
        ("2013-00-00", "2013"),
        ("+2013-11-00T00:00:00Z", "2013-11"),
        ("2013-11-04T10:00", "2013-11-04"),
        ("201x", "201X"),
        ("Y2013", "2013"),
        ("199u", "199X"),
        ("2004-uu", "2004-XX"),
        ("1984?~", "1984%"),
        ("2004/open", "2004/.."),
        ("unknown/2004-06", "/2004-06"),
        ("[1667,1668]", "1667/1668"),
        ("[..1984]", "../1984"),
        ("{1984..}", "1984/.."),
        ("41579", "2013-11-01"),
        ("２０１３", "2013"),
        ("２０１３－１１", "2013-11"),
    ],
)
def test_what_is_meant_is_written_out(text: str, written: str) -> None:
    with pytest.raises(ValueError, match="is no"):
        parse_date(text)
    assert parse_date(written).text == written
    assert remedy_of(text).split(",")[0].split(" if ")[0] == f"write {written}"


@pytest.mark.parametrize(
    ("text", "written"),
    [("2004-06-~11", "2004-06-11~"), ("?2004-06-~11", "2004-06-11%"), ("156X-12-25", "156X"), ("1984-1X", "1984")],
)
def test_what_is_more_than_is_read_is_written_as_far_as_it_is(text: str, written: str) -> None:
    assert remedy_of(text).startswith(f"write {written}")


def test_what_may_be_two_days_is_written_both_ways() -> None:
    assert remedy_of("05/11/2013") == "write 2013-11-05, or 2013-05-11 if the month stands first"


@pytest.mark.parametrize("text", ["present", "Ongoing", "to date"])
def test_what_goes_on_is_open(text: str) -> None:
    assert remedy_of(text).startswith("write ..,")


def test_two_cells_in_one_are_parted() -> None:
    assert remedy_of("1990 - present") == "write 1990 where it began, and .. where it ended"


@pytest.mark.parametrize("text", ["nan", "NULL", "None", "n/a", "?", "-", "NaT"])
def test_what_is_nothing_is_left_empty(text: str) -> None:
    assert remedy_of(text) == "leave the cell empty"


@pytest.mark.parametrize("text", ["soon", "99999", "32/13/2013", "2013-13-01", "100th century"])
def test_what_cannot_be_known_brings_examples(text: str) -> None:
    assert remedy_of(text) == REMEDY


@pytest.mark.parametrize("text", ["-0044", "0000", "Y170000002", "Y-17E7"])
def test_years_that_are_not_read_are_named(text: str) -> None:
    assert "0001 to 9999" in remedy_of(text)


@given(st.text())
def test_every_text_has_a_remedy(text: str) -> None:
    assert remedy_of(text)


def test_a_day_counted_by_a_spreadsheet_is_that_day() -> None:
    """The manual of Excel's function DATE gives the number of this day."""
    assert remedy_of("39448") == "write 2008-01-01 if it is the number of a day in a spreadsheet"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("2013.0", "2013"),
        ("2013.00", "2013"),
        ("2002-04-01 00:00:00", "2002-04-01"),
        ("2002-04-01T00:00:00.000", "2002-04-01"),
    ],
)
def test_what_pandas_adds_is_left_out(text: str, read: str) -> None:
    assert parse_date(text) == parse_date(read)
    assert parse_date(text).text == read

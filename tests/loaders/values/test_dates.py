"""Dates of tables: each form reads its examples, none is guessed, and what may be two dates is asked."""

from __future__ import annotations

import csv
import os
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from dateutil import parser as dateutil
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils.datetime import to_excel

from graph_model.values import BadValue
from loaders.values.dates import FORMS, read_date, read_period, read_span, require_forms

SHARED = Path(os.environ.get("INTERURBAN_SHARED", Path(__file__).parents[4] / "shared")) / "data"
EXAMPLES = [(form.name, text, read) for form in FORMS.values() for text, read in form.examples.items()]


@pytest.mark.parametrize(("name", "text", "read"), EXAMPLES)
def test_each_form_reads_its_examples_as_edtf(name: str, text: str, read: str) -> None:
    form = FORMS[name]
    assert read_date(text, (name, *form.beside)) == read
    if read not in ("", ".."):
        parse_edtf(read)  # raises where the edtf package finds it to be none


@given(st.dates(date(1000, 1, 1), date(9998, 12, 31)))
def test_a_day_written_in_each_order_is_the_day_that_dateutil_reads(day: date) -> None:
    slashes, points = day.strftime("%m/%d/%Y"), day.strftime("%d.%m.%Y")
    assert read_date(slashes, ["mdy"]) == str(dateutil.parse(slashes, dayfirst=False).date()) == day.isoformat()
    assert read_date(points, ["dmy"]) == str(dateutil.parse(points, dayfirst=True).date()) == day.isoformat()
    assert read_date(day.strftime("%Y%m%d"), ["ymd"]) == day.isoformat()
    for pattern in ("%d %B %Y", "%B %d, %Y", "%d-%b-%Y"):
        assert read_date(day.strftime(pattern), ["named_month"]) == day.isoformat()


@given(st.datetimes(datetime(1927, 6, 1), datetime(2170, 1, 1)))
def test_the_number_of_a_day_is_that_of_openpyxl(moment: datetime) -> None:
    day = moment.replace(hour=0, minute=0, second=0, microsecond=0)
    assert read_date(f"{to_excel(day):.0f}", ["excel_serial"]) == str(day.date())
    assert read_date(f"{to_excel(day):.0f}.0", ["excel_serial"]) == str(day.date())


@given(st.dates(date(1969, 1, 1), date(2068, 12, 31)))
def test_years_of_two_digits_are_those_of_strptime(day: date) -> None:
    text = day.strftime("%d.%m.%y")
    assert read_date(text, ["dmy_short"]) == str(datetime.strptime(text, "%d.%m.%y").date())


@given(st.dates(date(1000, 1, 1), date(9000, 12, 31)), st.integers(1, 400))
def test_two_days_between_which_something_held_are_read_back(first: date, days: int) -> None:
    last = first + timedelta(days=days)
    assert read_period(f"{first} - {last}", ["from_to", "edtf"]) == (str(first), str(last), "")
    slashes = f"{first:%m/%d/%Y} to {last:%m/%d/%Y}"
    assert read_period(slashes, ["from_to", "mdy"]) == (str(first), str(last), "")


def test_a_text_that_two_forms_told_read_differently_is_asked_about() -> None:
    with pytest.raises(BadValue, match=r"may be 2013-11-05 \(dmy\) or 2013-05-11 \(mdy\)") as asked:
        read_date("05/11/2013", ["dmy", "mdy"])
    assert asked.value.remedy == "keep only the form that is meant"
    assert read_date("25/11/2013", ["dmy", "mdy"]) == "2013-11-25"
    assert read_date("5/5/2013", ["dmy", "mdy"]) == "2013-05-05"


@pytest.mark.parametrize(
    ("text", "forms", "remedy"),
    [
        ("05/11/2013", ["edtf"], "dmy (2013-11-05), or mdy (2013-05-11)"),
        ("1514 VIII 4", ["edtf"], "roman (1514-08-04)"),
        ("2001.1", ["year_month"], "year_month_text (2001-01)"),
        ("Nov-13", ["named_month"], "month_short_year (2013-11)"),
        ("2017년 5월", ["dmy"], "korean (2017-05)"),
    ],
)
def test_what_no_form_told_reads_is_refused_with_those_that_would(text: str, forms: list[str], remedy: str) -> None:
    with pytest.raises(BadValue) as refused:
        read_date(text, forms)
    assert remedy in refused.value.remedy


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("30.02.2010", ["dmy"]),
        ("2010-02-29", ["edtf"]),
        ("1971-0706", ["edtf", "ymd"]),
        ("1985-11-01-", ["edtf", "ymd"]),
        ("-001-12-3100..XXXX..XXXX", ["edtf", "from_to"]),
        ("13:00 PM", ["dmy"]),
        ("32 May 2014", ["named_month"]),
        ("6/27", ["dmy", "mdy", "named_month", "month_short_year"]),
        ("1780 IIII 3", ["roman"]),
        ("2021/24", ["school_year"]),
        ("2014-05 - 2013-02", ["from_to", "edtf"]),
    ],
)
def test_what_is_no_date_is_refused(text: str, forms: list[str]) -> None:
    with pytest.raises(BadValue):
        read_date(text, forms)


def test_sentinels_mean_what_was_told_and_nothing_else() -> None:
    assert read_period("9999-12-31", ["edtf", "open_9999"]) == ("..", "..", "")
    assert read_date("31.12.9999", ["dmy", "unknown_9999"]) == ""
    assert read_date("9999-12-31", ["edtf"]) == "9999-12-31"
    assert read_date("0", ["excel_serial", "unknown_zero"]) == ""
    assert read_date("99-99-9999", ["dmy", "unknown_99"]) == ""


def test_periods_keep_their_label_and_say_what_was_left_out() -> None:
    assert read_period("2008-2012 - Observer member", ["years_label"]) == ("2008", "2012", "Observer member")
    assert read_period("2014", ["edtf"]) == ("2014", "2014", "")
    assert read_period("2014/..", ["edtf"]) == ("2014", "..", "")
    assert read_span("1700 VI 13 / 1113 AH", ["roman", "first_calendar"]).left_out == "the second calendar: 1113 AH"
    assert read_period("2021/22", ["school_year:4"]) == ("2021-04", "2022-03", "")
    assert read_period("2021/22", ["years_short"]) == ("2021", "2022", "")


def test_a_form_that_there_is_not_is_named_with_the_one_that_may_be_meant() -> None:
    with pytest.raises(ValueError, match=r"romans.*roman"):
        require_forms(["edtf", "romans"])


@pytest.mark.skipif(not SHARED.is_dir(), reason="the real data sets are not beside this checkout")
def test_every_date_of_the_peace_treaties_is_read() -> None:
    with (SHARED / "peace-treaties" / "peace_treaties_rus.csv").open(encoding="utf-8", newline="") as file:
        texts = [row["dates"] for row in csv.DictReader(file)]
    spans = [read_span(text, ["roman", "first_calendar"]) for text in texts]
    assert len(spans) == 100
    assert [span.since[:4] for span in spans] == [text[:4] for text in texts]
    assert (
        sum(1 for span in spans if span.left_out) == sum(1 for text in texts if "/" in text and "X/XI" not in text) + 1
    )


def test_two_years_are_no_month_of_a_year() -> None:
    assert read_span("2021/22", ["ymd", "years_short"])[:2] == ("2021", "2022")
    with pytest.raises(BadValue):
        read_span("2021/22", ["ymd"])

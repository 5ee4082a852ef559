from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_model.values import LONGEST_TEXT, BadValue, PropertyType, join, split

LINE = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1).map(str.strip).filter(bool)


@given(st.lists(LINE))
def test_a_list_cell_reads_back(parts: list[str]) -> None:
    assert split(join(parts)) == parts


@given(LINE)
def test_text_reads_back(text: str) -> None:
    kind = PropertyType("note")
    assert kind.parse(kind.format(text)) == text


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_reads_back(number: float) -> None:
    kind = PropertyType("share", "number")
    assert kind.parse(kind.format(number)) == number


@given(st.integers(-(10**17), 10**17))
def test_an_integer_reads_back(number: int) -> None:
    kind = PropertyType("count", "integer")
    assert kind.parse(kind.format(number)) == number


@pytest.mark.parametrize("value", [True, False])
def test_a_boolean_reads_back(value: bool) -> None:
    kind = PropertyType("open", "boolean")
    assert kind.parse(kind.format(value)) is value


@pytest.mark.parametrize(
    ("kind", "cell"),
    [
        ("integer", "1,50"), ("integer", "1.5"), ("integer", "1.500"), ("integer", "1.2E+06"),
        ("integer", "٣"), ("integer", "9" * 40), ("number", "1e999"),
        ("number", "nan"), ("number", "12 km"), ("number", "1_0"), ("boolean", "1"), ("date", "soon"),
        ("url", "www.example.org"), ("url", "javascript:alert(1)"), ("url", "https://a b"), ("url", "https://a\nb"),
        ("text", "a\x00b"), ("text", "x" * (LONGEST_TEXT + 1)), ("text", "\ud800"), ("number", "37,566"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused_with_a_remedy(kind: str, cell: str) -> None:
    with pytest.raises(BadValue) as raised:
        PropertyType("x", kind).parse(cell)
    assert raised.value.remedy


def test_an_unusual_value_is_a_warning_and_a_closed_one_an_error() -> None:
    _, (fault,) = PropertyType("tier", values=("full",)).check("golden")
    assert fault.severity == "warning"
    _, (fault,) = PropertyType("tier", values=("full",), closed=True).check("golden")
    assert fault.severity == "error"


@pytest.mark.parametrize(
    ("written", "read"),
    [("a\nb", "a\nb"), ("a\r\nb\r\n", "a\nb"), ("a\rb", "a\nb"), ("a\n\n b", "a\n\n b")],
)
def test_a_line_break_in_text_is_data(written: str, read: str) -> None:
    value, faults = PropertyType("note").check(written)
    assert (value, faults) == (read, [])
    assert PropertyType("note").parse(PropertyType("note").format(read)) == read


@pytest.mark.parametrize("kind", [PropertyType("author", many=True), PropertyType("name", one_line=True)])
def test_a_line_break_in_a_name_or_a_list_is_none(kind: PropertyType) -> None:
    value, (fault,) = kind.check("a\nb")
    assert value is None
    assert fault.message == "has a line break"


@pytest.mark.parametrize(
    ("kind", "written", "number"),
    [
        ("integer", "1,234,567", 1234567), ("integer", "7,120", 7120), ("integer", "-1 234", -1234),
        ("integer", "1\u202f234\u202f567", 1234567), ("integer", "1'234'567", 1234567),
        ("integer", "1.234.567", 1234567),
        ("number", "1,234,567", 1234567.0), ("number", "1,234.5", 1234.5), ("number", "1.234.567", 1234567.0),
        ("number", "1 234.5", 1234.5), ("number", "1.2E+06", 1200000.0),
    ],
)  # fmt: skip
def test_thousands_marks_are_read_where_they_can_be_nothing_else(kind: str, written: str, number: float) -> None:
    assert PropertyType("x", kind).parse(written) == number


@pytest.mark.parametrize(
    ("kind", "written", "remedy"),
    [
        ("number", "37,566", "write 37.566 if the comma parts the decimals, 37566 if it marks thousands"),
        ("number", "12,5", "write 12.5"),
        ("number", "1.234,5", "write 1234.5"),
        ("number", "1.234.567,89", "write 1234567.89"),
        ("number", "37°33′N", "write 37.55"),
        ("number", "126° 58' 41\" W", "write -126.978"),
        ("number", "NULL", "leave the cell empty"),
        ("integer", "1.234", "write 1234 if the point marks thousands"),
        ("integer", "1.2E+06", "write 1200000, or in full what a spreadsheet has shortened to this"),
        ("integer", "nan", "leave the cell empty"),
        ("integer", "12,34,567", "write it as 1234, without units"),
    ],
)
def test_a_number_written_otherwise_is_answered_with_how_to_write_it(kind: str, written: str, remedy: str) -> None:
    with pytest.raises(BadValue) as raised:
        PropertyType("x", kind).parse(written)
    assert raised.value.remedy == remedy


@given(st.integers(-(10**15), 10**15), st.sampled_from([",", " ", "\u00a0", "'"]))
def test_any_whole_number_reads_with_thousands_marks(number: int, mark: str) -> None:
    assert PropertyType("x", "integer").parse(f"{number:,}".replace(",", mark)) == number


@given(st.text(st.sampled_from("0123456789.,' +-eE°′NS"), max_size=12))
def test_no_text_is_read_as_one_number_and_answered_as_another(text: str) -> None:
    """What is read without its marks has the digits that were written, in their order, and all of them."""
    try:
        number = PropertyType("x", "integer").parse(text)
    except BadValue as bad:
        assert bad.remedy  # noqa: PT017 - either end is fine
        return
    digits = "".join(each for each in text.removesuffix(".") if each.isdigit())
    assert str(abs(int(number))) in (digits.lstrip("0") or "0")  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["nan", "NULL", "None", "<NA>", "#N/A"])
def test_what_programs_write_for_nothing_is_warned_of(text: str) -> None:
    value, (fault,) = PropertyType("wikidata_id").check(text)
    assert (value, fault.severity, fault.remedy) == (text, "warning", "leave the cell empty")


def test_a_value_that_says_more_than_the_usual_one_is_answered_with_it() -> None:
    _, (fault,) = PropertyType("tier", values=("associate", "full")).check("Full member")
    assert fault.remedy.startswith("did you mean full? or add it to the values of tier")


def test_a_value_spelt_otherwise_is_answered_with_the_usual_one() -> None:
    _, (fault,) = PropertyType("kind", values=("mayor", "deputy_mayor")).check("Deputy Mayor")
    assert fault.remedy.startswith("did you mean deputy_mayor? or add it")
    assert fault.remedy.endswith("in a vocabulary.yaml")


def test_of_many_usual_values_the_first_and_the_count_are_told() -> None:
    usual = tuple(f"{letter}{letter}" for letter in "abcdefghijklmnopqrstuvwxyz")
    _, (fault,) = PropertyType("kind", values=usual).check("0123456789")
    assert fault.remedy.startswith("use one of: aa, bb, cc, dd, ee, ff, gg, hh, ii, jj and 16 more; or add it")


@pytest.mark.parametrize("date", ["2899-01-01", "9999-12-31", "2200", "22XX", "2014/2899", "2201-04?"])
def test_a_date_far_in_the_future_is_read_and_warned_of(date: str) -> None:
    value, (fault,) = PropertyType("since", "date").check(date)
    assert value == date
    assert (fault.severity, fault.value) == ("warning", date)
    assert ".." in fault.remedy


@pytest.mark.parametrize("date", ["2199-12-31", "0890", "2014/..", "../2014", "..", "20XX", "2014/", "/2050"])
def test_other_dates_are_not_warned_of(date: str) -> None:
    assert PropertyType("since", "date").check(date) == (date, [])

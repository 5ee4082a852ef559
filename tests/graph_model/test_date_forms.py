"""Which forms of EDTF are read: judged by the specification's own examples, and by the `edtf` package."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import edtf
import pytest

from graph_model.date_forms import FORMS, DateForm, refusal_of
from graph_model.dates import parse_date

# Every example of https://www.loc.gov/standards/datetime/ (4 February 2019), by level; what is not read stands apart.
READ = {
    0: ["1985-04-12", "1985-04", "1985", "1985-04-12T23:20:30", "1985-04-12T23:20:30Z", "1985-04-12T23:20:30-04",
        "1985-04-12T23:20:30+04:30", "1964/2008", "2004-06/2006-08", "2004-02-01/2005-02-08", "2004-02-01/2005-02",
        "2004-02-01/2005", "2005/2006-02"],
    1: ["2001-21", "1984?", "2004-06~", "2004-06-11%", "201X", "20XX", "2004-XX", "1985-04-XX", "1985-XX-XX",
        "1985-04-12/..", "1985-04/..", "1985/..", "../1985-04-12", "../1985-04", "../1985", "1985-04-12/", "1985-04/",
        "1985/", "/1985-04-12", "/1985-04", "/1985"],
    2: ["2004-06-XX/2004-07-03"],
}  # fmt: skip
NOT_READ = {
    1: ["Y170000002", "Y-170000002", "-1985"],
    2: ["Y-17E7", "1950S2", "Y171010000S3", "Y3388E2S3", "2001-34", "[1667,1668,1670..1672]", "[..1760-12-03]",
        "[1760-12..]", "[1760-01,1760-02,1760-12..]", "[1667,1760-12]", "[..1984]", "{1667,1668,1670..1672}",
        "{1960,1961-12}", "{..1984}", "2004-06~-11", "2004?-06-11", "?2004-06-~11", "2004-%06-11", "156X-12-25",
        "15XX-12-25", "XXXX-12-XX", "1XXX-XX", "1XXX-12", "1984-1X", "2004-06-~01/2004-06-~20"],
}  # fmt: skip
OF_FORMS = [example for form in FORMS if form.is_read for example in form.examples]
# The same months as ours; a season's depend on the hemisphere, and an end that is unknown is ten years long to them.
COMPARED = sorted({*(each for level in READ.values() for each in level), *OF_FORMS} - {"2001-21", "2001-24"})


@pytest.mark.parametrize("text", [each for level in READ.values() for each in level])
def test_the_examples_of_the_specification_are_read(text: str) -> None:
    assert parse_date(text).text == text


@pytest.mark.parametrize(("level", "text"), [(level, each) for level, texts in NOT_READ.items() for each in texts])
def test_the_other_examples_are_refused_by_the_name_of_their_form(level: int, text: str) -> None:
    with pytest.raises(ValueError, match=rf"is not read: in EDTF this is .* \(level {level}\)"):
        parse_date(text)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_every_form_is_read_or_refused_as_the_table_says(form: DateForm) -> None:
    for example in form.examples:
        if form.is_read:
            assert parse_date(example).text == example
            assert not refusal_of(example)
        else:
            assert form.name in refusal_of(example)


def test_the_document_lists_every_form() -> None:
    text = (Path(__file__).resolve().parents[2] / "docs" / "dates.md").read_text("utf-8")
    for form in FORMS:
        examples = ", ".join(f"`{each}`" for each in form.examples)
        assert f"| {form.level} | {form.name} | {examples} | {'yes' if form.is_read else 'no'} |" in text


def day_of(bound: Callable[[], object]) -> date | None:
    """A bound of theirs; nothing where it is infinite."""
    found = bound()
    return date(*found[:3]) if isinstance(found, tuple) else None


@pytest.mark.parametrize("text", COMPARED)
def test_the_days_of_each_form_are_those_of_the_edtf_package(text: str) -> None:
    theirs, ours = edtf.parse_edtf(text), parse_date(text)
    if not text.startswith("/"):
        assert ours.earliest == day_of(theirs.lower_strict)
    if not text.endswith("/"):
        assert ours.latest == day_of(theirs.upper_strict)


@pytest.mark.parametrize("mark", "?~%")
@pytest.mark.parametrize("plain", ["2012", "0987", "201X", "20XX"])
def test_a_qualified_year_may_be_off_as_far_as_the_edtf_package_says(plain: str, mark: str) -> None:
    theirs, bound = edtf.parse_edtf(plain + mark), parse_date(plain + mark).start.widened()
    assert (bound.earliest, bound.latest) == (day_of(theirs.lower_fuzzy), day_of(theirs.upper_fuzzy))


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("1979-08~", "1979-07-01", "1979-09-30"),
        ("2012-01?", "2011-12-01", "2012-02-29"),
        ("2012-06%", "2012-04-01", "2012-08-31"),
        ("2012-06-XX~", "2012-05-01", "2012-07-31"),
        ("2012-06-15~", "2012-06-14", "2012-06-16"),
        ("2012-03-01%", "2012-02-28", "2012-03-03"),
        ("2012-XX?", "2011-01-01", "2013-12-31"),
    ],
)
def test_a_qualified_month_or_day_may_be_off_by_as_much(text: str, earliest: str, latest: str) -> None:
    """As the manual of the `edtf` package has it: padded by 100 % of the scale, twice where it is both.

    The first is its example; the package itself (5.0.2) adds the padding of a year to that of a month or a day.
    """
    bound = parse_date(text).start.widened()
    assert (bound.earliest.isoformat(), bound.latest.isoformat()) == (earliest, latest)


@pytest.mark.parametrize("text", ["0001?", "9999%", "00XX~", "99XX%", "0001-01-01%", "9999-12-31~", "0001-01~"])
def test_the_leeway_ends_where_days_do(text: str) -> None:
    bound = parse_date(text).start.widened()
    assert date.min <= bound.earliest <= bound.latest <= date.max

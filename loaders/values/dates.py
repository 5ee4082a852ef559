"""Dates and periods of tables, read by the forms that a mapping tells, and none by guessing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from graph_model.values import BadValue
from loaders.values.date_form import PLAIN, DateForm, ReadPart
from loaders.values.month_names import WITH_NAMES
from loaders.values.numeric_dates import NUMERIC, school_year
from loaders.values.other_dates import OTHERS
from loaders.values.roman_months import WITH_ROMAN
from loaders.values.span import Span

FORMS: dict[str, DateForm] = {form.name: form for form in (*NUMERIC, *WITH_NAMES, *WITH_ROMAN, *OTHERS)}
EDTF = ("edtf",)


def read_date(text: str, forms: Sequence[str] = EDTF) -> str:
    """Return a date as EDTF, read by one of the forms told; an interval, if the text is a period.

    Empty is unknown, and `..` is open, where a form told says so.

    Raises:
        BadValue: no form told reads it, or two read it differently; the remedy names the forms that would.

    >>> read_date("28.02.2014", ["dmy"]), read_date("4-7 November 2013", ["named_month"])
    ('2014-02-28', '2013-11-04/2013-11-07')
    """
    return read_span(text, forms).as_date


def read_period(text: str, forms: Sequence[str] = EDTF) -> tuple[str, str, str]:
    """Return when something began and ended, each as EDTF, and the label beside it; of a single date, both are it.

    Raises:
        BadValue: as `read_date` says.

    >>> read_period("2008-2012 - Observer", ["years_label"])
    ('2008', '2012', 'Observer')
    """
    span = read_span(text, forms)
    return span.since, span.until, span.label


def read_span(text: str, forms: Sequence[str] = EDTF) -> Span:
    """Return all that a text of dates says, with what of it was left out (`the second calendar: 1113 AH`).

    Raises:
        BadValue: as `read_date` says.
        ValueError: there is no such form.
    """
    return _read(text, tuple(forms))


def require_forms(names: Iterable[str]) -> None:
    """Refuse names of forms that there are not.

    Raises:
        ValueError: there is no such form; the message names what may be meant.
    """
    for name in names:
        form_called(name)


@lru_cache(maxsize=256)
def form_called(name: str) -> DateForm:
    """Return the form of a name; `school_year:4` begins in April.

    Raises:
        ValueError: there is none.
    """
    base, _, month = name.partition(":")
    if base == "school_year" and month.isdecimal() and 2 <= int(month) <= 12:
        return school_year(int(month))
    if name not in FORMS:
        from graph_model.suggestions import did_you_mean

        raise ValueError(f"there is no form of dates called {name!r}; {did_you_mean(name, FORMS)}")
    return FORMS[name]


@lru_cache(maxsize=65536)
def _read(text: str, names: tuple[str, ...]) -> Span:
    forms = [form_called(name) for name in names]
    written = " ".join(text.split())
    reasons: list[str] = []
    around = (span for form in forms if form.kind != PLAIN and (span := _by_form(form, written, names, reasons)))
    if (span := next(around, None)) is not None:
        return span
    found: dict[Span, str] = {}
    for form in forms:
        if form.kind == PLAIN and (span := _by_form(form, written, names, reasons)) is not None:
            found.setdefault(span, form.name)
    if len(found) > 1:
        raise _ambiguous(found)
    if not found:
        raise _unread(written, names, reasons[-1] if reasons else "")
    return next(iter(found))


def _by_form(form: DateForm, text: str, names: tuple[str, ...], reasons: list[str]) -> Span | None:
    try:
        return form.read(text, _reader_without(form, names))
    except ValueError as error:
        reasons.append(str(error))
        return None


def _reader_without(form: DateForm, names: tuple[str, ...]) -> ReadPart:
    return lambda part: _read(part, tuple(name for name in names if name != form.name))


def _ambiguous(found: dict[Span, str]) -> BadValue:
    readings = " or ".join(f"{span.as_date} ({name})" for span, name in found.items())
    return BadValue(f"may be {readings}", "keep only the form that is meant")


def _unread(text: str, names: tuple[str, ...], reason: str) -> BadValue:
    told = ", ".join(names)
    others = {name: span for name in FORMS if name not in names and (span := _tried(text, name))}
    why = f"is not read as {told}" + (f": {reason.partition('; ')[0]}" if reason else "")
    if others:
        would = ", or ".join(f"{name} ({span.as_date or 'unknown'})" for name, span in list(others.items())[:3])
        return BadValue(why, f"add the form that is meant: {would}")
    if "; " in reason:
        return BadValue(why, reason.partition("; ")[2])
    from graph_model.date_remedies import remedy_of

    return BadValue(why, remedy_of(text))


def _tried(text: str, name: str) -> Span | None:
    form = FORMS[name]
    try:
        return form.read(text, lambda part: _read_plainly(part, form.beside))
    except ValueError:
        return None


def _read_plainly(text: str, names: tuple[str, ...]) -> Span:
    for name in names:
        if (span := FORMS[name].read(text, lambda part: _read_plainly(part, ()))) is not None:
            return span
    raise ValueError("is of no form")

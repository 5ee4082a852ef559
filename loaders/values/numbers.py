"""Numbers of tables, with the decimal mark and the thousands marks that a mapping tells, or plain."""

from __future__ import annotations

import re

from graph_model.values import BadValue

_BLANKS = " \u00a0\u2009\u202f"
_MARKS = {".": f",'’{_BLANKS}", ",": f".'’{_BLANKS}"}  # what may mark thousands where this parts the decimals
_PLAIN = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?", re.ASCII)


def read_number(text: str, decimal: str | None = None) -> int | float:
    """Return a number; whole ones as `int`.

    `decimal` is what parts the decimals, `.` or `,`; then points, commas, blanks and apostrophes that stand before
    groups of three digits are marks of thousands, all of one kind. Not told, only plain numbers are read, and marks
    that can be nothing else.

    Raises:
        BadValue: the text is no number, or may be two.

    >>> read_number("1.234,5", ","), read_number("1 234,5", ","), read_number("1'234"), read_number("2014.0")
    (1234.5, 1234.5, 1234, 2014)
    """
    plain = text.strip().replace("\u2212", "-")
    if decimal is None:
        return _plain_number(plain)
    if decimal not in _MARKS:
        raise ValueError(f"{decimal!r} cannot part decimals; tell a point or a comma")
    pattern = (
        rf"([+-]?)(\d+|\d{{1,3}}([{re.escape(_MARKS[decimal])}])\d{{3}}(?:\3\d{{3}})*)(?:{re.escape(decimal)}(\d*))?"
    )
    match = re.fullmatch(pattern, plain, re.ASCII)
    if match is None:
        if decimal == "." and _PLAIN.fullmatch(plain):
            return _value(plain)
        raise BadValue(
            "is not a number", f"write it with {'a point' if decimal == '.' else 'a comma'} for the decimals"
        )
    sign, whole, mark, decimals = match.groups()
    return _value(f"{sign}{whole.replace(mark, '') if mark else whole}{'.' + decimals if decimals else ''}")


def _plain_number(text: str) -> int | float:
    if _PLAIN.fullmatch(text):
        return _value(text)
    from graph_model.written_numbers import remedy_for_number, without_thousands_marks

    if plain := without_thousands_marks(text, whole=False):
        return _value(plain)
    raise BadValue("is not a number", remedy_for_number(text))


def _value(plain: str) -> int | float:
    """Return the value of a plain number; one that is whole as such, so that long ones lose no digit."""
    if re.fullmatch(r"[+-]?\d{1,18}(?:\.0*)?", plain):
        return int(plain.partition(".")[0])
    number = float(plain)
    if number in (float("inf"), float("-inf")):
        raise BadValue("is too large", "check it")
    return number


def written(number: float) -> str:
    """Return a number as a plain cell, from which the same is read.

    >>> written(1234.5), written(1e21), written(12.0)
    ('1234.5', '1e+21', '12')
    """
    return str(int(number)) if number == int(number) and abs(number) < 1e15 else repr(number)

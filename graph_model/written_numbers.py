"""Numbers as people and spreadsheets write them: thousands marks, decimal commas, exponents, degrees and minutes.

Thousands marks are read where they can be nothing else; whatever may be read in two ways is answered with both.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from re import Match

_BLANKS = " \u00a0\u2009\u202f"
_MARKS = rf"(?P<mark>[,.'’{_BLANKS}])"
_GROUPED = re.compile(rf"(?P<whole>[+-]?\d{{1,3}}{_MARKS}\d{{3}}(?:(?P=mark)\d{{3}})*)(?P<rest>[.,]\d+)?", re.ASCII)
_NOTHING = re.compile(r"nan|null|none|n/?a|n\.a\.|unknown|<na>|\\n|\?+|-+|#\S+", re.ASCII | re.IGNORECASE)
_DEGREES = re.compile(
    r"(?P<degrees>\d{1,3})° ?(?:(?P<minutes>\d{1,2}(?:\.\d+)?)['′’] ?)?(?:(?P<seconds>\d{1,2}(?:\.\d+)?)[\"″”] ?)?"
    r"(?P<side>[NSEW])?",
    re.ASCII | re.IGNORECASE,
)


def without_thousands_marks(text: str, *, whole: bool) -> str:
    """Return a number without its thousands marks; nothing, if it has none or they may be something else.

    In a whole number a comma between groups of three can be nothing else; in any number, if there are two of them or a
    point for the decimals follows. A single point may always be that of decimals.

    >>> without_thousands_marks("1,234,567", whole=False), without_thousands_marks("37,566", whole=False)
    ('1234567', '')
    """
    match = _GROUPED.fullmatch(text)
    if match is None:
        return ""
    number, mark, rest = match["whole"], match["mark"], match["rest"] or ""
    if rest and (whole or rest[0] != "." or mark == "."):
        return ""
    sure = mark not in ",." or number.count(mark) > 1 or (mark == "," and (whole or rest != ""))
    return number.replace(mark, "") + rest if sure else ""


def remedy_for_integer(text: str) -> str:
    """Return how to write what was meant by a text that is no whole number.

    >>> remedy_for_integer("1.2E+06")
    'write 1200000, or in full what a spreadsheet has shortened to this'
    """
    if _NOTHING.fullmatch(text):
        return "leave the cell empty"
    if re.fullmatch(r"[+-]?\d{1,3}\.\d{3}", text, re.ASCII):
        return f"write {text.replace('.', '')} if the point marks thousands"
    if re.fullmatch(r"\d(?:[.,]\d+)?[eE][+]?\d{1,2}", text, re.ASCII):
        number = float(text.replace(",", "."))
        if number < 1e18:
            return f"write {number:.0f}, or in full what a spreadsheet has shortened to this"
    return "write it as 1234, without units"


def remedy_for_number(text: str) -> str:
    """Return how to write what was meant by a text that is no number.

    >>> remedy_for_number("37,566")
    'write 37.566 if the comma parts the decimals, 37566 if it marks thousands'
    >>> remedy_for_number("37°33′S")
    'write -37.55'
    """
    return next((written for remedy in _REMEDIES if (written := remedy(text))), _EXAMPLE)


_EXAMPLE = "write it as 12.5, with a point and without units"


def _of_nothing(text: str) -> str:
    return "leave the cell empty" if _NOTHING.fullmatch(text) else ""


def _of_decimal_comma(text: str) -> str:
    match = re.fullmatch(r"([+-]?\d+),(\d+)", text, re.ASCII)
    if match is None:
        return ""
    decimal = f"write {match[1]}.{match[2]}"
    grouped = len(match[2]) == 3 and len(match[1].lstrip("+-")) <= 3
    return (
        f"{decimal} if the comma parts the decimals, {match[1]}{match[2]} if it marks thousands" if grouped else decimal
    )


def _of_marks_and_comma(text: str) -> str:
    match = _GROUPED.fullmatch(text)
    if match is None or not match["rest"]:
        return ""
    return f"write {match['whole'].replace(match['mark'], '')}.{match['rest'][1:]}"


def _of_degrees(text: str) -> str:
    match = _DEGREES.fullmatch(text)
    return f"write {_in_degrees(match):g}" if match else ""


def _in_degrees(match: Match[str]) -> float:
    minutes, seconds = float(match["minutes"] or 0), float(match["seconds"] or 0)
    degrees = round(int(match["degrees"]) + minutes / 60 + seconds / 3600, 5)
    return -degrees if (match["side"] or "").upper() in ("S", "W") else degrees


_REMEDIES: tuple[Callable[[str], str], ...] = (_of_nothing, _of_decimal_comma, _of_marks_and_comma, _of_degrees)

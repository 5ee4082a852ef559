"""Places on the globe: degrees with decimals, degrees and minutes, two in one cell, WKT points."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

from graph_model.values import BadValue
from loaders.values.numbers import read_number

Order = Literal["lat lon", "lon lat"]
Axis = Literal["lat", "lon"]

_LIMITS = {"lat": 90, "lon": 180}
_NAMES = {"lat": "latitude", "lon": "longitude"}
_SIDES = {"N": ("lat", 1), "S": ("lat", -1), "E": ("lon", 1), "W": ("lon", -1), "O": ("lon", 0)}
_WKT = re.compile(r"(?:SRID=4326;)?POINT ?\(([-+.\deE]+)[ ,]+([-+.\deE]+)(?:[ ,]+[-+.\deE]+)?\)", re.IGNORECASE)
_NUMBER = r"\d+(?:[.,]\d+)?"
_DEGREE, _MINUTE, _SECOND = r"(?: ?(?:°|deg))", r"(?: ?(?:'|min))", r"(?: ?(?:\"|sec))"
_ONE = re.compile(
    rf"(?P<before>[NSEWO])? ?(?P<sign>[+-])?(?P<degrees>{_NUMBER})"
    rf"(?:(?:{_DEGREE} ?| +|:)(?P<minutes>{_NUMBER})"
    rf"(?:(?:{_MINUTE} ?| +|:)(?P<seconds>{_NUMBER}){_SECOND}?|{_MINUTE})?|{_DEGREE})? ?(?P<after>[NSEWO])?",
    re.IGNORECASE,
)
# Signs that stand for degrees, minutes and seconds, and the words for the sides, in several scripts.

_SIGN_OF = {"°": "º˚⁰", "'": "′’‘´`ʹ", '"': "″”“ʺ〃", "-": "−"}
_SIGNS = str.maketrans({each: sign for sign, likes in _SIGN_OF.items() for each in likes})
_UNITS = {"°": "도|度", "'": "분|分", '"': "초|秒"}
_WORDS = {
    "north": "N", "nord": "N", "norte": "N", "북위": "N", "北緯": "N", "北纬": "N", "с.ш.": "N",
    "south": "S", "süd": "S", "sud": "S", "sur": "S", "남위": "S", "南緯": "S", "南纬": "S", "ю.ш.": "S",
    "east": "E", "ost": "E", "est": "E", "este": "E", "동경": "E", "東経": "E", "东经": "E", "в.д.": "E",
    "west": "W", "ouest": "W", "oeste": "W", "서경": "W", "西経": "W", "西经": "W", "з.д.": "W",
}  # fmt: skip


def read_point(text: str, order: Order = "lat lon") -> tuple[float, float]:
    """Return the latitude and the longitude of a place that is told in one cell.

    `POINT (17.06 -22.56)` has the longitude first, as WKT does; of two numbers, the latitude, unless `order` says
    otherwise; letters of the sides (N, S, E, W) go before the order.

    Raises:
        BadValue: it is no place, or is out of range.

    >>> read_point("POINT (17.06 -22.56)"), read_point("37°33′N 126°58′E")
    ((-22.56, 17.06), (37.55, 126.966667))
    """
    if match := _WKT.fullmatch(text.strip()):
        lon, lat = (float(number) for number in match.groups())
        return _in_range(lat, "lat"), _in_range(lon, "lon")
    first, second = _halves(_plain(text))
    axes: tuple[Axis, Axis] = ("lat", "lon") if order == "lat lon" else ("lon", "lat")
    if {_side_of(first), _side_of(second)} == {"lat", "lon"} or (_side_of(first) or axes[0]) != axes[0]:
        axes = ("lat", "lon") if _side_of(first) == "lat" else ("lon", "lat")
    found = {axis: _degrees(half, axis) for axis, half in zip(axes, (first, second), strict=True)}
    return found["lat"], found["lon"]


def read_coordinate(text: str, axis: Axis) -> float:
    """Return a latitude or a longitude, in degrees, from a column of its own; a comma may part the decimals.

    Raises:
        BadValue: it is none, is out of range, or its letter is that of the other.

    >>> read_coordinate("45,76", "lat"), read_coordinate("4°50'W", "lon")
    (45.76, -4.833333)
    """
    return _degrees(_plain(text), axis)


def _degrees(plain: str, axis: Axis) -> float:
    match = _ONE.fullmatch(plain)
    if match is None:
        try:
            return _in_range(float(read_number(plain)), axis)
        except ValueError:
            raise BadValue(f"is no {_NAMES[axis]}", "write it in degrees, as -22.56 or 22°33'S") from None
    sides = [side.upper() for side in (match["before"], match["after"]) if side]
    if len(sides) > 1:
        raise BadValue(f"is no {_NAMES[axis]}: it has two sides", "keep one of the letters")
    degrees, minutes, seconds = (
        float((match[part] or "0").replace(",", ".")) for part in ("degrees", "minutes", "seconds")
    )
    if minutes >= 60 or seconds >= 60 or (match["minutes"] and not degrees.is_integer()):
        raise BadValue(f"is no {_NAMES[axis]}", "a degree has 60 minutes, and a minute 60 seconds")
    value = degrees + minutes / 60 + seconds / 3600
    value = round(value, 6) if match["minutes"] else value
    if match["sign"] == "-":
        value = -value
    if not sides:
        return _in_range(value, axis)
    side_axis, sign = _SIDES[sides[0]]
    if sign == 0:
        raise BadValue("has an O, which is east in German and west in Spanish", "write E or W")
    if side_axis != axis:
        raise BadValue(f"is a {_NAMES[side_axis]}, not a {_NAMES[axis]}", "swap the two columns, or tell their order")
    if match["sign"]:
        raise BadValue(f"is no {_NAMES[axis]}: it has a sign and a side", "keep one of the two")
    return _in_range(sign * value, axis)


def _in_range(value: float, axis: Axis) -> float:
    limit = _LIMITS[axis]
    if not -limit <= value <= limit:
        swapped = ", or tell the order if they are swapped" if axis == "lat" and abs(value) <= 180 else ""
        raise BadValue("is out of range", f"a {_NAMES[axis]} goes from -{limit} to {limit}{swapped}")
    return value + 0.0  # no -0.0


def _plain(text: str) -> str:
    plain = unicodedata.normalize("NFC", text).translate(_SIGNS)
    for word, letter in _WORDS.items():
        if word in plain.lower():
            plain = re.sub(rf"(?<![^\W\d_]){re.escape(word)}(?![^\W\d_])", letter, plain, flags=re.IGNORECASE)
    for sign, likes in _UNITS.items():
        plain = re.sub(likes, sign, plain)
    return " ".join(plain.replace("''", '"').split())


def _side_of(half: str) -> str:
    letters = [each for each in half.upper() if each in _SIDES]
    return _SIDES[letters[0]][0] if letters else ""


def _halves(plain: str) -> tuple[str, str]:
    """Return the two coordinates of a cell, as a mark or the letter of a side parts them."""
    inner = plain.strip("()[] ")
    for pattern in (r"([NSEWO] ?\d.+?)[ ,;/]*([NSEWO].+)", r"(.*\d.*?[NSEWO])[ ,;/]*([+-]?\d.+)"):
        if match := re.fullmatch(pattern, inner, re.IGNORECASE):
            return match[1].strip(), match[2].strip()
    for mark in (";", "/", "|", ", ", ","):
        if inner.count(mark) == 1:
            first, _, second = inner.partition(mark)
            return first.strip(), second.strip()
    if inner.count(",") == 3:  # 45,76, 4,84
        parts = inner.split(",")
        return f"{parts[0]},{parts[1]}".strip(), f"{parts[2]},{parts[3]}".strip()
    if inner.count(" ") == 1:
        first, _, second = inner.partition(" ")
        return first, second
    raise BadValue("is no place: two coordinates are wanted", 'write it as "-22.56, 17.06" or POINT (17.06 -22.56)')

"""The names of the months in English, French, German and Spanish, and dates written with them.

The names are those of the Unicode CLDR (https://cldr.unicode.org), full and short, without accents and points.
"""

from __future__ import annotations

import re

from graph_model.folding import folded_words
from loaders.values.date_form import DateForm, ReadPart
from loaders.values.numeric_dates import full_year
from loaders.values.span import Span, between, dated, single

_NAMES = """
jan january janv janvier janner januar ene enero
feb february fevr fev fevrier februar febrero febr
mar march mars marz mrz marzo maerz
apr april avr avril abr abril
may mai mayo
jun june juin juni junio
jul july juil juillet juli julio
aug august aout ago agosto
sep sept september septembre septiembre set setiembre
oct october octobre okt oktober octubre
nov november novembre noviembre
dec december decembre dez dezember dic diciembre
"""
MONTHS = {name: number for number, names in enumerate(_NAMES.strip().splitlines(), 1) for name in names.split()}

_BETWEEN = re.compile(r"[-–—]|\b(?:to|until|bis|au|al|hasta)\b", re.IGNORECASE)
_WORDS = re.compile(r"[^\W\d]+|\d+(?:st|nd|rd|th|er|re|º|°|ª)?\b|\S", re.IGNORECASE)
_PASSED_OVER = frozenset({"de", "del", "le", "of", "the", "den", "dem", "am", "el", "du", ",", "."})
Parts = dict[str, str]


def _named_month(text: str, _: ReadPart) -> Span | None:
    sides = _BETWEEN.split(text)
    if len(sides) > 2 and not re.search(r" [-–—] |\b(?:to|until|bis|au|al|hasta)\b", text):
        sides = ["-".join(sides)]  # 4-Nov-2013
    elif len(sides) > 2:
        sides = re.split(r" [-–—] | (?:to|until|bis|au|al|hasta) ", text)
    parted = [_parts(side) for side in sides]
    if len(parted) > 2 or not all(parted) or not any("month" in parts for parts in parted):
        return None
    first, last = parted[0], parted[-1]
    for name in ("year", "month"):
        first.setdefault(name, last.get(name, ""))
        last.setdefault(name, first.get(name, ""))
    if not all(parts["year"] and parts["month"] for parts in parted):
        return None
    written = [dated(parts["year"], parts["month"], parts.get("day")) for parts in parted]
    return single(written[0]) if len(written) == 1 else between(written[0], written[1])


def _parts(text: str) -> Parts:
    """Return the day, the month and the year that a text names; nothing, if there is anything else in it."""
    parts: Parts = {}
    for word in _WORDS.findall(text.replace("-", " ")):
        if word.lower() in _PASSED_OVER:
            continue
        name, value = _meaning(word)
        if not name or name in parts:
            return {}
        parts[name] = value
    return parts


def _meaning(word: str) -> tuple[str, str]:
    digits = re.match(r"\d+", word)
    if digits is None:
        month = MONTHS.get(folded_words(word))
        return ("month", str(month)) if month else ("", "")
    if len(digits[0]) == 4 and digits[0] == word:
        return "year", word
    return ("day", digits[0]) if len(digits[0]) <= 2 and int(digits[0]) else ("", "")


def _month_and_short_year(text: str, _: ReadPart) -> Span | None:
    match = re.fullmatch(r"(?:(\d{1,2})[- ])?([^\W\d]+)\.?[- ]['’]?(\d\d)", text)
    month = MONTHS.get(folded_words(match[2])) if match else None
    if match is None or month is None:
        return None
    return single(dated(full_year(match[3]), month, match[1]))


WITH_NAMES = (
    DateForm(
        "named_month",
        "with the name of the month in English, French, German or Spanish; also from one day to another",
        _named_month,
        {
            "4 November 2013": "2013-11-04",
            "November 4, 2013": "2013-11-04",
            "4-7 November 2013": "2013-11-04/2013-11-07",
            "30 October - 3 November 2013": "2013-10-30/2013-11-03",
            "1er février 2014": "2014-02-01",
            "4. März 2014": "2014-03-04",
            "4 de noviembre de 2013": "2013-11-04",
            "Nov. 2013": "2013-11",
        },
    ),
    DateForm(
        "month_short_year",
        "the name of a month and a year of two digits (69 to 99 are 19..)",
        _month_and_short_year,
        {"Feb-14": "2014-02", "4-Nov-13": "2013-11-04"},
    ),
)

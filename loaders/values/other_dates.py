"""What stands instead of a date, and what stands around dates: sentinels, words, ranges of any two dates, Korean."""

from __future__ import annotations

import re

from graph_model.dates import OPEN
from loaders.values.date_form import AROUND, INSTEAD, DateForm, Read, ReadPart
from loaders.values.span import ONGOING, UNKNOWN, Span, between, dated, single

_YEAR_9999 = r"9999(?:[-./]12[-./]31)?|31[-./]12[-./]9999|12/31/9999"
_MIDNIGHT = r"(?:[T ]0?0:00(?::00(?:\.0+)?)?Z?| 12:00(?::00)? AM)?"
_ONGOING = r"present|ongoing|current(?:ly)?|now|today|to date|still|heute|aujourd['’]hui|actualidad|actual|현재"


def _instead(pattern: str, meaning: Span) -> Read:
    compiled = re.compile(pattern, re.ASCII | re.IGNORECASE)

    def read(text: str, _: ReadPart) -> Span | None:
        return meaning if compiled.fullmatch(text) else None

    return read


def _from_to(text: str, read_part: ReadPart) -> Span | None:
    match = re.fullmatch(
        r"(?:from |vom |du |del )?(.+?)"
        r"(?: [-–—~/] | (?:to|until|till|bis|au|al|hasta) | ?_ ?|\.\.| [-–—~]$)(.*)",
        text,
        re.IGNORECASE,
    )
    if match is None:
        return None
    first, last = read_part(match[1].strip()), read_part(match[2].strip()) if match[2].strip() else ONGOING
    if first.since != first.until or last.since != last.until:
        return None
    return between(first.since, last.until)


def _approximate(text: str, read_part: ReadPart) -> Span | None:
    match = re.fullmatch(
        r"(?:c|ca|circa|about|around|approx|approximately|um|etwa|vers|hacia|~)\.? ?(.+)", text, re.IGNORECASE
    )
    if match:
        return single(f"{read_part(match[1]).as_date}~")
    if match := re.fullmatch(r"(\d{3})0['’]?s", text, re.ASCII):
        return single(f"{match[1]}X")
    if match := re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th) century", text, re.IGNORECASE | re.ASCII):
        return single(f"{int(match[1]) - 1:02}XX")
    if match := re.fullmatch(r"(.+?) ?(?:\(\?\)|\?)", text):
        return single(f"{read_part(match[1]).as_date}?")
    return None


def _east_asian(marks: str) -> Read:
    year, month, day = list(marks)
    pattern = re.compile(
        rf"(\d{{4}}) ?{year}(?: ?(\d{{1,2}}) ?{month}(?: ?(\d{{1,2}}) ?{day})?)?"
        r"|(\d{4})\. ?(\d{1,2})\.(?: ?(\d{1,2})\.)?"
    )

    def read(text: str, _: ReadPart) -> Span | None:
        match = pattern.fullmatch(text)
        if match is None:
            return None
        return single(dated(match[1] or match[4], match[2] or match[5], match[3] or match[6]))

    return read


OTHERS = (
    DateForm(
        "korean",
        "Korean",
        _east_asian("년월일"),
        {"2017년 5월": "2017-05", "2017년 5월 3일": "2017-05-03", "2017. 5. 3.": "2017-05-03"},
    ),
    DateForm(
        "chinese", "Chinese and Japanese, in years of our era", _east_asian("年月日"), {"2017年5月3日": "2017-05-03"}
    ),
    DateForm(
        "from_to",
        "two dates of the other forms, parted by a dash between blanks, by `to`, `_` or `..`",
        _from_to,
        {"2016-01-01 - 2016-12-31": "2016-01-01/2016-12-31", "2014-02 to 2014-05": "2014-02/2014-05"},
        AROUND,
        ("edtf",),
    ),
    DateForm(
        "approximate",
        "about, a decade, a century, or with a question mark",
        _approximate,
        {"c. 1990": "1990~", "1990s": "199X", "19th century": "18XX", "2014 (?)": "2014?"},
        AROUND,
        ("edtf",),
    ),
    DateForm("ongoing", "words for: it goes on", _instead(_ONGOING, ONGOING), {"present": "..", "현재": ".."}, INSTEAD),
    DateForm(
        "open_9999",
        "the end of the year 9999 for: it goes on",
        _instead(f"(?:{_YEAR_9999}){_MIDNIGHT}|2958465", ONGOING),
        {"9999-12-31": OPEN, "31.12.9999": OPEN},
        INSTEAD,
    ),
    DateForm(
        "unknown_9999",
        "the end of the year 9999 for: unknown",
        _instead(f"(?:{_YEAR_9999}){_MIDNIGHT}|2958465", UNKNOWN),
        {"9999-12-31": ""},
        INSTEAD,
    ),
    DateForm(
        "unknown_zero",
        "zeros for: unknown",
        _instead(rf"0+(?:\.0+)?|0{{4}}([-/.])00\1?00{_MIDNIGHT}|00([-/.])00\2?0{{4}}{_MIDNIGHT}", UNKNOWN),
        {"0": "", "0000-00-00": ""},
        INSTEAD,
    ),
    DateForm(
        "unknown_99",
        "nines for: unknown",
        _instead(r"99([-/.])99\1(?:99|9999)|9999([-/.])99\2?99|99", UNKNOWN),
        {"99-99-9999": "", "9999-99-99": ""},
        INSTEAD,
    ),
)

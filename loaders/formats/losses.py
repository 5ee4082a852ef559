"""What a format that is written cannot carry: counted while it is written, and said afterwards."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from graph_model.wording import first_of

MOST_EXAMPLES = 5

_PLAIN = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?", re.ASCII)
_DOUBTED = re.compile(r"(\d{4}(?:-\d\d(?:-\d\d)?)?)[?~%]", re.ASCII)


class Losses:
    """What was left out, by what it is and a word that tells one kind of it from another."""

    def __init__(self) -> None:
        self._counts: dict[str, Counter[str]] = {}

    def count(self, what: str, which: str = "", number: int = 1) -> None:
        """Count something that is left out, or written otherwise."""
        self._counts.setdefault(what, Counter())[which] += number

    def plain_date(self, text: object) -> str:
        """Return a date as a year, a month or a day; what is no such date is counted, as is the doubt of one.

        >>> losses = Losses()
        >>> losses.plain_date("2013-11"), losses.plain_date("2012?"), losses.plain_date("../1990")
        ('2013-11', '2012', '')
        """
        written = str(text)
        if _PLAIN.fullmatch(written):
            return written
        if match := _DOUBTED.fullmatch(written):
            self.count("dates written without their doubt (?, ~, %)")
            return match[1]
        if len(written) > 10 and written[10] == "T" and _PLAIN.fullmatch(written[:10]):
            self.count("dates written without the time of day")
            return written[:10]
        self.count("dates that are no single year, month or day, left out", written)
        return ""

    def notes(self) -> Iterator[str]:
        """Yield everything that was counted."""
        for what, which in self._counts.items():
            named = [
                f"{name} {count:,} times" if count > 1 and len(which) > 1 else name
                for name, count in which.most_common()
            ]
            examples = f" ({first_of(named, MOST_EXAMPLES)})" if any(named) else ""
            yield f"{what}: {sum(which.values()):,}{examples}"

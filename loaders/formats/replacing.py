"""Characters that a format cannot hold: in their place stands �, and how many there were is told."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from graph_model.wording import counted

REPLACEMENT = "\ufffd"


class Replaced:
    """What was replaced in one file or folder, by where it stood; `holder` is what cannot hold it."""

    def __init__(self, holder: str) -> None:
        self._holder = holder
        self._counts: Counter[str] = Counter()

    def clean(self, text: str, unfit: re.Pattern[str], where: str) -> str:
        """Return a text with � in the place of each unfit character, which is counted."""
        if unfit.search(text) is None:
            return text
        clean, count = unfit.subn(REPLACEMENT, text)
        self._counts[where] += count
        return clean

    def notes(self) -> Iterator[str]:
        """Yield what was replaced, and how often."""
        for where, count in self._counts.items():
            are = "is" if count == 1 else "are"
            what = f"{counted(count, 'character')} that {self._holder} cannot hold"
            yield f"{where}: {what} {are} written as {REPLACEMENT}"

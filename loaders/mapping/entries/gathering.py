"""What the reading of each part of a mapping has to know, and where its faults are gathered."""

from __future__ import annotations

from dataclasses import dataclass, field

from graph_model.dates import parse_date
from graph_model.faults import Fault
from graph_model.vocabulary import Vocabulary
from graph_model.yaml_reading import Placed
from loaders.mapping.entries.parts import text_of
from loaders.mapping.model import Place

WIDEN = "or add it under vocabulary:"
WIDEN_ENDS = "or add the ends under vocabulary:"


@dataclass(slots=True)
class Gathering:
    """The vocabulary by which a mapping is read, and the faults that are found on the way."""

    vocabulary: Vocabulary
    faults: list[Fault] = field(default_factory=list)

    def fault(self, place: Place, message: str, remedy: str = "", value: str = "") -> None:
        """Note what is wrong at a place of the mapping."""
        self.faults.append(Fault(message, remedy, place.key, value, row=place.line or None))

    def day(self, given: Placed | None, key: str) -> str | None:
        """Return the date at a key; None where there is none, or it is wrong."""
        text = text_of(given)
        if not text:
            return None
        try:
            if "/" not in text:
                return parse_date(text).text
        except ValueError:
            pass
        self.fault(Place(key, given.line if given else 0), "is no date", "write it as 2024-02 or 2024-02-28", text)
        return None

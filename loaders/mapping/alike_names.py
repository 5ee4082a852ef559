"""Nodes of mapped tables whose names only case, accents or punctuation tell apart: a warning for each type."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graph_model.alike_names import alike_names, alike_names_in_words
from graph_model.faults import Fault
from loaders.mapping.loading import Load

_REMEDY = "`interurban duplicates` proposes which are one, and `review` decides; or give both one id"


def warn_of_alike_names(load: Load) -> None:
    """Put into the report how many nodes of each type have names that are nearly the same, and are several nodes."""
    for (kind,) in list(load.staging.rows("SELECT DISTINCT type FROM node ORDER BY type")):
        found = load.staging.rows("SELECT number, name, apart FROM node WHERE type = ? ORDER BY number", (kind,))
        numbers, names, apart = zip(*found, strict=True)
        countries = _Apart(load, [int(str(each)) for each in numbers], [str(each) for each in apart])
        if groups := alike_names([str(each) for each in names], countries):
            said = alike_names_in_words(str(kind), groups)
            load.summary.report.add(Fault(said, _REMEDY, severity="warning", file=load.mapping.file))


class _Apart:
    """What tells nodes of one name apart: what the mapping says does, or else the country in which they lie."""

    def __init__(self, load: Load, numbers: Sequence[int], apart: Sequence[str]) -> None:
        self._load, self._numbers, self._apart = load, numbers, apart

    def __call__(self, places: Sequence[int]) -> Mapping[int, str]:
        """Return it by place, where it is known."""
        known = {place: self._apart[place] for place in places if self._apart[place]}
        unknown = {self._numbers[place]: place for place in places if place not in known}
        kinds = list(self._load.mapping.vocabulary.relationships)
        if not unknown or "IN_COUNTRY" not in kinds:
            return known
        lying = "SELECT start, name FROM tie JOIN node ON number = stop WHERE tie.type = ?"
        for start, country in self._load.staging.rows(lying, (kinds.index("IN_COUNTRY"),)):
            if (place := unknown.get(int(str(start)))) is not None:
                known[place] = str(country)
        return known

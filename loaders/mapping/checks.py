"""Each distinct value of a column is checked once, by the same checks as in a table of ours."""

from __future__ import annotations

from collections.abc import Mapping

from graph_model.faults import Fault, has_error
from graph_model.periods import Period
from graph_model.values import PropertyType, join
from graph_model.vocabulary import DateRule

MOST_REMEMBERED = 65_536  # distinct values of a column that are kept in memory

Checked = tuple[str, tuple[Fault, ...]]  # the cell as our tables have it, empty where it is wrong; and the faults


class PropertyCheck:
    """Checks the texts of one property, and writes them as a cell of ours."""

    def __init__(self, property_type: PropertyType) -> None:
        self._type = property_type
        self._known: dict[tuple[str, ...], Checked] = {}

    def __call__(self, parts: tuple[str, ...]) -> Checked:
        """Return the cell of these texts, which are several where the property is a list."""
        found = self._known.get(parts)
        if found is None:
            if len(self._known) >= MOST_REMEMBERED:
                self._known.clear()
            found = self._known[parts] = self._check(parts)
        return found

    def _check(self, parts: tuple[str, ...]) -> Checked:
        if not parts:
            return "", ()
        if len(parts) > 1 and not self._type.many:
            fault = Fault("has several values where one may stand", "split it no more, or say which is meant")
            return "", (Fault(fault.message, fault.remedy, self._type.name, join(parts)),)
        value, faults = self._type.check(list(parts) if self._type.many else parts[0])
        cell = "" if value is None or has_error(faults) else self._type.format(value)
        return cell, tuple(faults)


def check_order(rule: DateRule, cells: Mapping[str, str]) -> list[Fault]:
    """Return the fault of dates that are fine one by one and not together."""
    since, until = cells.get(rule.since or ""), cells.get(rule.until or "")
    if not since or not until:
        return []
    try:
        Period.of(since=since, until=until)
    except ValueError as error:
        return [Fault(str(error), f"check {rule.since} ({since}) and {rule.until} ({until})", rule.until or "", until)]
    return []

"""What is known of the ends of relationships that are listed as current on a day."""

from __future__ import annotations

from collections.abc import Mapping

from graph_model.dates import OPEN, parse_date


def until_known(held: Mapping[str, str], since: str | None, until: str, known_on: str) -> dict[str, str]:
    """Return what is known of the ends of a relationship that is listed as current on a day.

    An end that is open or not stated lies on that day or later. Where no beginning is stated, it lies by that day.
    Nothing is known of what began later. A list that was true from one day to another was so until the other.

    >>> until_known({"since": "2014"}, "since", "until", "2024-02")
    {'until': '2024-02/..'}
    """
    known_on = known_on.rpartition("/")[2]
    if held.get(until, "") not in ("", OPEN) or known_on == OPEN:
        return {}
    begun = held.get(since or "", "")
    if begun and begun != OPEN and parse_date(begun).start.earliest > parse_date(known_on).end.latest:
        return {}
    known = {until: f"{known_on}/.."}
    return known if begun or since is None else {**known, since: f"../{known_on}"}

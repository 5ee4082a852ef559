"""What questions are given: names, dates, and whose ties count."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypedDict

from graph_model import BadDate, parse_date
from queries.analysis.scope import Possibly

Names = str | Sequence[str]  # one name, or several
Moment = str | int  # an EDTF date; a year may be given as a number


class ScopeOptions(TypedDict, total=False):
    """Whose ties count, through what, when, and how strongly: what every analysis can be told.

    Args:
        of: Whose ties: a node type; by default City, if the data has such ties.
        through: What they share (node types), or what ties them directly (relationship types); by default
            Organisation, Forum, MOU and Initiative, if the data has such ties.
        by: Count only these relationship types, or chains of them that count as one tie (OFFICE_IN).
        at: Only what held then, at a date or at some time in an interval (EDTF: 2014, 2013-11, 2008/2013).
        since: Only what held at some time since then (with until: at some time in that period).
        until: Only what held at some time until then.
        throughout: Only what held through the whole of that time.
        possibly: Whether what may have held then, by dates that are partial or unknown, counts: yes, no or half.
        weight: What a tie counts: a numeric property (its sum over spells), or spells (how many); by default each
            counts 1.
        exclude: Leave out this actor or thing.
        largest: Leave out things that more actors share than this.
        smallest: Leave out things that fewer actors share than this.
        isolates: Keep actors without any tie.
    """

    of: Names
    through: Names
    by: Names
    at: Moment | None
    since: Moment | None
    until: Moment | None
    throughout: bool
    possibly: Possibly
    weight: str | None
    exclude: Names
    largest: int | None
    smallest: int | None
    isolates: bool


# What holds of each option that is not given: several names, a switch, or one value.
SCOPE_DEFAULTS: Mapping[str, Any] = {
    "of": (),
    "through": (),
    "by": (),
    "at": None,
    "since": None,
    "until": None,
    "throughout": False,
    "possibly": "yes",
    "weight": None,
    "exclude": (),
    "largest": None,
    "smallest": None,
    "isolates": False,
}
_DATES = ("at", "since", "until")


def read_options(options: ScopeOptions) -> dict[str, Any]:
    """Return options of a scope with their defaults, and dates as EDTF text.

    Raises:
        TypeError: there is no such option.
        graph_model.BadDate: a date is none.
    """
    unknown = [name for name in options if name not in SCOPE_DEFAULTS]
    if unknown:
        raise TypeError(f"there is no option {unknown[0]!r}; whose ties count is said by {', '.join(SCOPE_DEFAULTS)}")
    given = {**SCOPE_DEFAULTS, **options}
    given.update({name: date_of(given[name]) for name in _DATES})
    return {**given, "weight": given["weight"] or "", "exclude": several(given["exclude"])}


def is_only_a_time(options: ScopeOptions) -> bool:
    """Tell whether options say no more than a date, so that it is the whole that they leave."""
    return all(value == SCOPE_DEFAULTS.get(name) for name, value in options.items() if name != "at")


def takes_scope(method: object) -> bool:
    """Tell whether a question takes whose ties count."""
    return "ScopeOptions" in str(getattr(method, "__annotations__", {}).get("scope"))


def several(names: Names) -> tuple[str, ...]:
    """Return one name or several as several."""
    return (names,) if isinstance(names, str) else tuple(names)


def date_of(at: Moment | None) -> str | None:
    """Return an as-of date as EDTF text.

    Raises:
        graph_model.BadDate: it is no date.
    """
    if at is None:
        return None
    try:
        return parse_date(str(at)).text
    except ValueError as error:
        from graph_model.date_remedies import remedy_of_asked

        raise BadDate(str(at), str(error), remedy_of_asked(str(at))) from None

"""What joins the nodes of a row, and which dates are whose."""

from __future__ import annotations

from collections.abc import Iterable

from graph_model.folding import folded_words
from graph_model.vocabulary_reading import bundled_vocabulary
from graph_model.wording import first_of
from loaders.drafting.column_kinds import is_year
from loaders.drafting.date_columns import date_forms
from loaders.drafting.deciding import decides
from loaders.drafting.guess import Guess, Node, Tie, Value, doubt
from loaders.drafting.header_words import DATES, NEUTRAL, TIERS, TYPES
from loaders.drafting.profiles import Column, Profile

# What joins two types that stand in one row.
LINKS = {
    ("City", "Country"): "IN_COUNTRY", ("City", "Organisation"): "MEMBER_OF", ("Person", "Organisation"): "MEMBER_OF",
    ("Person", "Role"): "HOLDS", ("Role", "City"): "ROLE_IN", ("Country", "MOU"): "SIGNED", ("City", "MOU"): "SIGNED",
    ("Organisation", "MOU"): "SIGNED", ("Person", "Forum"): "PARTICIPATED_IN", ("Country", "Forum"): "PARTICIPATED_IN",
    ("Organisation", "Forum"): "PARTICIPATED_IN", ("Forum", "City"): "HELD_IN", ("City", "Initiative"): "RUNS",
    ("Organisation", "Country"): "IN_COUNTRY", ("Organisation", "Initiative"): "RUNS",
}  # fmt: skip
DATED = {
    "MEMBER_OF": ("since", "until"),
    "HOLDS": ("since", "until"),
    "SIGNED": ("on", "until"),
    "RUNS": ("since", "until"),
}
FEWEST_TIERS = 2  # in a column some of whose values tell of something else
SPELLED = ("MEMBER_OF", "HOLDS", "RUNS")
MOST_STRANGE_WORDS = 2  # in the name of a column of dates; what has more is about something else
LEAST_READ = 0.8  # the share of its cells that have to be read as dates
LEAST_READ_OF_A_DATE = 0.5  # where the name of the column says that they are
_OF_PERIODS = frozenset(["years", "years_label", "from_to"])
_WHAT_JOINS = "what joins the two? TWINNED_WITH, TIED_TO ..."
_OF_PARTS = ("Initiative", "Forum")
_OF_A_PARTY = frozenset(["state", "party", "city", "member", "country"])


def ties_between(table: Profile, found: Guess) -> list[Tie]:
    """Return what joins the nodes of a row, as far as their types say."""
    return [tie for first in found.nodes for second in found.nodes if (tie := _tie(first, second, table, found))]


def _tie(first: Node, second: Node, table: Profile, found: Guess) -> Tie | None:
    if first is second:
        return None
    if first.type == second.type:
        return _tie_to_the_whole(first, second, table) or _tie_of_a_pair(first, second, found)
    types = (first.type, second.type)
    if first.side and second.side and first.side != second.side:
        return None
    if types == ("City", "Organisation") and found.node_of("Person", "Forum"):
        return None  # then they are the members, or the city is where it was held
    if types == ("Organisation", "Country") and found.node_of("City"):
        return None
    if types in (("City", "Organisation"), ("Organisation", "City")) and (first.is_based or second.is_based):
        return Tie("BASED_IN", first.key, second.key) if first.is_based else None
    kind = LINKS.get(types, "")
    return Tie(kind, first.key, second.key) if kind else None


def _tie_to_the_whole(part: Node, whole: Node, table: Profile) -> Tie | None:
    """Return what joins a project to its programme, or a session to its congress: each stands with one of these."""
    if part.type not in _OF_PARTS or part.split or whole.split or part.side or whole.side:
        return None
    if not decides(table, part.column, whole.column) or decides(table, whole.column, part.column):
        return None
    doubted = f"each {part.column.name} stands with one {whole.column.name}; is it a part of that?"
    return Tie("PART_OF", part.key, whole.key, unsure=doubted)


def _tie_of_a_pair(first: Node, second: Node, found: Guess) -> Tie | None:
    if second.split and not first.split:
        return Tie("TWINNED_WITH" if first.type == "City" else "TIED_TO", first.key, second.key, unsure=_WHAT_JOINS)
    if (first.side, second.side) != ("1", "2") or (first.type != "City" and found.node_of("City", side="1")):
        return None
    kind = "TWINNED_WITH" if first.type == "City" else "TIED_TO"
    return Tie(kind, first.key, second.key, unsure=_WHAT_JOINS)


def place_dates(columns: Iterable[Column], found: Guess) -> None:
    """Give each column of dates to the relationship, or the event, that it dates; days before years."""
    for column in sorted(columns, key=is_year):
        if column.name not in found.used and column.values:
            _place_date(column, found)


def place_tier(columns: Iterable[Column], found: Guess) -> None:
    """Give a column of kinds of membership to the membership, where each value speaks of one, or some of several."""
    membership = next((tie for tie in found.ties if tie.type == "MEMBER_OF"), None)
    for column in columns:
        if membership is None or column.name in found.used or " ".join(column.words) not in TIERS:
            continue
        told = {value: _tiers_in(value) for value in column.values}
        tiers = {value: among[0] for value, among in told.items() if among}
        others = [value for value in column.values if value not in tiers]
        plain = tiers and not others
        if (plain or len(set(tiers.values())) >= FEWEST_TIERS) and "tier" not in membership.properties:
            membership.properties["tier"] = {"column": column.name, "values": tiers}
            found.used.add(column.name)
            if several := [f"{value} ({' or '.join(among)})" for value, among in told.items() if len(among) > 1]:
                doubt(membership, f"the first is taken of {column.name} where two are named: {first_of(several, 8)}")
            if others:
                membership.properties["tier"] |= {"otherwise": "drop"}
                doubt(membership, f"of {column.name} these tell of no tier, and are left out: {first_of(others, 8)}")


def _tiers_in(value: str) -> list[str]:
    """Return of which kinds of membership a text speaks: `Associated Member` of an associate; of none, or of two."""
    known = bundled_vocabulary().relationships["MEMBER_OF"].properties["tier"].values or ()
    words = folded_words(value).split()
    return [tier for tier in known if {tier, f"{tier}d", f"{tier}s"} & set(words)]


def _place_date(column: Column, found: Guess) -> None:
    words = column.words
    meanings = [DATES[word] for word in words if word in DATES]
    plain = DATES.keys() | TYPES.keys() | NEUTRAL | _OF_A_PARTY
    strange = [word for word in words if word not in plain]
    if not meanings or len(strange) > MOST_STRANGE_WORDS or (strange and is_year(column)):
        return
    forms, share, unsure = date_forms(column)
    if share < (LEAST_READ if strange else LEAST_READ_OF_A_DATE):
        return
    value: Value = {"column": column.name}
    doubts = [unsure]
    if forms != ["edtf"]:
        value["date"] = forms if len(forms) > 1 else forms[0]
    if share < 1:
        value["if_wrong"] = "drop"
        lost = f"{1 - share:.1%} of the cells of {column.name} are read by none of these forms"
        doubts.append(lost)
    meaning = next((each for each in meanings if each != "on"), "on")
    if meaning in ("since", "until") and _OF_PERIODS & set(forms):
        value["period"] = meaning
        doubts.append(f"some cells of {column.name} tell a period; here is what it has of {meaning}")
    _attach(column, meaning, value, found, doubts)


def _attach(column: Column, meaning: str, value: Value, found: Guess, doubts: list[str]) -> None:
    dated = [each for each in found.ties if each.type in DATED and meaning in DATED[each.type]]
    about = {node.key for node in found.nodes if set(node.column.words) & set(column.words)}  # `Project start`
    tie = next((each for each in dated if {each.start, each.end} & about), next(iter(dated), None))
    event = found.node_of("Forum", "MOU")
    of_one = event is not None and event.is_the_body
    of_tie = tie is not None and (tie.type != "SIGNED" or of_one or bool(_OF_A_PARTY & set(column.words)))
    of_event = event is not None and meaning in (("on", "until") if event.type == "MOU" else ("on",))
    owner = tie if of_tie else event if of_event else None
    if owner and meaning not in owner.properties:
        owner.properties[meaning] = value
        doubt(owner, *doubts)
        found.used.add(column.name)
    elif meaning == "on" and is_year(column) and any(each.type in SPELLED for each in found.ties):
        found.remarks[column.name] = f"a row for each year? spells: {{year: {column.name}}} at a relationship"

"""Two actors by what they have, or two networks by their members: what is in both, and how far that is chance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from math import log
from statistics import median
from typing import Any

from graph_model import GraphView, InterurbanError, Node
from queries.analysis.comparing.overlap import AGAINST_CHANCE, JACCARD, Overlap
from queries.analysis.comparing.sides import Sides, certain, choose_sides, gathered_or_none, having
from queries.analysis.gathering import Gathered, gather
from queries.analysis.one_mode import OneMode
from queries.analysis.two_mode import TwoMode
from queries.answers import Answer, Row
from queries.text_tables import Table

MOST_SHOWN = 15  # rows of each section, in a table
IN_COUNTRY = "IN_COUNTRY"
MOST_COUNTRIES = 5


@dataclass(frozen=True, slots=True)
class _Pair:
    """What two have, at all and definitely, and out of how many."""

    first: set[str]
    second: set[str]
    certain_first: set[str]
    certain_second: set[str]
    population: int
    certain_population: int

    def overlap(self) -> Overlap:
        return _overlap(self.first, self.second, self.population)

    def certain_overlap(self) -> Overlap:
        return _overlap(self.certain_first, self.certain_second, self.certain_population)


def compare(view: GraphView, first: Node, second: Node, options: Mapping[str, Any]) -> Answer:
    """Return what two actors, or two networks, forums or agreements, have in common, and what each has alone.

    Rows are what both have, the rarest first, then what only the first has, and only the second. `options` are those of
    `Scope.resolve`, and say which ties count.

    Raises:
        InterurbanError: the two are one, or an option makes no sense here.
        NoTies: the data holds no tie of the kind.
    """
    if first.id == second.id:
        raise InterurbanError(f"{first.name} is compared with itself; name two")
    sides = choose_sides(view, first, second, options)
    sides = replace(sides, scope=sides.scope.naming(view))
    gathered = gather(view, sides.scope)
    pair = _pair(view, sides, gathered, first.id, second.id)
    rows = _rows(view, sides, gathered, pair)
    return _answer(sides, gathered, pair, rows, (first, second))


def _overlap(first: set[str], second: set[str], population: int) -> Overlap:
    return Overlap(len(first & second), len(first - second), len(second - first), population)


def _pair(view: GraphView, sides: Sides, gathered: Gathered, first: str, second: str) -> _Pair:
    definite = gathered if sides.scope.at is None else gathered_or_none(view, certain(sides.scope))
    ends = {first, second}
    found = [having(gathered, each, members=sides.members) - ends for each in (first, second)]
    surely = [having(definite, each, members=sides.members) - ends if definite else set() for each in (first, second)]
    sizes = [len(_population(each, members=sides.members) - ends) if each else 0 for each in (gathered, definite)]
    return _Pair(found[0], found[1], surely[0], surely[1], sizes[0], sizes[1])


def _population(gathered: Gathered, *, members: bool) -> set[str]:
    """Return all that either could have: every actor that is tied, or every thing that somebody shares in."""
    data = gathered.data
    return set(data.actors) if members or isinstance(data, OneMode) else set(data.things)


def _rows(view: GraphView, sides: Sides, gathered: Gathered, pair: _Pair) -> list[Row]:
    counted = _counted(sides)
    counts = _holders(gathered, members=sides.members)
    countries = _countries(view, pair.first | pair.second)

    def row(section: str, node_id: str) -> Row:
        node = view.node(node_id)
        return {
            "section": section,
            "name": node.name,
            "type": node.type,
            "country": countries.get(node_id, ""),
            "first": _held(node_id, pair.first, pair.certain_first),
            "second": _held(node_id, pair.second, pair.certain_second),
            counted: counts[node_id],
            "id": node_id,
        }

    both, one, other = pair.first & pair.second, pair.first - pair.second, pair.second - pair.first
    sections = (("Both", both), ("Only the first", one), ("Only the second", other))
    found = [[row(section, each) for each in ids] for section, ids in sections]
    return [
        each
        for section in found
        for each in sorted(section, key=lambda row: (row[counted], row["name"].casefold(), row["id"]))
    ]


def _counted(sides: Sides) -> str:
    """Return the name of the column that says in how many things a member shares, or by how many a thing is shared."""
    return "shares_in" if sides.members else "shared_by"


def _held(node_id: str, possible: set[str], definite: set[str]) -> str:
    return "definitely" if node_id in definite else "possibly" if node_id in possible else ""


def _holders(gathered: Gathered, *, members: bool) -> dict[str, int]:
    """Return how many share in each thing, in how many each member shares, or how many ties each actor has."""
    data = gathered.data
    if isinstance(data, TwoMode) and not members:
        return dict(zip(data.things, data.sizes.tolist(), strict=True))
    return dict(zip(data.actors, data.degrees.tolist(), strict=True))


def _countries(view: GraphView, ids: Iterable[str]) -> dict[str, str]:
    """Return the name of the country in which each node lies, where one is known."""
    found = {}
    for node_id in ids:
        ties = (each for each in view.relationships_of(node_id, IN_COUNTRY) if each.start == node_id)
        lies = next(ties, None) if IN_COUNTRY in view.vocabulary.relationships else None
        if lies is not None:
            found[node_id] = view.node(lies.end).name
    return found


def _by_country(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """Return for each country how many are in both, and in each alone, where most are first."""
    counts: dict[str, Counter[str]] = {}
    for row in rows:
        if row["country"]:
            counts.setdefault(row["country"], Counter())[row["section"]] += 1
    order = sorted(counts, key=lambda name: (-counts[name].total(), name))
    return [
        {
            "country": name,
            "both": counts[name]["Both"],
            "only_first": counts[name]["Only the first"],
            "only_second": counts[name]["Only the second"],
        }
        for name in order
    ]


def _answer(sides: Sides, gathered: Gathered, pair: _Pair, rows: list[Row], ends: tuple[Node, Node]) -> Answer:
    first, second = ends
    what = "members" if sides.members else "ties" if isinstance(gathered.data, OneMode) else "affiliations"
    overlap, surely = pair.overlap(), pair.certain_overlap()
    countries = _by_country(rows)
    shares = [row[_counted(sides)] for row in rows if row["section"] == "Both"]
    sentence = gathered.sentence(
        f"the {what} of {first.name} and {second.name} compared by Jaccard's index (Jaccard 1901) and the "
        f"hypergeometric distribution: {overlap.in_words()}"
    )
    notes = [
        f"first: {first.name} ({overlap.first:,}); second: {second.name} ({overlap.second:,})",
        overlap.in_words(),
        *_certainty(sides, pair, surely),
        *_rarity(sides, shares),
        *_country_notes(countries),
        f"jaccard: {JACCARD}",
        f"chance: {AGAINST_CHANCE}; do not read p as strength where {AGAINST_CHANCE.not_when}",
        *([sides.why] if sides.why else []),
        *gathered.notes(),
        f"ties {first.id} {second.id} tells since when, and who says so",
        f"cite as: {sentence}",
    ]
    computed = {
        **gathered.computed(),
        "first": first.id,
        "second": second.id,
        "compared": what,
        **overlap.computed(),
        **({"definitely": surely.computed()} if sides.scope.at else {}),
        "adamic_adar": sum(1 / log(each) for each in shares if each > 1),
        "by_country": countries,
        "sentence": sentence,
    }
    title = f"{first.name} and {second.name} by their {what}: {sides.scope.in_words()}"
    held = ["first", "second"] if sides.scope.at else []
    columns = ["section", "name", "type", "country", *held, _counted(sides)]
    answer = Answer(title, columns, rows, computed, notes=notes, group="section")
    return _abridged(answer.warn(*filter(None, [sides.scope.chosen])))


def _certainty(sides: Sides, pair: _Pair, surely: Overlap) -> list[str]:
    """Return the figures of what held definitely, where a time is asked and they are others."""
    same = pair.first == pair.certain_first and pair.second == pair.certain_second
    return [] if sides.scope.at is None or same else [f"of what held definitely: {surely.in_words()}"]


def _rarity(sides: Sides, shares: Sequence[int]) -> list[str]:
    """Return how rare it is what both have."""
    if not shares:
        return []
    if sides.members:
        return [f"those in both share in {median(shares):g} things of the kind (median), {min(shares):,} at the least"]
    return [f"what both have is had by {median(shares):g} (median), the rarest by {min(shares):,}; rare first"]


def _country_notes(countries: Sequence[Mapping[str, Any]]) -> list[str]:
    if not countries:
        return []
    parts = ("both", "only_first", "only_second")
    told = [f"{each['country']} {'+'.join(str(each[part]) for part in parts)}" for each in countries[:MOST_COUNTRIES]]
    rest = len(countries) - len(told)
    more = f"; {rest:,} more in JSON (--with-computed)" if rest > 0 else ""
    return [f"by country (both + only the first + only the second): {'; '.join(told)}{more}"]


def _abridged(answer: Answer) -> Answer:
    """Return an answer of which a table names what is alike once, shows the first of each section, and says so."""
    shown: list[Row] = []
    for section, rows in groupby(answer.rows, key=lambda row: row["section"]):
        lines = [list(same) for _, same in groupby(rows, key=lambda row: [row.get(each) for each in answer.columns])]
        shown += [_once(same) for same in lines[:MOST_SHOWN]]
        if len(lines) > MOST_SHOWN:
            some, every = sum(map(len, lines[:MOST_SHOWN])), sum(map(len, lines))
            shown.append({"section": section, "name": f"{some} of {every:,}; CSV and JSON hold all"})
    if len(shown) == len(answer.rows):
        return answer
    reading = Table(answer.title, answer.columns, shown, group="section", notes=answer.notes)
    return replace(answer, reading=reading, abridged=True)


def _once(same: Sequence[Row]) -> Row:
    """Return the row of what a table cannot tell apart."""
    return same[0] if len(same) == 1 else {**same[0], "name": f"{same[0]['name']} ({len(same)} of this name)"}

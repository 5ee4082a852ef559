"""Brokers: who stands between others that are not tied, of which groups, and how free of constraint."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from graph_model import GraphView, InterurbanError
from graph_model.wording import counted
from queries.analysis.brokerage.brokered import Brokered, in_words
from queries.analysis.brokerage.found_brokers import SORTS, FoundBrokers, Sort
from queries.analysis.brokerage.methods import CHANCE, CONSTRAINT, EFFECTIVE_SIZE
from queries.analysis.brokerage.roles import NO_GROUP, ROLES
from queries.analysis.gathering import Gathered, gather
from queries.analysis.groupings import Grouping, group_actors
from queries.analysis.one_mode import OneMode
from queries.analysis.scope import Scope
from queries.analysis.told_apart import tell_apart
from queries.analysis.two_mode import TwoMode
from queries.answers import Answer, Row
from queries.text_tables import Table

COUNTRY, CLUSTER = "country", "cluster"
TELLING = 2_500  # of so many, the first that stand between others, it is told whom
MOST_BETWEEN = 3
TELLING_Z = 2.0
NAMED_BELOW = 3  # of so many a note under the table says whom they stand between


def brokers(
    view: GraphView,
    scope: Scope,
    *,
    groups: str | None = None,
    projected: bool = False,
    sort: Sort = "brokered",
    limit: int | None = None,
) -> Answer:
    """Return the actors of a scope as brokers: structural holes, betweenness, and roles between groups.

    Roles are of chains through the things that actors share, or, `projected` and in one-mode data, of pairs of actors.
    `groups` is anything that actors can be grouped by, or `cluster`; without it their country, and where none has one,
    clusters. Constraint and effective size are of the projection.

    Raises:
        NoTies: the scope holds no tie.
        InterurbanError: actors have no such groups, ties that are direct are to be projected, or there is no such
            order.
    """
    if sort not in SORTS:
        raise InterurbanError(f"sort: {sort!r} is not known; write one of {', '.join(SORTS)}")
    gathered = gather(view, scope)
    if projected and isinstance(gathered.data, OneMode):
        raise InterurbanError("projected: these actors are tied directly, and nothing that they share is projected")
    grouping, chosen = _group(gathered, groups)
    said = _Said(FoundBrokers(gathered, grouping, projected, sort))
    answer = said.answer().warn(*filter(None, [scope.chosen, chosen])).limited(limit)
    return replace(answer, reading=said.reading(answer))


@dataclass(frozen=True)
class _Said:
    """How brokers are said: as rows, as a table that fits a page, and with what was computed."""

    found: FoundBrokers

    def answer(self) -> Answer:
        """Return all actors with all that is computed of them."""
        sentence = self.found.gathered.sentence(self._said())
        by = f"by {self.found.grouping.name}"
        columns = ["rank", "name", "group", "brokered", *ROLES, "constraint", "effective_size", "betweenness"]
        return Answer(
            f"Brokers {by}: {self.found.gathered.scope.in_words()}",
            [*columns, "between"],
            self._rows(),
            computed={**self.found.gathered.computed(), **self._computed(), "sentence": sentence},
            notes=[*self.found.gathered.notes(), *self._notes(), f"cite as: {sentence}"],
        )

    def reading(self, answer: Answer) -> Table:
        """Return the rows of an answer as a table that fits a page: of the roles the one that tells most."""
        columns = ["rank", "name", "group", f"{self.found.what}s", "role", "constraint", "effective", "betweenness"]
        rows = [
            {
                **row,
                f"{self.found.what}s": row["brokered"],
                "role": _most_telling(row),
                "effective": row["effective_size"],
            }
            for row in answer.rows
        ]
        told = {"; ".join(row["between"] or ()): row["name"] for row in reversed(answer.rows) if row["between"]}
        between = [f"{name} stands between: {whom}" for whom, name in reversed(told.items())][:NAMED_BELOW]
        return Table(answer.title, columns, rows, notes=[*between, *answer.notes])

    def _rows(self) -> list[Row]:
        columns = {name: _plain(values) for name, values in self.found.columns.items()}
        brokered = Brokered(self.found.tied, self.found.groups)
        rows: list[Row] = []
        view, actors = self.found.gathered.view, self.found.data.actors
        between = {place: self._between(brokered, place) for place in self._told}
        untold = set(self._between_others[TELLING:])
        for number, place in enumerate(self.found.order, start=1):
            node = view.node(actors[place])
            row: Row = {"name": node.name, "type": node.type, "group": self.found.grouping.of.get(node.id)}
            row |= {name: values[place] for name, values in columns.items()}
            row["between"] = between.get(place, None if place in untold else [])
            row["id"] = node.id
            equal = rows and rows[-1][self.found.sort] == row[self.found.sort]
            rows.append({"rank": rows[-1]["rank"] if equal else number, **row})
        return rows

    @cached_property
    def _told(self) -> list[int]:
        """The places of those of whom it is told whom they stand between: the first of all that do."""
        return self._between_others[:TELLING]

    @cached_property
    def _between_others(self) -> list[int]:
        found = self.found
        return [place for place in found.order if found.roles.total[place] and found.groups[place] != NO_GROUP]

    def _between(self, brokered: Brokered, place: int) -> list[str]:
        total = float(self.found.roles.total[place])
        view, actors = self.found.gathered.view, self.found.data.actors
        return in_words(
            brokered.around(place, MOST_BETWEEN),
            lambda places: tell_apart(view, [actors[each] for each in places]),
            self.found.names.__getitem__,
            total,
        )

    def _computed(self) -> dict[str, Any]:
        roles = self.found.roles
        role_method = self.found.method
        methods = {"roles": role_method, "expected": CHANCE, "constraint": CONSTRAINT, "effective_size": EFFECTIVE_SIZE}
        betweenness = self.found.definition_of_betweenness
        return {
            "groups_by": self.found.grouping.name,
            "groups": len(self.found.names),
            "grouped": int((self.found.groups != NO_GROUP).sum()),
            "counted": f"{self.found.what}s",
            "projected": self.found.projected,
            "sorted_by": self.found.sort,
            "between_told_of": len(self._told),
            "brokered": float(roles.total.sum()),
            "roles": {role: float(roles.counts[:, number].sum()) for number, role in enumerate(ROLES)},
            "expected_roles": {role: float(roles.expected[:, number].sum()) for number, role in enumerate(ROLES)},
            "definitions": {**{key: str(each) for key, each in methods.items()}, "betweenness": str(betweenness)},
            "formulas": {**{key: each.formula for key, each in methods.items()}, "betweenness": betweenness.formula},
            "sources": {**{key: each.source for key, each in methods.items()}, "betweenness": betweenness.source},
        }

    def _notes(self) -> Iterator[str]:
        yield from self._of_all()
        yield f"{self.found.what}s: {self.found.method}"
        if self.found.grouping.name == CLUSTER:
            yield "clusters are made of the same ties, so that roles within and between them follow in part from that"
        yield f"role: the one with the highest z from 2 on, else the most frequent; expected: {CHANCE}"
        tie = "the number of things that two share" if isinstance(self.found.data, TwoMode) else "1"
        if self.found.data.weighted:
            tie = "the product of both weights in each thing that two share" if self._shares else "as given"
        yield f"constraint: {CONSTRAINT}; effective size: {EFFECTIVE_SIZE}; a tie weighs {tie}"
        method = self.found.betweenness.method
        definition = self.found.definition_of_betweenness
        yield f"betweenness: {definition}{f'; {method}' if method else ''}"
        if len(self._told) < len(self._between_others):
            yield f"between: told of the first {TELLING:,} of {len(self._between_others):,} that stand between others"

    @property
    def _shares(self) -> bool:
        return isinstance(self.found.data, TwoMode)

    def _of_all(self) -> Iterator[str]:
        """Yield how often each role is borne by any actor, and how often that is expected."""
        roles = self.found.roles
        counts, expected = roles.counts.sum(axis=0), roles.expected.sum(axis=0)
        total = counts.sum()
        if total:
            said = [
                f"{role} {count / total:.0%} ({mean / total:.0%} expected)"
                for role, count, mean in zip(ROLES, counts, expected, strict=True)
            ]
            number = counted(len(self.found.names), "group")
            yield f"{counted(round(total), self.found.what)} in {number}: {', '.join(said)}"
        over, kinds = self.found.over_kinds, ", ".join(self.found.kinds)
        if total and over is not None:
            share = f"{over.sum() / total:.0%} of them through things of two types ({kinds})"
            yield f"{share}; what is expected is of all chains, and not of these alone"
        grouping = self.found.grouping
        alone = int((self.found.groups == NO_GROUP).sum())
        if alone:
            yield f"{counted(alone, 'actor')} without a {grouping.name}, who bear no role and give none"
        if grouping.several:
            yield f"{counted(grouping.several, 'actor')} with more than one {grouping.name}: the first by name counts"
        without = roles.total.sum() - total
        if without > 0.5:
            yield f"{counted(round(without), self.found.what)} in which the group of an actor is not known: in no role"

    def _said(self) -> str:
        roles = self.found.method
        counted_as = "chains of the two-mode data" if self.found.by_chains else "pairs"
        return (
            f"Brokerage roles by {self.found.grouping.name}, as {counted_as} ({roles.source}), with exact mean and "
            f"deviation over permutations of the groups ({CHANCE.source}), constraint and effective size "
            f"({CONSTRAINT.source}){' of the projection' if self._shares else ''}, and betweenness "
            f"({self.found.definition_of_betweenness.source})"
        )


def _group(gathered: Gathered, by: str | None) -> tuple[Grouping, str]:
    """Return the group of each actor, and what is to be said where nobody chose by what."""
    view, actors = gathered.view, gathered.data.actors
    if by is None:
        try:
            return group_actors(view, actors, COUNTRY), ""
        except InterurbanError:
            return _clusters(gathered), "no country of these actors is known: their groups are clusters"
    return (_clusters(gathered) if by.casefold() == CLUSTER else group_actors(view, actors, by)), ""


def _clusters(gathered: Gathered) -> Grouping:
    from queries.analysis.clustering import find_clusters

    found = find_clusters(gathered.view, gathered.scope).by_actor()
    return Grouping(CLUSTER, {actor: f"{CLUSTER} {number}" for actor, number in found.items()}, 0)


def _most_telling(row: Row) -> str:
    """Return of the roles of an actor the one with the highest z, if that is 2 or more, and else the most frequent."""
    borne = [role for role in ROLES if row[role]]
    if not borne:
        return ""
    total = sum(row[role] for role in ROLES)
    telling = {role: row[f"{role}_z"] for role in borne if (row[f"{role}_z"] or 0.0) >= TELLING_Z}
    role = max(telling, key=telling.__getitem__) if telling else max(borne, key=row.__getitem__)
    z = row[f"{role}_z"]
    return f"{role} {row[role] / total:.0%}" + ("" if z is None else f", z {z:+.1f}")


def _plain(values: Any) -> list[float | int | None]:
    """Return numbers as plain data: whole ones as such, None for NaN."""
    import numpy as np

    whole = np.array_equal(values, np.round(values))
    return [None if math.isnan(value) else int(value) if whole else value for value in values.tolist()]

"""What of two nodes is compared: what each shares in and is tied to, or who shares in each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from graph_model import GraphView, InterurbanError, Node, NoTies, Vocabulary
from queries.analysis.choosing import choose_scope
from queries.analysis.gathering import Gathered, gather
from queries.analysis.one_mode import OneMode
from queries.analysis.scope import AFFILIATIONS, Scope
from queries.analysis.two_mode import TwoMode

# Who counts as a member, where nothing is said: a seat or a session makes none.
MEMBERSHIP: Mapping[str, tuple[str, ...]] = {
    "Organisation": ("MEMBER_OF",),
    "Forum": ("PARTICIPATED_IN", "ORGANISED"),
    "MOU": ("SIGNED",),
    "Initiative": ("RUNS", "SUPPORTS"),
}


@dataclass(frozen=True, slots=True)
class Sides:
    """What is compared: the members of two things (`members`), or what two actors have; and why so, in words."""

    scope: Scope
    members: bool
    why: str


def choose_sides(view: GraphView, first: Node, second: Node, options: Mapping[str, Any]) -> Sides:
    """Return what of two nodes is compared: what was asked for, or else what their types suggest.

    `options` are those of `Scope.resolve`. Networks, forums, agreements and initiatives are compared by their members
    (those that `of` names), if both have some; others, or where `through` is given, by what they have.

    Raises:
        InterurbanError: both `of` and `through` are given, or an option makes no sense here.
    """
    _refuse(options)
    types = tuple(dict.fromkeys((first.type, second.type)))
    if options["through"]:
        return Sides(choose_scope(view, **{**options, "of": types}), members=False, why="")
    scope = _of_members(view.vocabulary, types, options)
    if options["of"]:
        return Sides(scope, members=True, why="")
    if set(types) <= set(AFFILIATIONS) and all(members_of(view, scope, each.id) for each in (first, second)):
        why = "compared by who shares in them; --through Organisation, say, compares what they share in"
        return Sides(scope, members=True, why=why)
    why = "compared by what they share in or are tied to; --of City, say, compares who shares in them"
    return Sides(choose_scope(view, **{**options, "of": types}), members=False, why=why)


def members_of(view: GraphView, scope: Scope, thing: str) -> set[str]:
    """Return the actors of a scope that share in a thing; none if it holds no tie."""
    gathered = gathered_or_none(view, scope)
    return having(gathered, thing, members=True) if gathered else set()


def gathered_or_none(view: GraphView, scope: Scope) -> Gathered | None:
    """Return the ties of a scope; None if it holds none."""
    try:
        return gather(view, scope)
    except NoTies:
        return None


def having(gathered: Gathered, node_id: str, *, members: bool) -> set[str]:
    """Return the members of a thing, or what an actor shares in or is tied to, as ids."""
    data = gathered.data
    if members and isinstance(data, TwoMode):
        return _row(data.incidence.T.tocsr(), data.things, data.actors, node_id)
    matrix = data.adjacency if isinstance(data, OneMode) else data.incidence
    return _row(matrix, data.actors, data.actors if isinstance(data, OneMode) else data.things, node_id)


def _row(matrix: Any, rows: Sequence[str], columns: Sequence[str], node_id: str) -> set[str]:
    if node_id not in rows:
        return set()
    place = rows.index(node_id)
    return {columns[each] for each in matrix.indices[matrix.indptr[place] : matrix.indptr[place + 1]]}


def certain(scope: Scope) -> Scope:
    """Return the scope of what held definitely."""
    return replace(scope, possibly="no")


def _of_members(vocabulary: Vocabulary, types: tuple[str, ...], options: Mapping[str, Any]) -> Scope:
    """Return the scope of those who share in things of these types."""
    by = options["by"] or tuple(dict.fromkeys(name for each in types for name in _membership(vocabulary, each)))
    of = options["of"] or tuple(
        name
        for name in vocabulary.nodes
        if any(
            vocabulary.relationships[tie].joins(name, each) for tie in by or vocabulary.relationships for each in types
        )
    )
    return Scope.resolve(vocabulary, **{**options, "of": of, "through": types, "by": by})


def _membership(vocabulary: Vocabulary, node_type: str) -> tuple[str, ...]:
    return tuple(name for name in MEMBERSHIP.get(node_type, ()) if name in vocabulary.relationships)


def _refuse(options: Mapping[str, Any]) -> None:
    if options["of"] and options["through"]:
        raise InterurbanError("of: compares who shares in the two, through: what they share in; give one of them")
    if options["weight"] or options["isolates"] or options["possibly"] == "half":
        raise InterurbanError("compare counts what two have: leave out weight and isolates, and say possibly yes or no")

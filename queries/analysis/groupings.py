"""A partition of the analyst's own: which country, region, kind or type each actor is of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph_model import GraphView, InterurbanError, Vocabulary
from graph_model.wording import counted, listed

if TYPE_CHECKING:
    from scipy.sparse import csr_array


GENERAL = "TIED_TO"  # joins anything to anything, so that it says nothing of what groups


@dataclass(frozen=True, slots=True)
class Grouping:
    """What actors are grouped by, the group of each by its id, and how many have several (the first by name counts)."""

    name: str
    of: dict[str, str]
    several: int

    def notes(self, actors: Sequence[str]) -> list[str]:
        """Return what is to be said of actors without a group, and of those with several."""
        without = sum(actor not in self.of for actor in actors)
        found = [f"{counted(without, 'actor')} without a {self.name} left out"] if without else []
        if self.several:
            found.append(f"{counted(self.several, 'actor')} with several: the first by name counts")
        return found


def group_actors(view: GraphView, actors: Sequence[str], by: str) -> Grouping:
    """Return the group of each actor by what is named, whatever its case.

    That is a node type, such as country, for the node of that type that an actor is tied to; a relationship type, such
    as IN_COUNTRY, for the node it leads to; `type` for the actor's own; or a property, such as kind.

    Raises:
        InterurbanError: no actor has such a group; the error says by what they can be grouped.
    """
    if by.casefold() == "type":
        return Grouping("type", {actor: view.node(actor).type for actor in actors}, 0)
    types = _relationship_types(view.vocabulary, by)
    groups = _of_related(view, actors, types, by) if types else _of_property(view, actors, by)
    if not groups:
        known = listed(sorted({"type", *_known(view, actors)}))
        raise InterurbanError(f"{by}: no actor has one; they can be grouped by {known}")
    several = sum(len(found) > 1 for found in groups.values())
    return Grouping(by, {actor: min(found) for actor, found in groups.items()}, several)


def relation_to(view: GraphView, ids: Sequence[str], node_type: str) -> tuple[csr_array, list[str]] | None:
    """Return which of these nodes is tied to which node of a type, as a matrix of ones, and the ids of its columns.

    None where none of them is.
    """
    import numpy as np
    from scipy.sparse import coo_array

    types = _relationship_types(view.vocabulary, node_type)
    place = {node_id: number for number, node_id in enumerate(ids)}
    kinds = {node.id for node in view.nodes(node_type)}
    found = {
        (place[each.start], each.end)
        for each in (view.relationships(*types) if types and kinds else ())
        if each.end in kinds and each.start in place
    }
    if not found:
        return None
    columns = sorted({end for _, end in found})  # in an order that is not that in which a store gives them
    column = {end: number for number, end in enumerate(columns)}
    pairs = [(row, column[end]) for row, end in found]
    rows, others = np.array(sorted(pairs)).T
    return coo_array((np.ones(len(pairs)), (rows, others)), shape=(len(ids), len(columns))).tocsr(), columns


def _of_related(view: GraphView, actors: Sequence[str], types: Sequence[str], by: str) -> dict[str, set[str]]:
    """Return the names of the nodes that each actor is tied to by relationships of some types."""
    wanted = {name for name in view.vocabulary.nodes if name.casefold() == by.casefold()}
    asked = set(actors)
    groups: dict[str, set[str]] = {}
    for each in view.relationships(*types):
        for actor, other in ((each.start, each.end), (each.end, each.start)):
            if actor in asked and (view.node(other).type in wanted if wanted else actor == each.start):
                groups.setdefault(actor, set()).add(view.node(other).name)
    return groups


def _of_property(view: GraphView, actors: Sequence[str], by: str) -> dict[str, set[str]]:
    groups: dict[str, set[str]] = {}
    for actor in actors:
        for name, value in view.node(actor).attributes.items():
            if name.casefold() == by.casefold() and value is not None:
                values = value if isinstance(value, list | tuple) else [value]
                groups.setdefault(actor, set()).update(str(each) for each in values)
    return {actor: found for actor, found in groups.items() if found}


def _relationship_types(vocabulary: Vocabulary, by: str) -> tuple[str, ...]:
    """Return the relationship type of that name, or those that end at nodes of that type."""
    named = tuple(name for name in vocabulary.relationships if name.casefold() == by.casefold())
    kinds = [name for name in vocabulary.nodes if name.casefold() == by.casefold()]
    if named or not kinds:
        return named
    actors = [name for name in vocabulary.nodes if name not in kinds]
    return tuple(
        name
        for name, rule in vocabulary.relationships.items()
        if name != GENERAL and any(rule.joins(actor, kinds[0]) for actor in actors)
    )


def _known(view: GraphView, actors: Sequence[str]) -> Iterator[str]:
    """Yield by what some of these actors can be grouped: context they lie in, and properties of text."""
    for node_type, rule in view.vocabulary.nodes.items():
        if (
            rule.context
            and node_type != "Source"
            and _of_related(view, actors, _relationship_types(view.vocabulary, node_type), node_type)
        ):
            yield node_type.casefold()
    for actor in actors[:1000]:
        yield from (name for name, value in view.node(actor).attributes.items() if isinstance(value, str))

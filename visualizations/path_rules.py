"""What the page needs to say how two are tied: which nodes are hubs, and the composite ties of the graph."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph_model import Relationship
from graph_model.tenure import Tenure


@dataclass(frozen=True, slots=True)
class CompositeTie:
    """A chain of relationships that counts as one tie of its ends: their ids, and those of the nodes between."""

    start: str
    end: str
    reads: str
    relationships: tuple[str, ...]
    between: tuple[str, ...]
    tenure: Tenure


@dataclass(frozen=True, slots=True)
class PathRules:
    """The ids of the hubs, and the composite ties of each node, in the order of time."""

    hubs: frozenset[str] = frozenset()
    composites: Sequence[CompositeTie] = ()


def describe_path_rules(
    rules: PathRules | None,
    numbers: Mapping[str, int],
    relationships: Sequence[Relationship],
    number_of: Callable[[Tenure], int],
) -> dict[str, Any] | None:
    """Return `hubs`, numbers of nodes, and `composites`; None for a page that does not tell how two are tied.

    `numbers` has that of each node, `number_of` that of a tenure. Each of `composites` is the numbers of its start and
    its end, how it reads, the numbers of its relationships and of the nodes between, and that of its tenure. One of
    which the page lacks a part is left out.
    """
    if rules is None:
        return None
    edges = {each.id: number for number, each in enumerate(relationships)}
    found = []
    for each in rules.composites:
        if numbers.keys() >= {each.start, each.end, *each.between} and edges.keys() >= {*each.relationships}:
            parts, between = [edges[one] for one in each.relationships], [numbers[one] for one in each.between]
            found.append(
                [numbers[each.start], numbers[each.end], each.reads, parts, between, number_of(each.tenure)],
            )
    return {"hubs": sorted(numbers[each] for each in rules.hubs if each in numbers), "composites": found}

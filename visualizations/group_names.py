"""Names of the groups of a picture: by what holds them together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx as nx

    from visualizations.layout import Arrangement

TELLING = 0.25  # the share of a group to which a node is tied that names it


def name_groups(graph: nx.Graph[str], drawn: Arrangement, names: dict[str, str]) -> list[tuple[str, int]]:
    """Return a name and the number of members for each group.

    It is the name of what most members are tied to, within the group or without, if that is a quarter of them; else of
    the member with most ties. What names a group around it is not taken again where there is another; groups of one
    name that stand side by side are numbered.
    """
    members, neighbours = _members(drawn), dict(graph.adjacency())
    found: list[str] = []
    for number, ids in enumerate(members):
        found.append(_holding(neighbours, ids, _names_around(drawn, found, number)))
    called = [(group.parent, names[each]) for group, each in zip(drawn.groups, found, strict=True)]
    many, seen = Counter(called), Counter[tuple[int, str]]()
    told = []
    for beside, ids in zip(called, members, strict=True):
        seen[beside] += 1
        name = beside[1]
        told.append((f"{name} ({seen[beside]})" if many[beside] > 1 else name, len(ids)))
    return told


def _members(drawn: Arrangement) -> list[list[str]]:
    members: list[list[str]] = [[] for _ in drawn.groups]
    for node in sorted(drawn.group_of):
        number = drawn.group_of[node]
        while number >= 0:
            members[number].append(node)
            number = drawn.groups[number].parent
    return members


def _names_around(drawn: Arrangement, found: Sequence[str], number: int) -> set[str]:
    around = set()
    parent = drawn.groups[number].parent
    while parent >= 0:
        around.add(found[parent])
        parent = drawn.groups[parent].parent
    return around


def _holding(neighbours: Mapping[str, Collection[str]], members: Sequence[str], taken: set[str]) -> str:
    tied = Counter(chain.from_iterable(neighbours[node] for node in members))
    tied.update(members)  # a hub holds itself, too
    telling = [node for node, many in tied.items() if many >= TELLING * len(members) and many > 1]
    free = [node for node in telling if node not in taken] or [node for node in members if node not in taken]
    return min(free or members, key=lambda node: (-tied[node], -len(neighbours[node]), node))

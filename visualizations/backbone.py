"""The backbone on a page: the ties that are more than size explains, and where those whom they join lie."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

MOST_TIES = 4_500  # that a page holds, the most telling ones; more of them at once tell nothing


@dataclass(frozen=True, slots=True)
class BackboneTie:
    """Two that are tied, by their ids; how much they share, or what their tie weighs, and what would be expected."""

    start: str
    end: str
    amount: float
    expected: float
    p: float
    corrected: float


@dataclass(frozen=True, slots=True)
class Backbone:
    """The ties, the most telling first; what their amounts are; and a sentence that says how they were found."""

    ties: Sequence[BackboneTie]
    amount: Literal["shared", "weight"]
    sentence: str


def describe_backbone(
    backbone: Backbone | None, numbers: Mapping[str, int], radii: Mapping[str, float], seed: int
) -> dict[str, Any] | None:
    """Return the ties between nodes of the page, no more than `MOST_TIES`, and `count`, how many there are of them.

    A tie is the numbers of its ends, its amount, what is expected, p and p corrected. `places` has the number, x and y
    (in pixels) of each node that a tie joins, laid out by these ties alone.
    """
    if backbone is None:
        return None
    import networkx as nx

    from visualizations.layout import positions

    on_page = [each for each in backbone.ties if each.start in numbers and each.end in numbers]
    told = on_page[:MOST_TIES]
    tied: nx.Graph[str] = nx.Graph()
    tied.add_edges_from((each.start, each.end) for each in told)
    places = positions(tied, radii, seed) if told else {}
    return {
        "ties": [
            [numbers[each.start], numbers[each.end], each.amount, each.expected, each.p, each.corrected]
            for each in told
        ],
        "count": len(on_page),
        "amount": backbone.amount,
        "sentence": backbone.sentence,
        "places": sorted([numbers[node_id], *place] for node_id, place in places.items()),
    }

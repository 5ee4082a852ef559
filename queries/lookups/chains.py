"""The shortest chains between two nodes, searched from both ends among the ties that are looked up on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from queries.lookups.limits import AllowedTies

if TYPE_CHECKING:
    import networkx as nx


def shortest_chains(
    ties: AllowedTies, ends: tuple[str, str], is_out: Callable[[str], bool] = lambda _: False
) -> Iterator[list[str]]:
    """Yield chains of three steps or more, shortest first (Yen 1971, as NetworkX has it), neighbours by their ids.

    No chain leads through a node that `is_out`, nor from one end to the other directly.
    """
    import networkx as nx

    try:
        yield from nx.shortest_simple_paths(_as_networkx(ties, ends, is_out), *ends)
    except nx.NetworkXNoPath:
        return


def _as_networkx(ties: AllowedTies, ends: tuple[str, str], is_out: Callable[[str], bool]) -> nx.Graph[str]:
    """Return a graph that NetworkX can search, though nothing is in it: it asks for neighbours as it meets nodes."""
    import networkx as nx

    found: dict[str, list[str]] = {}

    class Met(nx.Graph):  # type: ignore[misc]
        """What the search has met so far."""

        def __contains__(self, node_id: object) -> bool:
            return node_id in ends

        def neighbors(self, n: Any) -> Iterator[Any]:
            if n not in found:
                other = ends[n == ends[0]] if n in ends else None
                found[n] = [each for each in ties[n] if each != other and not is_out(each)]
            return iter(found[n])

    return Met()

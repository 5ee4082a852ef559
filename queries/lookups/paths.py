"""What joins two actors: what they share, and the shortest chains of relationships, dated and cited."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from graph_model import (
    Graph,
    Node,
    NothingFound,
    Relationship,
)
from graph_model.wording import listed
from queries.answers import Answer, Row
from queries.lookups.digest import digest
from queries.lookups.limits import Limits, allowed_ties
from queries.lookups.lines import citations_in, describe_relationship, in_order, with_details
from queries.lookups.sharing import both_sides

if TYPE_CHECKING:
    import networkx as nx

HUB_SHARE = 0.2
MOST_CHAINS = 3
FEWEST_HUB_NEIGHBOURS = 10
CHAINS_LOOKED_AT = 100
DIRECT, SHARED, SHARED_HUB, TELLING, THROUGH_HUBS = "direct", "shared", "shared hub", "telling", "through hubs"


ANYTHING = Limits()


def path(
    graph: Graph,
    first: str,
    second: str,
    limits: Limits = ANYTHING,
    *,
    most: int = MOST_CHAINS,
    hub_share: float = HUB_SHARE,
) -> Answer:
    """Return what joins two nodes: directly, what they share, and then the shortest chains, `most` together.

    A hub is a type that only groups (a country, a topic), or a node that is joined to at least `hub_share` (0 to 1)
    of all nodes, as a large network is. Almost everything is two steps from everything through a hub, so what is shared
    that is a hub stands apart, and longer chains lead through hubs only where nothing shorter joins the two. A chain
    that leads through what they share is a detour, and left out. Of what they share, that comes first which fewest
    others share.

    Raises:
        UnknownName, AmbiguousName: a name stands for no node, or for several.
        NothingFound: no chain joins them within the limits.
        InterurbanError: a limit names nothing known.
    """
    one, two = graph.resolve(first), graph.resolve(second)
    if one.id == two.id:
        raise NothingFound(f"{first!r} and {second!r} are the same node: {one}")
    found = _find_chains(graph, (one.id, two.id), limits, most, hub_share)
    if not (found.direct or found.shared or found.telling or found.through_hubs):
        raise NothingFound(f"no chain joins {one.name} and {two.name} within these limits")
    at = limits.at
    rows = list(_rows(graph, found, (one, two), at))
    used = sorted({*found.shared, *(node for chain in found.through_hubs for node in chain)} & found.hubs)
    limited = {"via": list(limits.via), "avoid": list(limits.avoid), "at": at, "most": most, "hub_share": hub_share}
    answer = Answer(
        f"From {one.name} to {two.name}" + (f", at {at}" if at else ""),
        ["chain", "step", "name", "when", *(["held"] if at else []), "confidence", "sources"],
        rows,
        computed={"from": one.id, "to": two.id, **limited, "shared": len(found.shared), "hubs": used},
        group="chain",
        notes=_notes(graph, found, used),
        citations=citations_in(graph, rows),
    )
    return digest(graph, answer, _as_they_come, "those that fewest others share")


def _as_they_come(row: Row) -> int:
    """Return an order of lines that leaves them as they are: what is shared is in order already."""
    del row
    return 0


@dataclass(frozen=True, slots=True)
class _Chains:
    """What joins two nodes: whether they are related, what they share, longer chains of ids, and all ties and hubs."""

    direct: bool
    shared: list[str]
    telling: list[list[str]]
    through_hubs: list[list[str]]
    hubs: set[str]
    ties: nx.Graph[str]


def _find_chains(graph: Graph, ends: tuple[str, str], limits: Limits, most: int, hub_share: float) -> _Chains:
    ties = allowed_ties(graph, ends, limits)
    hubs = _hubs(graph, hub_share).difference(ends)
    direct = ties.has_edge(*ends)
    shared = _shared(graph, ties, ends, hubs)
    wanted = most - direct - len(set(shared) - hubs)
    telling = list(islice(_shortest(ties, ends, {*shared, *hubs}), wanted)) if wanted > 0 else []
    through: list[list[str]] = []
    if not direct and not shared:
        shortest = len(telling[0]) if telling else len(ties)
        looked_at = islice(_shortest(ties, ends, set()), CHAINS_LOOKED_AT)
        through = [chain for chain in looked_at if hubs.intersection(chain) and len(chain) < shortest][:most]
    return _Chains(direct, shared, telling, through, hubs, ties)


def _shared(graph: Graph, ties: nx.Graph[str], ends: tuple[str, str], hubs: set[str]) -> list[str]:
    """Return what both ends are tied to: hubs last, and before that what fewest are tied to."""

    def place(node_id: str) -> tuple[bool, int, str]:
        return node_id in hubs, sum(1 for _ in graph.relationships_of(node_id)), node_id

    return sorted(set(ties[ends[0]]) & set(ties[ends[1]]), key=place)


def _rows(graph: Graph, found: _Chains, ends: tuple[Node, Node], at: str | None) -> Iterator[Row]:
    if found.direct:
        yield from _steps(graph, found.ties, [node.id for node in ends], DIRECT, at)
    for node_id in found.shared:
        yield _shared_row(graph, found, ends, node_id, at)
    for group, chains in ((TELLING, found.telling), (THROUGH_HUBS, found.through_hubs)):
        for number, chain in enumerate(chains, start=1):
            yield from _steps(graph, found.ties, chain, f"{group} {number}", at)


def _shared_row(graph: Graph, found: _Chains, ends: tuple[Node, Node], node_id: str, at: str | None) -> Row:
    one, two = ends
    shared = graph.node(node_id)
    sides = [(end.id, in_order(graph, found.ties[end.id][node_id]["relationships"], end.id)) for end in ends]
    how = both_sides(graph, at, *sides)
    alike = how["first"] == how["second"]
    return {
        "chain": SHARED_HUB if node_id in found.hubs else SHARED,
        "step": f"both {how['first']}" if alike else f"{one.name} {how['first']} / {two.name} {how['second']}",
        "name": shared.name,
        **how,
        "id": node_id,
        "type": shared.type,
        "from": one.name,
        "from_id": one.id,
        "number": 1,
    }


def _notes(graph: Graph, found: _Chains, used: Iterable[str]) -> list[str]:
    names = sorted({graph.node(hub).name for hub in used})
    hubs = [f"hubs: {listed(names)}"] if names else []
    if found.direct or found.telling or set(found.shared) - found.hubs:
        return [*hubs, "longer chains are left out; they say less"]
    return ["every chain leads through a hub; a hub joins much of the graph and tells little", *hubs]


def _hubs(graph: Graph, share: float) -> set[str]:
    grouping = {each.name for each in graph.vocabulary.nodes.values() if each.context}
    enough = max(share * len(graph), FEWEST_HUB_NEIGHBOURS)
    return {
        node.id
        for node in graph.nodes()
        if node.type in grouping or len({each.other(node.id) for each in graph.relationships_of(node.id)}) >= enough
    }


def _shortest(ties: nx.Graph[str], ends: tuple[str, str], without: set[str]) -> Iterator[list[str]]:
    """Yield chains of three steps or more, shortest first, and those of one length in the order of their ids.

    `without` are nodes that no chain leads through.
    """
    import networkx as nx

    ordered: nx.Graph[str] = nx.Graph()
    ordered.add_nodes_from(sorted(ties.nodes - without))
    edges = (tuple(sorted(edge)) for edge in ties.edges if not without.intersection(edge))
    ordered.add_edges_from(sorted(edge for edge in edges if set(edge) != set(ends)))
    try:
        yield from nx.shortest_simple_paths(ordered, *ends)
    except nx.NetworkXNoPath:
        return


def _steps(graph: Graph, ties: nx.Graph[str], chain: list[str], title: str, at: str | None) -> Iterator[Row]:
    for number, (start, end) in enumerate(pairwise(chain), start=1):
        relationships: list[Relationship] = ties[start][end]["relationships"]
        for relationship in sorted(relationships, key=lambda each: each.id):  # a store gives them in its own order
            line = describe_relationship(graph, relationship, start, at)
            yield {
                "chain": title,
                "step": with_details(line["reads"], line["details"]),
                **line,
                "from": graph.node(start).name,
                "from_id": start,
                "number": number,
            }

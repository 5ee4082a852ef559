"""The shortest chains of relationships between two actors, dated and cited."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from graph_model import Graph, InterurbanError, NodeType, NothingFound, Relationship, UnknownName, UnknownType
from graph_model.wording import listed
from queries.answers import Answer, Row
from queries.lookups.lines import citations_in, describe_relationship

if TYPE_CHECKING:
    import networkx as nx

HUB_SHARE = 0.2
MOST_CHAINS = 3
FEWEST_HUB_NEIGHBOURS = 10
CHAINS_LOOKED_AT = 100
TELLING, THROUGH_HUBS = "telling", "through hubs"


@dataclass(frozen=True, slots=True)
class Limits:
    """What a chain may be made of.

    `via` names the relationship types it may use, or node types it may pass through; `avoid` names relationship
    types, node types or nodes to keep out; `at` is an EDTF date at which every step held, possibly at least.
    """

    via: Sequence[str] = ()
    avoid: Sequence[str] = ()
    at: str | None = None


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
    """Return the shortest chains between two nodes, the telling ones first.

    A hub is a type that only groups (a country, a topic), or a node that is joined to at least `hub_share` (0 to 1)
    of all nodes, as a large network is. Almost everything is two steps from everything through a hub, so chains
    through hubs are listed apart. `most` chains of either kind are returned, shortest first.

    Raises:
        UnknownName, AmbiguousName: a name stands for no node, or for several.
        NothingFound: no chain joins them within the limits.
        InterurbanError: a limit names nothing known.
    """
    one, two = graph.resolve(first), graph.resolve(second)
    if one.id == two.id:
        raise NothingFound(f"{first!r} and {second!r} are the same node: {one}")
    found = _find_chains(graph, (one.id, two.id), limits, most, hub_share)
    if not found.telling and not found.through_hubs:
        raise NothingFound(f"no chain joins {one.name} and {two.name} within these limits")
    at = limits.at
    rows = list(_rows(graph, found, at))
    used = sorted({node for chain in found.through_hubs for node in chain} & found.hubs)
    limited = {"via": list(limits.via), "avoid": list(limits.avoid), "at": at, "most": most, "hub_share": hub_share}
    return Answer(
        f"From {one.name} to {two.name}" + (f", at {at}" if at else ""),
        ["chain", "step", "name", "when", *(["held"] if at else []), "confidence", "sources"],
        rows,
        computed={"from": one.id, "to": two.id, **limited, "hubs": used},
        group="chain",
        notes=_notes(graph, found, used),
        citations=citations_in(graph, rows),
    )


@dataclass(frozen=True, slots=True)
class _Chains:
    """Chains of ids, those that tell something apart from those through a hub, and the ties that they are made of."""

    telling: list[list[str]]
    through_hubs: list[list[str]]
    hubs: set[str]
    ties: nx.Graph[str]


def _find_chains(graph: Graph, ends: tuple[str, str], limits: Limits, most: int, hub_share: float) -> _Chains:
    ties = _allowed(graph, ends, limits)
    hubs = _hubs(graph, hub_share).difference(ends)
    without = ties.subgraph(node for node in ties if node not in hubs)
    shortest = islice(_shortest(ties, *ends), CHAINS_LOOKED_AT)
    through = [chain for chain in shortest if hubs.intersection(chain)][:most]
    return _Chains(list(islice(_shortest(without, *ends), most)), through, hubs, ties)


def _rows(graph: Graph, found: _Chains, at: str | None) -> Iterator[Row]:
    for group, chains in ((TELLING, found.telling), (THROUGH_HUBS, found.through_hubs)):
        for number, chain in enumerate(chains, start=1):
            yield from _steps(graph, found.ties, chain, f"{group} {number}", at)


def _notes(graph: Graph, found: _Chains, used: Iterable[str]) -> list[str]:
    every = "every chain leads through a hub; a hub joins much of the graph and tells little"
    names = sorted({graph.node(hub).name for hub in used})
    return [*([] if found.telling else [every]), *([f"hubs: {listed(names)}"] if names else [])]


def _allowed(graph: Graph, ends: tuple[str, str], limits: Limits) -> nx.Graph[str]:
    """Return the simple graph of the relationships a chain may use, with the relationships on each edge."""
    import networkx as nx

    keep_types, keep_nodes = _split(graph, limits.via)
    drop_types, drop_nodes, dropped = _kept_out(graph, limits.avoid)
    simple: nx.Graph[str] = nx.Graph()
    simple.add_nodes_from(ends)
    for relationship in graph.relationships():
        if relationship.type in drop_types or (keep_types and relationship.type not in keep_types):
            continue
        between = [node for node in (relationship.start, relationship.end) if node not in ends]
        types = {graph.node(node).type for node in between}
        if types & drop_nodes or dropped.intersection(between) or (keep_nodes and not types <= keep_nodes):
            continue
        if graph.timing.holds(relationship, limits.at):
            simple.add_edge(relationship.start, relationship.end)
            simple[relationship.start][relationship.end].setdefault("relationships", []).append(relationship)
    return simple


def _split(graph: Graph, names: Iterable[str]) -> tuple[set[str], set[str]]:
    """Return the relationship types and the node types that are named.

    Raises:
        UnknownType: a name is neither.
    """
    found = [graph.vocabulary.find(name) for name in names]
    nodes = {each.name for each in found if isinstance(each, NodeType)}
    return {each.name for each in found} - nodes, nodes


def _kept_out(graph: Graph, names: Iterable[str]) -> tuple[set[str], set[str], set[str]]:
    """Return the relationship types, the node types and the ids of the nodes that are named."""
    types, nodes = [], set()
    for name in names:
        try:
            types.append(graph.vocabulary.find(name).name)
        except UnknownType:
            nodes.add(_resolve_avoided(graph, name))
    return *_split(graph, types), nodes


def _resolve_avoided(graph: Graph, name: str) -> str:
    try:
        return graph.resolve(name).id
    except UnknownName as error:
        raise InterurbanError(f"to avoid: {error}") from None


def _hubs(graph: Graph, share: float) -> set[str]:
    grouping = {each.name for each in graph.vocabulary.nodes.values() if each.context}
    enough = max(share * len(graph), FEWEST_HUB_NEIGHBOURS)
    return {
        node.id
        for node in graph.nodes()
        if node.type in grouping or len({each.other(node.id) for each in graph.relationships_of(node.id)}) >= enough
    }


def _shortest(ties: nx.Graph[str], start: str, end: str) -> Iterator[list[str]]:
    """Yield chains, shortest first, and those of one length in the order of their ids."""
    import networkx as nx

    ordered: nx.Graph[str] = nx.Graph()
    ordered.add_nodes_from(sorted(ties))
    ordered.add_edges_from(sorted(tuple(sorted(edge)) for edge in ties.edges))
    try:
        yield from nx.shortest_simple_paths(ordered, start, end)
    except nx.NetworkXNoPath:
        return


def _steps(graph: Graph, ties: nx.Graph[str], chain: list[str], title: str, at: str | None) -> Iterator[Row]:
    for number, (start, end) in enumerate(pairwise(chain), start=1):
        relationships: list[Relationship] = ties[start][end]["relationships"]
        for relationship in relationships:
            line = describe_relationship(graph, relationship, start, at)
            words = f"{line['reads']} ({line['details']})" if line["details"] else line["reads"]
            yield {
                "chain": title,
                "step": words,
                **line,
                "from": graph.node(start).name,
                "from_id": start,
                "number": number,
            }

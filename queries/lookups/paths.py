"""What joins two actors: what they share, and the shortest chains of relationships, dated and cited."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise, takewhile

from graph_model import (
    Graph,
    Node,
    NothingFound,
    Relationship,
)
from graph_model.wording import listed
from queries.answers import Answer, Row
from queries.composite_ties import Chain
from queries.lookups.chains import shortest_chains
from queries.lookups.defaults import HUB_SHARE, MOST_CHAINS
from queries.lookups.digest import digest
from queries.lookups.hubs import Hubs
from queries.lookups.limits import AllowedTies, Limits
from queries.lookups.lines import citations_in, describe_relationship, in_order, with_details
from queries.lookups.sharing import both_sides

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
    met = {*found.shared, *(node for chain in found.through_hubs for node in chain)}
    used = sorted(filter(found.is_hub, met))
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
    """What joins two nodes: whether they are related, what they share, longer chains of ids; and ties and hubs."""

    direct: bool
    shared: list[str]
    telling: list[list[str]]
    through_hubs: list[list[str]]
    is_hub: Callable[[str], bool]
    ties: AllowedTies


def _find_chains(graph: Graph, ends: tuple[str, str], limits: Limits, most: int, hub_share: float) -> _Chains:
    ties = AllowedTies(graph, ends, limits)
    hubs = Hubs.of(graph, hub_share)

    def is_hub(node_id: str) -> bool:
        return node_id not in ends and hubs.has(graph, node_id)

    direct = ends[1] in ties[ends[0]]
    shared = _shared(graph, ties, ends, is_hub)
    wanted = most - direct - sum(not is_hub(node_id) for node_id in shared)
    among = set(shared)
    telling: list[list[str]] = []
    if wanted > 0:
        telling = list(islice(shortest_chains(ties, ends, lambda each: each in among or is_hub(each)), wanted))
    through: list[list[str]] = []
    if not direct and not shared:
        looked_at = islice(shortest_chains(ties, ends), CHAINS_LOOKED_AT)
        shorter = takewhile(lambda chain: not telling or len(chain) < len(telling[0]), looked_at)
        through = list(islice((chain for chain in shorter if any(map(is_hub, chain))), most))
    return _Chains(direct, shared, telling, through, is_hub, ties)


def _shared(graph: Graph, ties: AllowedTies, ends: tuple[str, str], is_hub: Callable[[str], bool]) -> list[str]:
    """Return what both ends are tied to, by composite ties too: hubs last, and before that what fewest are tied to."""
    one, other = ({*ties[end], *ties.affiliations(end)} for end in ends)
    shared = (one & other).difference(ends)
    counts = graph.tie_counts(shared)

    def place(node_id: str) -> tuple[bool, int, str]:
        return is_hub(node_id), counts[node_id], node_id

    return sorted(shared, key=place)


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
    how = both_sides(graph, at, *((end.id, _tied(graph, found.ties, end.id, node_id)) for end in ends))
    alike = how["first"] == how["second"]
    return {
        "chain": SHARED_HUB if found.is_hub(node_id) else SHARED,
        "step": f"both {how['first']}" if alike else f"{one.name} {how['first']} / {two.name} {how['second']}",
        "name": shared.name,
        **how,
        "id": node_id,
        "type": shared.type,
        "from": one.name,
        "from_id": one.id,
        "number": 1,
    }


def _tied(graph: Graph, ties: AllowedTies, end: str, node_id: str) -> Sequence[Relationship | Chain]:
    """Return what ties an end to what it shares: its relationships, or else the composite ties."""
    direct = in_order(graph, ties.between(end, node_id), end)
    return direct or ties.affiliations(end)[node_id]


def _notes(graph: Graph, found: _Chains, used: Iterable[str]) -> list[str]:
    names = sorted({graph.node(hub).name for hub in used})
    hubs = [f"hubs: {listed(names)}"] if names else []
    if found.direct or found.telling or not all(map(found.is_hub, found.shared)):
        return [*hubs, "longer chains are left out; they say less"]
    return ["every chain leads through a hub; a hub joins much of the graph and tells little", *hubs]


def _steps(graph: Graph, ties: AllowedTies, chain: list[str], title: str, at: str | None) -> Iterator[Row]:
    for number, (start, end) in enumerate(pairwise(chain), start=1):
        for relationship in sorted(
            ties.between(start, end), key=lambda each: each.id
        ):  # a store gives them in its own order
            line = describe_relationship(graph, relationship, start, at)
            yield {
                "chain": title,
                "step": with_details(line["reads"], line["details"]),
                **line,
                "from": graph.node(start).name,
                "from_id": start,
                "number": number,
            }

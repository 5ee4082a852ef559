"""What a graph keeps that is in a database: what is asked for is fetched, and remembered."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, islice
from typing import Protocol

from graph_model.elements import Node, Relationship
from graph_model.graph import Graph
from graph_model.kept_columns import KeptColumns
from graph_model.kept_objects import Kept
from graph_model.names import NameIndex
from graph_model.stores.cypher_view import CypherView
from graph_model.stores.fetched_names import FetchedNames
from graph_model.stores.fetching import Fetching, Neighbour
from graph_model.stores.reading_columns import read_whole

AT_ONCE = 1_000  # nodes whose relationships are fetched together
# With the relationships of a node come those of its peers, so few that of what is fetched little is never asked for:
SPARE, SPARE_SHARE = 100, 2  # at most so many nodes more than were asked for, and so many times as many
FETCHED_AHEAD = 30  # but so many with each
FETCHED_ALONE = 1_000  # relationships of a node with which no others are fetched


class Shelf(Protocol):
    """Where what was read whole lies on, as long as the database is unchanged."""

    def take(self) -> KeptColumns | None:
        """Return what lies there, if it is what the database holds now."""

    def lay(self, read: Callable[[], Graph]) -> Graph:
        """Return what is read, and lay it there if nothing has changed meanwhile."""


def graph_in(view: CypherView, shelf: Shelf | None = None) -> Graph:
    """Return the graph that a database holds, of which no more is read than is asked for."""
    graph = Graph(view.vocabulary)
    graph.about = dict(view.about)
    graph.keep_all(Fetched(view, shelf))
    return graph


class Fetched:
    """Nodes and relationships of a database.

    A question asks for the relationships of one node after another. Nodes that were met together (the members of a
    network, the agreements of a city) are peers: where those of one are asked for, those of its peers most likely will
    be, and come with them. Whoever asks for all nodes, or for all of a type, gets all of it read into memory, from
    which everything is answered from then on.
    """

    def __init__(self, view: CypherView, shelf: Shelf | None) -> None:
        self._view = view
        self._shelf = shelf
        self._fetching = Fetching(view)
        self._all: Kept | None = None
        self._count: int | None = None  # of its nodes
        self._met: dict[str, Node] = {}
        self._ties: dict[str, dict[str, list[Relationship]]] = {}  # of each node, of each type that was fetched
        self._neighbours: dict[str, dict[str, list[Neighbour]]] = {}
        self._degrees: dict[str, int] = {}
        self._peers: dict[str, tuple[Sequence[str], int]] = {}  # those of a node, in the order of meeting; its place
        self._asked: set[str] = set()  # of which relationships were asked for
        self._awaited: set[str] = set()  # what was cited or counted and not met yet, and is fetched together
        self._absent: set[str] = set()

    @property
    def is_at_hand(self) -> bool:
        """Whether all of it was read, and nothing more is asked of the database."""
        return self._all is not None

    @property
    def relationship_count(self) -> int:
        """How many relationships there are."""
        return self._all.relationship_count if self._all else self._view.relationship_count

    @property
    def stated_count(self) -> int:
        """How many nodes there are, without counting them: as many as were pushed, where that is known."""
        return len(self) if self._all or self._view.pushed_nodes is None else self._view.pushed_nodes

    def __len__(self) -> int:
        if self._all:
            return len(self._all)
        if self._count is None:
            self._count = len(self._view)
        return self._count

    def __contains__(self, node_id: object) -> bool:
        if self._all:
            return node_id in self._all
        places = self._fetching.places
        if isinstance(node_id, str) and node_id not in places and node_id not in self._absent:
            wanted = self._with_awaited(node_id)
            self._fetching.find(wanted)
            self._absent |= wanted - places.keys()
        return node_id in places

    def node(self, node_id: str) -> Node:
        """Return a node; KeyError if there is none."""
        if self._all:
            return self._all.node(node_id)
        if node_id not in self._met:
            self._meet(self._with_awaited(node_id))
        return self._met[node_id]

    def type_of(self, node_id: str) -> str:
        """Return the type of a node; KeyError if there is none."""
        if self._all:
            return self._all.type_of(node_id)
        if node_id not in self:
            raise KeyError(node_id)
        return self._fetching.places[node_id].type

    def types_of(self, types: Sequence[str] = ()) -> dict[str, str]:
        """Return the type of each node, by its id."""
        return self.whole().types_of(types)

    def nodes(self, types: Sequence[str] = ()) -> Iterator[Node]:
        """Yield nodes, in the order in which they stand."""
        return self.whole().nodes(types)

    def nodes_among(self, node_ids: Collection[str]) -> Iterator[Node]:
        """Yield the nodes that have one of these ids, in the order in which they stand."""
        if self._all:
            return self._all.nodes_among(node_ids)
        self._meet(node_ids)
        found = [self._met[node_id] for node_id in node_ids if node_id in self._met]
        return iter(sorted(found, key=lambda node: (node.type.lower(), node.id)))

    def name_index(self) -> NameIndex:
        """Return an index of names, each of which is fetched when it is asked for."""
        return FetchedNames(self._fetching)

    def relationships(self, types: Sequence[str] = ()) -> Iterator[Relationship]:
        """Yield relationships, those that start at one node together."""
        return self.whole().relationships(types)

    def relationships_of(self, node_id: str, types: Sequence[str] = ()) -> Iterator[Relationship]:
        """Yield the relationships that start or end at a node."""
        if self._all:
            return self._all.relationships_of(node_id, types)
        self._asked.add(node_id)
        there, wanted = self._ties.setdefault(node_id, {}), self._known(types)
        if missing := [name for name in wanted if name not in there]:
            self._fetch_ties(self._with_peers(node_id, self._ties, missing), missing)
        return iter(sorted((each for name in wanted for each in there[name]), key=_order_at(node_id)))

    def neighbours_of(self, node_id: str, types: Sequence[str] = ()) -> Iterator[str]:
        """Yield for each relationship that starts or ends at a node the id of the node at its other end."""
        if self._all:
            return self._all.neighbours_of(node_id, types)
        self._asked.add(node_id)
        there, wanted = self._neighbours.setdefault(node_id, {}), self._known(types)
        if missing := [name for name in wanted if name not in there]:
            self._fetch_neighbours(self._with_peers(node_id, self._neighbours, missing), missing)
        return (each.node_id for name in wanted for each in there[name])

    def relationships_among(self, node_ids: Collection[str]) -> Iterator[Relationship]:
        """Yield the relationships of which both ends have one of these ids, those that start at one node together."""
        if self._all:
            return self._all.relationships_among(node_ids)
        found = list(self._fetching.among(node_ids, self._known(())))
        order = {node.id: place for place, node in enumerate(self.nodes_among(node_ids))}
        unique = {each.id: each for each in found}.values()
        return iter(sorted(unique, key=lambda each: (order[each.start], each.type.lower(), each.end, each.id)))

    def tie_counts(self, node_ids: Collection[str]) -> dict[str, int]:
        """Return how many relationships start or end at each of these nodes."""
        if self._all:
            return self._all.tie_counts(node_ids)
        self._awaited.update(islice((each for each in node_ids if each not in self._met), AT_ONCE))
        return self._fetching.counts(node_ids)

    def node_names(self, node_ids: Iterable[str]) -> dict[str, str]:
        """Return the name of each of these nodes; KeyError if there is none."""
        seen = self._fetching.seen_names
        return {node_id: seen[node_id] if node_id in seen else self.node(node_id).name for node_id in node_ids}

    def has_neighbours(self, node_id: str, least: float) -> bool:
        """Tell whether a node is tied to so many others, each counted once."""
        if self._all:
            return self._all.has_neighbours(node_id, least)
        if self._degrees.get(node_id, least) < least:  # with what others have tied to it
            return False
        return self._fetching.counts([node_id], apart=True)[node_id] >= least

    def relationship(self, start: str, end: str, key: str) -> Relationship | None:
        """Return the relationship with these ends and this key, if there is one."""
        if start not in self:
            return None
        return next((each for each in self.relationships_of(start) if (each.end, each.key) == (end, key)), None)

    def keep_node(self, node: Node) -> Kept:
        """Keep a node in the place of the one that has its id, if any; return what keeps all from then on."""
        return self.whole().keep_node(node)

    def keep_relationship(self, relationship: Relationship) -> Kept:
        """Keep a relationship, as `keep_node` does a node."""
        return self.whole().keep_relationship(relationship)

    def whole(self) -> Kept:
        """Return what keeps all of it in memory, read once.

        Raises:
            DatasetChanged: others have changed what is there into something that the vocabulary forbids.
        """
        if self._all is None:
            self._all = self._shelf.take() if self._shelf else None
        if self._all is None:
            read = partial(read_whole, self._view)
            self._all = (self._shelf.lay(read) if self._shelf else read()).kept
        return self._all

    def _known(self, types: Sequence[str]) -> Sequence[str]:
        return types or tuple(self._view.vocabulary.relationships)

    def _with_peers(self, node_id: str, fetched: dict[str, dict[str, list]], missing: Iterable[str]) -> list[str]:  # type: ignore[type-arg]
        """Return a node and those after it of its peers of which relationships of these types were not fetched either.

        A search that widens asks for its peers one after another until it has found what it looks for: as many come as
        it has asked for already, by and by.
        """
        if self._degrees.get(node_id, 0) > FETCHED_ALONE:
            return [node_id]
        peers, place = self._peers.get(node_id, ((), 0))
        next_ones = (
            each
            for each in chain(islice(peers, place + 1, None), islice(peers, place))
            if self._degrees.get(each, 0) <= FETCHED_ALONE
            and any(name not in fetched.get(each, ()) for name in missing)
        )
        spare = SPARE + SPARE_SHARE * len(self._asked) - len(fetched)
        return [node_id, *islice(next_ones, min(max(spare, FETCHED_AHEAD), AT_ONCE))]

    def _fetch_ties(self, node_ids: Sequence[str], types: Sequence[str]) -> None:
        found: dict[str, dict[str, dict[str, Relationship]]] = {
            node_id: {name: {} for name in types} for node_id in node_ids
        }
        others: dict[str, set[str]] = {node_id: set() for node_id in node_ids}
        for at, each in self._fetching.ties(node_ids, types):
            found[at][each.type][each.id] = each
            others[at].add(each.other(at))
            self._cite(each)
        for node_id, by_type in found.items():
            self._ties.setdefault(node_id, {}).update({name: list(each.values()) for name, each in by_type.items()})
        self._meet({*node_ids, *chain.from_iterable(others.values())})
        self._are_peers(others.values())

    def _fetch_neighbours(self, node_ids: Sequence[str], types: Sequence[str]) -> None:
        for node_id in node_ids:
            self._neighbours.setdefault(node_id, {}).update({name: [] for name in types})
        others: dict[str, set[str]] = {node_id: set() for node_id in node_ids}
        for at, each in self._fetching.neighbours(node_ids, types):
            self._neighbours[at][each.tie].append(each)
            self._degrees[each.node_id] = each.degree
            others[at].add(each.node_id)
        self._are_peers(others.values())

    def _with_awaited(self, node_id: str) -> set[str]:
        """Return a node and, if it is among those that are awaited, some of them."""
        return {node_id, *islice(self._awaited if node_id in self._awaited else (), AT_ONCE)}

    def _meet(self, node_ids: Iterable[str]) -> None:
        """Fetch the nodes with these ids that were not met yet."""
        unmet = [node_id for node_id in node_ids if node_id not in self._met]
        for node in self._fetching.nodes(unmet) if unmet else ():
            self._met[node.id] = node
            self._cite(node)
        self._awaited -= self._met.keys()

    def _cite(self, thing: Node | Relationship) -> None:
        for source in thing.attributes["sources"]:
            if (cited := source.partition("#")[0]) not in self._met:
                self._awaited.add(cited)

    def _are_peers(self, met: Iterable[Collection[str]]) -> None:
        """Let those be peers that were met together, in the order in which a search that widens will ask for them."""
        by_type: dict[str, dict[str, None]] = {}
        for node_id in chain.from_iterable(map(sorted, met)):
            by_type.setdefault(self._fetching.places[node_id].type, {})[node_id] = None
        for peers in map(list, by_type.values()):
            for place, node_id in enumerate(peers):
                self._peers.setdefault(node_id, (peers, place))


def _order_at(node_id: str):  # type: ignore[no-untyped-def]
    """Return the order in which a graph in memory has the relationships of a node: those that start there first."""

    def place(each: Relationship) -> tuple[bool, str, str, str, str]:
        return each.start != node_id, each.type.lower(), each.start, each.end, each.id

    return place

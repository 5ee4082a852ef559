"""What follows of decisions: who is the same as one is the same as all that are the same as that one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from itertools import combinations

from loaders.resolution.decisions import Decision


class Groups:
    """Ids that stand for one thing, each group by the id that stays."""

    def __init__(self) -> None:
        self._leads_to: dict[str, str] = {}

    def of(self, node_id: str) -> str:
        """Return the id that stays."""
        while node_id in self._leads_to:
            node_id = self._leads_to[node_id]
        return node_id

    def join(self, staying: str, other: str) -> None:
        """Let the group of one id stay, and that of the other go on in it."""
        kept, gone = self.of(staying), self.of(other)
        if kept != gone:
            self._leads_to[gone] = kept


def alike_throughout(pairs: Collection[frozenset[str]], same: Collection[Decision] = ()) -> set[frozenset[str]]:
    """Return the pairs that make one only of what is alike throughout: of each group all must be pairs with each other.

    So a joint row, which is a pair with each of three towns, makes no one of the three. Those that decisions hold to be
    the `same` are of one group, and need be no pair.

    >>> chain = [frozenset("ab"), frozenset("bc"), frozenset("de")]
    >>> [sorted(pair) for pair in alike_throughout(chain)]
    [['d', 'e']]
    >>> len(alike_throughout([*chain, frozenset("ac")]))
    4
    """
    decided, groups = Groups(), Groups()
    for each in same:
        decided.join(each.id, each.other_id)
        groups.join(each.id, each.other_id)
    for pair in pairs:
        groups.join(*pair)
    members: defaultdict[str, set[str]] = defaultdict(set)
    for node_id in frozenset().union(*pairs, *(each.pair for each in same)):
        members[groups.of(node_id)].add(node_id)
    alike = frozenset(pairs)

    def is_alike(ids: set[str]) -> bool:
        return all(frozenset(both) in alike or len({*map(decided.of, both)}) == 1 for both in combinations(ids, 2))

    sound = {group for group, ids in members.items() if is_alike(ids)}
    return {pair for pair in pairs if groups.of(min(pair)) in sound}


class Settled:
    """The pairs about which something is decided, or follows of what is decided of others.

    >>> same = [Decision("same", "City", *"aAbB"), Decision("same", "City", *"bBcC")]
    >>> Settled(same).knows("a", "c"), Settled(same).knows("a", "d")
    (True, False)
    """

    def __init__(self, decisions: Iterable[Decision]) -> None:
        known = list(decisions)
        self._groups = Groups()
        for each in known:
            if each.decision == "same":
                self._groups.join(each.id, each.other_id)
        self._pairs = {self._pair(each.id, each.other_id) for each in known if each.decision == "different"}
        self._stated = {each.pair for each in known}

    def knows(self, first: str, second: str) -> bool:
        """Tell whether it is decided, or follows, that two are the same or different."""
        pair = self._pair(first, second)
        return len(pair) == 1 or pair in self._pairs or frozenset((first, second)) in self._stated

    def _pair(self, first: str, second: str) -> frozenset[str]:
        return frozenset((self._groups.of(first), self._groups.of(second)))

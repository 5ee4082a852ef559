"""What follows of decisions: who is the same as one is the same as all that are the same as that one."""

from __future__ import annotations

from collections.abc import Iterable

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

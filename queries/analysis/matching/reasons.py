"""Why a partner is likely: the things that carried its score, in words, each with its share and its sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from graph_model import GraphView
from graph_model.wording import counted
from queries.analysis.matching import parts
from queries.analysis.matching.reading import counting_ties
from queries.analysis.matching.scoring import WEIGHTS, Scored
from queries.analysis.matching.surroundings import Surroundings
from queries.analysis.matching.wanted import Wanted
from queries.analysis.told_apart import tell_apart

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    IntArray = NDArray[np.int64]
    FloatArray = NDArray[np.float64]

MOST_REASONS = 8  # of one candidate
MOST_KINDS, MOST_OF_A_KIND = 3, 2  # in one line


@dataclass(frozen=True, slots=True)
class Reason:
    """What carried a share of a score: in which parts it stands, what is said of the candidate, of what, by whom.

    `says` and `of` together are words whose subject is the candidate: `shares`, `CITYNET`.
    """

    parts: tuple[str, ...]
    share: float
    says: str
    of: str
    sources: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """The reason in words."""
        return f"{self.says} {self.of}".strip()

    def __str__(self) -> str:
        cited = f" [{'; '.join(self.sources)}]" if self.sources else ""
        return f"{self.share:.0%} {'+'.join(self.parts)}: {self.words}{cited}"


def in_one_line(reasons: Sequence[Reason]) -> tuple[str, list[str]]:
    """Return the reasons that carried most, those of one kind together, and the sources of those that are told.

    >>> in_one_line([Reason(("shared",), 0.7, "shares", "ICLEI", ("a",)), Reason(("shared",), 0.2, "shares", "C40")])
    ('shares ICLEI, C40', ['a'])
    """
    kinds: dict[str, list[Reason]] = {}
    for each in reasons:
        kinds.setdefault(each.says, []).append(each)
    told = sorted(kinds.items(), key=lambda kind: -sum(each.share for each in kind[1]))[:MOST_KINDS]
    words = [f"{says} {', '.join(each.of for each in those[:MOST_OF_A_KIND])}".strip() for says, those in told]
    cited = [source for _, those in told for each in those[:MOST_OF_A_KIND] for source in each.sources]
    return "; ".join(words), list(dict.fromkeys(cited))


@dataclass(frozen=True, slots=True)
class _Term:
    part: str
    place: int  # the node that carries it; -1 for the candidate itself
    amount: float


class Reasons:
    """The reasons for the candidates of one source, the first row of what was scored."""

    def __init__(self, view: GraphView, wanted: Wanted, around: Surroundings, source: int, scored: Scored) -> None:
        self.view, self.wanted, self.around, self.source, self.scored = view, wanted, around, source, scored
        self._profiles = parts.topic_profiles(around) if around.topics.any() else None
        self._cited: dict[int, dict[str, list[str]]] = {}

    def of(self, column: int) -> list[Reason]:
        """Return why the candidate of this column is likely, what carried most first, at most MOST_REASONS.

        What stands in several parts by one and the same node is one reason.
        """
        candidate = int(self.scored.candidates[column])
        total = float(self.scored.total[0, column])
        terms: dict[tuple[str, int], list[_Term]] = {}
        for term in self._terms(candidate, column):
            way = "chains" if term.part == "similar" and not self._mirrored else term.part
            terms.setdefault((way, term.place), []).append(term)
        reasons = []
        for (way, place), same in terms.items():
            amount = sum(each.amount for each in same)
            if amount > 0:
                reasons.append((amount, way, place, sorted({each.part for each in same})))
        reasons.sort(key=lambda each: (-each[0], each[1], self.around.ids[each[2]]))
        return [
            Reason(
                tuple(names), amount / total, *self._words(way, place, candidate), self._sources(way, place, candidate)
            )
            for amount, way, place, names in reasons[:MOST_REASONS]
        ]

    @property
    def _mirrored(self) -> bool:
        return self.scored.model is not None and self.scored.model.mirrored

    # -- what carried it ------------------------------------------------------------------------------------------

    def _terms(self, candidate: int, column: int) -> Iterator[_Term]:
        """Yield what each node adds to the score of a candidate, weighed."""
        found = {
            "shared": self._shared(candidate),
            "chains": self._chains(candidate),
            "places": self._places(candidate),
            "topics": self._topics(candidate),
            "similar": self._similar(candidate),
        }
        for part, (places, amounts) in found.items():
            best = self.scored.best[part][0]
            if best > 0 and self.scored.shares[part][0, column] > 0:
                for place, amount in zip(places, amounts, strict=True):
                    yield _Term(part, int(place), WEIGHTS[part] * float(amount) / float(best))
        for part in ("popularity", "cluster"):
            yield _Term(part, candidate, WEIGHTS[part] * float(self.scored.shares[part][0, column]))

    def _common(self, candidate: int) -> IntArray:
        import numpy as np

        return np.intersect1d(self.around.neighbours(self.source), self.around.neighbours(candidate))

    def _shared(self, candidate: int) -> tuple[IntArray, FloatArray]:
        common = self._common(candidate)
        return common, parts.shared_weights(self.around)[common]

    def _chains(self, candidate: int) -> tuple[IntArray, FloatArray]:
        """Return the first nodes on the way of the chains, and what goes through each."""
        first, second = parts.chain_weights(self.around)
        own = self.around.neighbours(self.source)
        return own, first[own] * self._met(own, candidate, second)

    def _places(self, candidate: int) -> tuple[IntArray, FloatArray]:
        """Return the last nodes on the way of the chains to where a candidate lies, and what goes through each."""
        first, _ = parts.chain_weights(self.around)
        theirs = self.around.neighbours(candidate)
        return theirs, parts.place_weights(self.around)[theirs] * self._met(theirs, self.source, first)

    def _met(self, ends: IntArray, other: int, weights: FloatArray) -> FloatArray:
        """Return for each of some nodes the weight of its neighbours that another node has, too."""
        import numpy as np

        mark = np.zeros(len(self.around.ids))
        met = self.around.neighbours(other)
        mark[met] = weights[met]
        found: FloatArray = self.around.adjacency[ends] @ mark
        return found

    def _topics(self, candidate: int) -> tuple[IntArray, FloatArray]:
        import numpy as np

        if self._profiles is None:
            return np.array([], dtype=np.int64), np.array([])
        both = (self._profiles[[self.source]] * self._profiles[[candidate]]).tocoo()
        return np.flatnonzero(self.around.topics)[both.coords[-1]], both.data

    def _similar(self, candidate: int) -> tuple[IntArray, FloatArray]:
        import numpy as np

        model = self.scored.model
        if model is None:
            return np.array([], dtype=np.int64), np.array([])
        return model.terms(self.around, self.source, candidate)

    # -- in words -------------------------------------------------------------------------------------------------

    @cached_property
    def _names(self) -> dict[int, str]:
        """The names of what the actor is tied to, told apart."""
        places = self.around.neighbours(self.source).tolist()
        return dict(zip(places, tell_apart(self.view, [self.around.ids[each] for each in places]), strict=True))

    def _name(self, place: int) -> str:
        return self._names.get(place) or self.view.node(self.around.ids[place]).name

    def _words(self, way: str, place: int, candidate: int) -> tuple[str, str]:
        """Return what is said of a candidate, and of what."""
        name = self._name(place)
        if way == "shared":
            return "shares", name
        if way == "topics":
            return "is about", name
        if way == "places":
            return "lies in", f"{name}, as do {len(self._between(self.source, place)):,} tied to {self._own}"
        if way == "similar":
            return f"has what goes with {self._own}:", name
        if way == "popularity":
            kind = str(self.around.types[self.source])
            count = int((self.around.types[self.around.neighbours(candidate)] == kind).sum())
            return "tied to", f"{count:,} of type {kind}"
        if way == "cluster":
            return f"is in the cluster of {self._own}", ""
        met, others = len(self._between(place, candidate)), len(self.around.neighbours(place)) - 1
        return "tied to", f"{met:,} of {counted(others, 'other')} of {name}"

    @property
    def _own(self) -> str:
        return self._name(self.source)

    def _between(self, one: int, other: int) -> IntArray:
        """Return the common neighbours of two nodes."""
        import numpy as np

        return np.intersect1d(self.around.neighbours(one), self.around.neighbours(other))

    # -- who says so ----------------------------------------------------------------------------------------------

    def _sources(self, way: str, place: int, candidate: int) -> tuple[str, ...]:
        """Return the citations of the ties that a reason rests on and that one of the two has itself."""
        if way in ("popularity", "cluster"):
            return ()
        if way == "places":
            met = self._between(self.source, place)
            return self._citing([(self.source, int(each)) for each in met[:3]] + [(candidate, place)])
        if way == "topics":
            return self._citing(self._ways_to(self.source, place) + self._ways_to(candidate, place))
        return self._citing([(self.source, place), (candidate, place)])

    def _ways_to(self, actor: int, topic: int) -> list[tuple[int, int]]:
        """Return the ties by which an actor has a topic: its own, or those to what is about it and what say so."""
        ways = [(actor, topic)]
        for each in self._between(actor, topic)[:3]:
            ways += [(actor, int(each)), (topic, int(each))]
        return ways

    def _citing(self, ties: Iterable[tuple[int, int]]) -> tuple[str, ...]:
        ids = self.around.ids
        found: dict[str, None] = {}
        for one, other in ties:
            found.update(dict.fromkeys(self._citations_of(one).get(ids[other], ())))
        return tuple(found)

    def _citations_of(self, place: int) -> dict[str, list[str]]:
        """Return the citations of each tie of a node, by the id at its other end."""
        if place not in self._cited:
            node_id = self.around.ids[place]
            cited: dict[str, list[str]] = {}
            for each in counting_ties(self.view, self.wanted, node_id):
                cited.setdefault(each.other(node_id), []).extend(each.attributes["sources"])
            self._cited[place] = cited
        return self._cited[place]

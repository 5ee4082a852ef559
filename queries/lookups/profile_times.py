"""The profile of an actor with the times of its lines: what a page needs to tell it as of any year."""

from __future__ import annotations

from collections.abc import Iterator

from graph_model import Graph, Node, Relationship
from graph_model.tenure import LineTimes, Tenure
from queries.answers import Row
from queries.lookups.profile import SIGNED, Evidence, Parties, told_at_any_time

Signers = tuple[tuple[str, str, tuple[Tenure, ...]], ...]


class ProfileTimes:
    """The profiles of a graph's nodes with their times; who signed which agreement is found once."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._parties: Parties = {}
        self._signers: dict[str, Signers] = {}

    def tenure(self, relationship: Relationship) -> Tenure:
        """Return when a relationship held."""
        return Tenure.of(self._graph.timing, [relationship])

    def profile(self, node: Node) -> Iterator[tuple[Row, LineTimes | None]]:
        """Yield the rows of a node's profile, and when each is told; None for names and facts."""
        for row, evidence in told_at_any_time(self._graph, node, self._parties):
            yield row, self._times(row, evidence) if evidence else None

    def _times(self, row: Row, evidence: Evidence) -> LineTimes:
        timing = self._graph.timing
        agreement = row["id"] if "parties" in row else None
        return LineTimes(
            Tenure.of(timing, evidence.ties, evidence.together),
            Tenure.of(timing, evidence.within),
            tuple(map(self.tenure, evidence.unless)),
            self._signers_of(agreement) if agreement else (),
        )

    def _signers_of(self, agreement: str) -> Signers:
        if agreement not in self._signers:
            found: dict[tuple[str, str], list[Tenure]] = {}
            for signature in self._graph.relationships_of(agreement, SIGNED):
                signer = self._graph.node(signature.start).name, signature.start
                found.setdefault(signer, []).append(self.tenure(signature))
            self._signers[agreement] = tuple((*signer, tuple(found[signer])) for signer in sorted(found))
        return self._signers[agreement]

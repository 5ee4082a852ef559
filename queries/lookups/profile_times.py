"""The profile of an actor with the times of its lines: what a page needs to tell it as of any year."""

from __future__ import annotations

from collections.abc import Iterator

from graph_model import Graph, Node, Relationship
from graph_model.tenure import LineTimes, Tenure
from queries.answers import Row
from queries.lookups.profile_lines import SIGNED, Evidence, Parties, ProfileLine, lines_at_any_time

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

    def profile(self, node: Node) -> Iterator[ProfileLine]:
        """Yield the lines of a node's profile, with when they are told.

        Names and facts always are, and what tells a relationship and nothing else while that holds.
        """
        for line in lines_at_any_time(self._graph, node, self._parties):
            yield line._replace(times=self._times(line.row, line.evidence)) if line.evidence else line

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

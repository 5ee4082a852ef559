"""Who gained and who lost ties between two times, and the rank by degree at either."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from graph_model import GraphView, NoTies
from queries.analysis.changes.comparison import Between
from queries.analysis.gathering import gather
from queries.analysis.scope import Scope
from queries.analysis.two_mode import TwoMode
from queries.answers import Row

KIND = "Ranks"


@dataclass(frozen=True, slots=True)
class Degrees:
    """The degree of each actor at a time: counted with what possibly held then, and without it."""

    possibly: Mapping[str, int]
    definitely: Mapping[str, int]

    @classmethod
    def at(cls, view: GraphView, scope: Scope, time: str) -> Degrees:
        """Return the degrees at a time; of a time at which nothing held there are none."""
        return cls(*(_degrees(view, replace(scope, at=time, possibly=each)) for each in ("yes", "no")))

    def ranks(self) -> dict[str, int]:
        """Return the rank of each actor by what possibly held; those of one degree share a rank."""
        order = sorted(self.possibly.values(), reverse=True)
        first: dict[int, int] = {}
        for rank, degree in enumerate(order, start=1):
            first.setdefault(degree, rank)
        return {actor: first[degree] for actor, degree in self.possibly.items()}


def rank_shifts(view: GraphView, scope: Scope, between: Between) -> list[Row]:
    """Return a row for each actor whose degree has changed, those who gained most first, those who lost most last.

    Degrees count what possibly held. A change is certain where the larger of the two degrees is, counting only what
    definitely held, above the smaller one with all that possibly held.
    """
    before, after = (Degrees.at(view, scope, time) for time in (between.first, between.second))
    ranks = before.ranks(), after.ranks()
    rows = [
        _row(view, actor, before, after, ranks[0].get(actor), ranks[1].get(actor))
        for actor in sorted({*before.possibly, *after.possibly})
        if before.possibly.get(actor, 0) != after.possibly.get(actor, 0)
    ]
    return sorted(rows, key=lambda row: (row["degree_before"] - row["degree_after"], row["name"].casefold()))


def _row(view: GraphView, actor: str, before: Degrees, after: Degrees, rank: int | None, now: int | None) -> Row:
    old, new = before.possibly.get(actor, 0), after.possibly.get(actor, 0)
    gained = new > old
    sure = (after, before) if gained else (before, after)
    certain = sure[0].definitely.get(actor, 0) > sure[1].possibly.get(actor, 0)
    known = before.definitely.get(actor, 0), after.definitely.get(actor, 0)
    node = view.node(actor)
    return {
        "kind": KIND,
        "change": "gained ties" if gained else "lost ties",  # by which others may have overtaken it nonetheless
        "sure": "certain" if certain else "possible",
        "name": node.name,
        "of": "",
        "when": "",
        "before": f"rank {rank}" if rank else "",
        "after": f"rank {now}" if now else "",
        "details": f"degree {old} to {new}, definitely {known[0]} to {known[1]}",
        "type": node.type,
        "from": actor,
        "to": "",
        "sources": [],
        "degree_before": old,
        "degree_after": new,
        "definitely_before": known[0],
        "definitely_after": known[1],
    }


def _degrees(view: GraphView, scope: Scope) -> dict[str, int]:
    try:
        data = gather(view, scope).data
    except NoTies:
        return {}
    degrees = data.degrees if isinstance(data, TwoMode) else (data.adjacency != 0).sum(axis=1)
    return {actor: int(degree) for actor, degree in zip(data.actors, degrees, strict=True)}

"""Reading what surrounds an actor out of a data set: the ties that were asked for, as arrays."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from graph_model import Covers, GraphView, Relationship
from queries.analysis.matching.surroundings import Surroundings
from queries.analysis.matching.wanted import Wanted

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SOURCE = "Source"


def read_surroundings(view: GraphView, wanted: Wanted, candidate_types: tuple[str, ...]) -> Surroundings:
    """Return every node that may stand there and all ties that count, whatever they are.

    What documents say stands in relationships; the documents themselves are no surroundings. Types that others lie in
    are context, unless the actor or its candidates are of them.
    """
    import numpy as np

    actors = {wanted.source.type, *candidate_types}
    known = view.vocabulary.nodes
    allowed = {name for name in known if name != SOURCE and (not wanted.through or name in {*wanted.through, *actors})}
    types = {
        node_id: node_type
        for node_id, node_type in view.types_of().items()
        if node_type in allowed and node_id not in wanted.exclude
    }
    ids = list(types)
    pairs = _pairs(view, wanted, {node_id: place for place, node_id in enumerate(ids)})
    context = [name for name, each in known.items() if each.context and name not in actors]
    starts, ends = pairs if len(pairs) else np.empty((2, 0), dtype=np.int64)
    return Surroundings.of_pairs(ids, list(types.values()), context, starts, ends)


def counting_ties(view: GraphView, wanted: Wanted, node_id: str | None = None) -> Iterator[Relationship]:
    """Yield the relationships that count, of one node or of all."""
    found = view.relationships(*wanted.by) if node_id is None else view.relationships_of(node_id, *wanted.by)
    for each in found:
        covers = view.timing.holds(each, wanted.at, throughout=wanted.throughout)
        if covers is Covers.DEFINITELY or (covers and wanted.possibly == "yes"):
            yield each


def possible_ties(view: GraphView, wanted: Wanted) -> int:
    """Return how many relationships held only possibly at the time that is asked; 0 where none is."""
    if wanted.at is None:
        return 0
    found = (
        view.timing.holds(each, wanted.at, throughout=wanted.throughout) for each in view.relationships(*wanted.by)
    )
    return sum(covers is Covers.POSSIBLY for covers in found)


def _pairs(view: GraphView, wanted: Wanted, place: dict[str, int]) -> NDArray[np.int64]:
    """Return the places of both ends of each tie that counts, in two rows."""
    import numpy as np

    kept = view.kept_columns
    if wanted.at is None and kept is not None:
        row = np.array([place.get(each, -1) for each in kept.ids], dtype=np.int64)
        parts = [
            np.stack([row[np.asarray(each.starts, dtype=np.int64)], row[np.asarray(each.ends, dtype=np.int64)]])
            for each in kept.relationship_columns
            if len(each) and (not wanted.by or each.type in wanted.by)
        ]
        pairs = np.concatenate([np.empty((2, 0), dtype=np.int64), *parts], axis=1)
        return pairs[:, (pairs >= 0).all(axis=0)]
    found = [
        (place[each.start], place[each.end])
        for each in counting_ties(view, wanted)
        if each.start in place and each.end in place
    ]
    return np.array(found, dtype=np.int64).reshape(-1, 2).T

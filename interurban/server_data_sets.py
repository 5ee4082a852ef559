"""The data sets that a Neo4j server holds, as an answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from graph_model.wording import counted
from queries.answers import Answer

if TYPE_CHECKING:
    from graph_model.stores.neo4j.held import Held

_COLUMNS = ["data set", "state", "nodes", "relationships", "pushed", "by", "title"]


def describe_held(held: Sequence[Held], place: str) -> Answer:
    """Return what a server at `place` holds, a row for each data set, by name."""
    rows = [
        {
            "data set": each.name,
            "state": "whole" if each.is_whole else "cut off",
            "nodes": each.nodes,
            "relationships": each.relationships,
            "pushed": each.pushed,
            "by": each.by and f"interurban {each.by}",
            "title": each.title,
        }
        for each in held
    ]
    answer = Answer(f"{place} holds {counted(len(held), 'data set')} of interurban", _COLUMNS, rows)
    return answer.warn(*_doubts(held))


def _doubts(held: Sequence[Held]) -> Iterator[str]:
    for each in held:
        if not each.is_whole:
            yield f"{each.name}: a push or a drop is under way or was cut off; do it again to complete it"
        elif each.stated is not None and each.stated != (each.nodes, each.relationships):
            nodes, ties = each.stated
            yield (
                f"{each.name}: {counted(nodes, 'node')} and {counted(ties, 'relationship')} were pushed last; the rest "
                "is of earlier pushes, or others have changed it"
            )

"""The results of questions as attributes of nodes, for files of other programs: which there are, and what they hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from graph_model.errors import InterurbanError

if TYPE_CHECKING:
    from graph_model import Graph
    from loaders.formats.annotations import Result
    from queries.analysis.scope import Scope
    from queries.answers import Answer

RANK, CLUSTERS, BACKBONE, BROKERS = "rank", "clusters", "backbone", "brokers"
QUESTIONS = (RANK, CLUSTERS, BACKBONE, BROKERS)
_OF_BROKERS = ("brokered", "coordinator", "itinerant", "gatekeeper", "liaison", "constraint", "effective_size")


def answers_of(graph: Graph, scope: Scope, wanted: Sequence[str]) -> Iterator[Answer]:
    """Yield the answers that hold the results of these names: `rank` (the usual measures), measures, other questions.

    Raises:
        InterurbanError: there is no such result.
    """
    from queries.analysis.backbone import backbone
    from queries.analysis.brokers import brokers
    from queries.analysis.cluster_answers import clusters
    from queries.analysis.measures.registry import BY_NAME
    from queries.analysis.ranking import rank

    for name in wanted:
        if name not in (*QUESTIONS, *BY_NAME):
            known = ", ".join((*QUESTIONS, *BY_NAME))
            raise InterurbanError(f"{name!r} is no result of nodes; use some of: {known}")
    measures = [name for name in wanted if name in BY_NAME]
    if RANK in wanted or measures:
        yield rank(graph, scope, _with_usual(measures) if RANK in wanted else measures)
    for name, question in ((CLUSTERS, clusters), (BACKBONE, backbone), (BROKERS, brokers)):
        if name in wanted:
            yield question(graph, scope)


def results_of(answer: Answer) -> Iterator[Result]:
    """Yield what an answer says of single nodes in numbers.

    Of clusters it is the number of the one that a node is in, of a backbone how many of its ties are kept, of brokers
    what they broker and how free they are, and else every column of numbers.

    Raises:
        InterurbanError: it says nothing of single nodes.
    """
    from loaders.formats.annotations import Result

    keys = answer.keys()
    if "p_corrected" in keys:
        yield Result("backbone_ties", _kept_ties(answer))
    elif "cluster" in keys and "ids" in keys:
        yield Result("cluster", {node_id: row["cluster"] for row in answer for node_id in row["ids"]})
    elif "id" in keys:
        for name in _OF_BROKERS if "brokered" in keys else keys:
            values = {row["id"]: row[name] for row in answer if _is_number(row.get(name))}
            if values and name not in ("name", "type", "id"):
                yield Result(name, values)
    elif len(answer):
        raise InterurbanError(f"{answer.title}: says nothing of single nodes; give answers of {', '.join(QUESTIONS)}")


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _kept_ties(answer: Answer) -> dict[str, int]:
    """Return how many ties of a backbone each node has; a row is of two nodes, or of two classes of them."""
    kept: Counter[str] = Counter()
    for row in answer:
        one, other = (row["ids"], row["with_ids"]) if "ids" in row else ([row["id"]], [row["with_id"]])
        for node_id in one:
            kept[node_id] += len(other) - (node_id in other)
        for node_id in other if other != one else ():
            kept[node_id] += len(one) - (node_id in one)
    return dict(kept)


def _with_usual(measures: Sequence[str]) -> list[str]:
    """Return the usual measures, and those first that are named: by the first of them nodes are ranked."""
    from queries.analysis.measures.registry import USUAL

    return list(dict.fromkeys((*measures, *(each.name for each in USUAL))))

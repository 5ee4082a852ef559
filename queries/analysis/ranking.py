"""Central and brokering actors, by one measure or several, on two-mode data treated as such."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from graph_model import GraphView
from graph_model.wording import counted
from queries.analysis.measures.measure import Measure
from queries.analysis.measures.registry import find_measures
from queries.analysis.scope import Scope
from queries.analysis.simple_ties import counts_of, ties_of
from queries.answers import Answer, Row

if TYPE_CHECKING:
    import networkx as nx

EQUAL = 1e-12  # scores that differ by no more share a rank


def rank(view: GraphView, scope: Scope, measures: str | Sequence[str] = (), *, limit: int | None = None) -> Answer:
    """Return the actors of a scope by centrality: by the first of the measures that are named, beside the others.

    Only what is named is computed; without a name, every measure. Actors with equal scores share a rank.

    Raises:
        NoTies: the scope holds no tie.
        InterurbanError: a measure is unknown.
    """
    chosen = find_measures(measures)
    ties = ties_of(view, scope)
    computed = {measure.name: measure.scores(ties) for measure in chosen}
    columns = {name: values for measure, scores in computed.items() for name, values in scores.columns(measure)}
    definitions = {measure.name: measure.definition(ties) for measure in chosen}
    parameters = {name: value for each in definitions.values() for name, value in each.parameters.items()}
    methods = {name: scores.method for name, scores in computed.items() if scores.method}
    counts = counts_of(ties)
    sizes = ", ".join(counted(count, what.removesuffix("s")) for what, count in counts.items())
    return (
        Answer(
            f"{scope.in_words()}, by {chosen[0].name}",
            ["rank", "name", "type", *columns],
            _rows(view, chosen[0], columns, whole={measure.name for measure in chosen if measure.whole}),
            computed={
                **scope.computed(),
                **counts,
                "by_measure": chosen[0].name,
                "definitions": {name: str(definition) for name, definition in definitions.items()},
                "methods": methods,
                **parameters,
            },
            notes=[
                "; ".join([sizes, *(f"{name} {method}" for name, method in methods.items())]),
                *(f"{name}: {definition}" for name, definition in definitions.items()),
            ],
        )
        .warn(*filter(None, [scope.chosen]))
        .limited(limit)
    )


def node_measure(view: GraphView, measure: str = "degree") -> dict[str, float]:
    """Return a measure of every node but sources, over the whole taken as undirected and simple, to size a page.

    Raises:
        InterurbanError: the measure is unknown.
    """
    import networkx as nx

    (wanted,) = find_measures([measure])
    simple: nx.Graph[str] = nx.Graph()
    simple.add_nodes_from(node.id for node in view.nodes() if node.type != "Source")
    ties = ((each.start, each.end) for each in view.relationships())
    simple.add_edges_from((start, end) for start, end in ties if start in simple and end in simple)
    return dict(wanted.scores(simple).values)


def _rows(view: GraphView, measure: Measure, columns: Mapping[str, Mapping[str, float]], whole: set[str]) -> list[Row]:
    sorted_by = columns[measure.name]

    def place(actor: str) -> tuple[float, str]:
        return -sorted_by[actor], view.node(actor).name.casefold()

    rows: list[Row] = []
    before = 0.0
    for number, actor in enumerate(sorted(sorted_by, key=place), start=1):
        equal = bool(rows) and abs(sorted_by[actor] - before) <= EQUAL
        before = sorted_by[actor]
        node = view.node(actor)
        scores: dict[str, float] = {name: values[actor] for name, values in columns.items()}
        rows.append(
            {
                "rank": rows[-1]["rank"] if equal else number,
                "name": node.name,
                "type": node.type,
                **{name: int(score) if name in whole else score for name, score in scores.items()},
                "id": actor,
            }
        )
    return rows

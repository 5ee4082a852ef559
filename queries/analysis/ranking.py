"""Central and brokering actors, by one measure or several, on two-mode data treated as such."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph_model import GraphView, InterurbanError
from graph_model.wording import counted
from queries.analysis.gathering import Gathered, gather
from queries.analysis.measures.measure import Definition, Measure, Scores
from queries.analysis.measures.registry import find_measures
from queries.analysis.one_mode import OneMode
from queries.analysis.projection import WEIGHINGS
from queries.analysis.scope import Scope
from queries.answers import Answer, Row

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]

EQUAL = 1e-12  # scores that differ by no more share a rank


def rank(
    view: GraphView,
    scope: Scope,
    measures: str | Sequence[str] = (),
    *,
    projected: bool = False,
    exact: bool = False,
    limit: int | None = None,
) -> Answer:
    """Return the actors of a scope by centrality: by the first of the measures that are named, beside the others.

    Only what is named is computed; without a name degree, betweenness and PageRank. Two-mode data is taken as such, or
    `projected`: as actors tied by what they share. `exact` insists that nothing is estimated, however long that takes.
    Actors with equal scores share a rank.

    Raises:
        NoTies: the scope holds no tie.
        InterurbanError: a measure is unknown, or ties that are direct are to be projected.
    """
    gathered = gather(view, scope)
    if projected and isinstance(gathered.data, OneMode):
        raise InterurbanError("projected: these actors are tied directly, and nothing that they share is projected")
    ranking = _Ranking(gathered, find_measures(measures), projected=projected)
    answer = ranking.answer(exact=exact).warn(*filter(None, [scope.chosen]))
    return answer.warn(*_cut_among_equals(answer.rows, limit)).limited(limit)


@dataclass(frozen=True, slots=True)
class _Ranking:
    """Which measures of what: they are computed, and said, in the order in which they are named."""

    gathered: Gathered
    measures: Sequence[Measure]
    projected: bool

    def answer(self, *, exact: bool) -> Answer:
        """Return the actors by these measures."""
        data = self.gathered.data
        scores = {each.name: each.scores(data, projected=self.projected, exact=exact) for each in self.measures}
        columns = {name: values for measure, found in scores.items() for name, values in found.columns(measure)}
        whole = {each.name for each in self.measures if each.whole or scores[each.name].whole}
        first = self.measures[0]
        sentence = self.gathered.sentence(self._what(scores))
        return Answer(
            f"{self.gathered.scope.in_words()}, by {first.name}{' on the projection' if self.projected else ''}",
            ["rank", "name", "type", *columns],
            _rows(self.gathered.view, data.actors, first, columns, whole),
            computed={**self.gathered.computed(), **self._computed(scores), "sentence": sentence},
            notes=[*self.gathered.notes(), *self._notes(scores), f"cite as: {sentence}"],
        )

    def _definitions(self) -> dict[str, Definition[Any]]:
        data = self.gathered.data
        return {each.name: each.definition(data, projected=self.projected) for each in self.measures}

    def _computed(self, scores: Mapping[str, Scores]) -> dict[str, Any]:
        """Return what is computed, by which definitions, as plain data."""
        definitions = self._definitions()
        return {
            "by_measure": self.measures[0].name,
            "projected": self.projected,
            "definitions": {name: str(each) for name, each in definitions.items()},
            "formulas": {name: each.formula for name, each in definitions.items()},
            "sources": {name: each.source for name, each in definitions.items()},
            "methods": {name: found.method for name, found in scores.items() if found.method},
            "remarks": {name: found.remark for name, found in scores.items() if found.remark},
            **{name: value for each in definitions.values() for name, value in each.parameters.items()},
        }

    def _notes(self, scores: Mapping[str, Scores]) -> Iterator[str]:
        """Yield what each measure means, how it was computed, and whether it takes the weights of ties."""
        for name, definition in self._definitions().items():
            found = scores[name]
            yield "; ".join(filter(None, [f"{name}: {definition}", found.method, found.remark]))
        if self.projected and any(each.weighted for each in self.measures):
            yield f"a tie of the projection weighs {WEIGHINGS['newman']}"
        without = [each.name for each in self.measures if not each.weighted]
        if self.gathered.data.weighted and without:
            yield f"the weights of ties do not count in {', '.join(without)}"

    def _what(self, scores: Mapping[str, Scores]) -> str:
        """Return what was computed and by whom it is defined, for a sentence that can be quoted."""
        said = []
        for name, definition in self._definitions().items():
            method = scores[name].method
            said.append(f"{name} ({definition.source}{f'; {method}' if method else ''})")
        place = "on the projection: " if self.projected else ""
        return f"{place}{', '.join(said)}"


def node_measure(view: GraphView, measure: str = "degree") -> dict[str, float]:
    """Return a measure of every node but sources, over the whole taken as undirected and simple, to size a page.

    Raises:
        InterurbanError: the measure is unknown.
    """
    (wanted,) = find_measures([measure])
    nodes = [node.id for node in view.nodes() if node.type != "Source"]
    place = {node_id: number for number, node_id in enumerate(nodes)}
    ties = ((each.start, each.end) for each in view.relationships())
    ends = [(place[start], place[end]) for start, end in ties if start in place and end in place]
    simple = OneMode.of_pairs(nodes, [start for start, _ in ends], [end for _, end in ends])
    return dict(zip(nodes, wanted.scores(simple).values.tolist(), strict=True))


def _cut_among_equals(rows: Sequence[Row], limit: int | None) -> list[str]:
    """Return what a reader has to know where a limit leaves out actors of the same rank as the last that is shown."""
    if not limit or len(rows) <= limit or rows[limit - 1]["rank"] != rows[limit]["rank"]:
        return []
    last = rows[limit - 1]["rank"]
    equal = sum(row["rank"] == last for row in rows)
    shown = sum(row["rank"] == last for row in rows[:limit])
    return [f"rank {last} is shared by {counted(equal, 'actor')}; shown by name: {shown:,} of them"]


def _rows(
    view: GraphView, actors: Sequence[str], measure: Measure, columns: Mapping[str, FloatArray], whole: set[str]
) -> list[Row]:
    """Return a row for each actor, by the measure and then by name; of equal scores each has the rank of the first."""
    scores = {name: values.tolist() for name, values in columns.items()}
    sorted_by = scores[measure.name]
    nodes = [view.node(actor) for actor in actors]
    order = sorted(range(len(actors)), key=lambda place: (-sorted_by[place], nodes[place].name.casefold()))
    rows: list[Row] = []
    before = 0.0
    for number, place in enumerate(order, start=1):
        equal = bool(rows) and abs(sorted_by[place] - before) <= EQUAL
        before = sorted_by[place]
        row = {name: int(values[place]) if name in whole else values[place] for name, values in scores.items()}
        node = nodes[place]
        rank = rows[-1]["rank"] if equal else number
        rows.append({"rank": rank, "name": node.name, "type": node.type, **row, "id": actors[place]})
    return rows

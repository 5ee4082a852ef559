"""What growth answers of data without any date: how many ties there are, and that no year is known of them."""

from __future__ import annotations

from graph_model import GraphView
from graph_model.wording import counted
from queries.analysis.citation import quotable
from queries.analysis.growth_series import Series
from queries.analysis.scope import Scope
from queries.analysis.yearly import BY_YEAR
from queries.answers import Answer, Row


def undated(view: GraphView, scope: Scope, series: Series) -> Answer:
    """Return how many ties each series has, where none has a date: nothing grew as far as the data tells."""
    ties = series.count(series.of_group >= 0)
    order = sorted(range(len(series.names)), key=lambda place: (-ties[place], series.names[place].casefold()))
    rows: list[Row] = [
        {
            "name": series.names[place],
            "ties": int(ties[place]),
            "undated": int(ties[place]),
            "type": series.types[place],
        }
        for place in order
    ]
    told = f"no date of {counted(int(ties.sum()), series.what)} names a year, so that nothing tells in which it held"
    sentence = quotable(view, f"{series.about}: {told}")
    computed = {**scope.computed(), "years": [], "ties": int(ties.sum()), "undated": int(ties.sum())}
    answer = Answer(
        f"{series.about}, year by year: no dates", ["name", "ties", "undated"], rows,
        computed={**computed, "method": str(BY_YEAR), "sentence": sentence},
        notes=[told, "quality tells how much of the data has dates", f"cite as: {sentence}"],
    )  # fmt: skip
    return answer.warn(*filter(None, [scope.chosen]))

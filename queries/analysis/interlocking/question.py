"""Which actors are connected most by what is in both, and how much of it is size."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from graph_model import GraphView, InterurbanError
from graph_model.wording import counted
from queries.analysis.gathering import Gathered, gather
from queries.analysis.interlocking.links import INTERLOCKING, Expected, connectivity, links_of
from queries.analysis.interlocking.margins_model import MARGINS, MOST_VALUES, MarginsModel, model_of_margins
from queries.analysis.one_mode import OneMode
from queries.analysis.scope import Scope
from queries.analysis.two_mode import TwoMode
from queries.answers import Answer, Row

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FAR = 1.96  # standard deviations: what chance passes in one of twenty


def interlocking(view: GraphView, scope: Scope, *, ego: str | None = None, limit: int | None = None) -> Answer:
    """Return the interlocking connectivity of actors (Taylor 2001), beside what their sizes alone would give.

    With `ego`, the id of an actor, its links to each other. Actors that are tied directly are linked by whom both are
    tied to.

    Raises:
        NoTies: the scope holds no tie.
        InterurbanError: `ego` shares in nothing.
    """
    gathered = gather(view, scope)
    data = _as_shared(gathered.data)
    model = model_of_margins(data)
    answer = _all(gathered, data, model) if ego is None else _of_one(gathered, data, model, ego)
    return answer.warn(*filter(None, [scope.chosen])).limited(limit)


def _as_shared(data: TwoMode | OneMode) -> TwoMode:
    """Return two-mode data; of direct ties, those to whom an actor is tied are what it shares in."""
    return data if isinstance(data, TwoMode) else TwoMode(data.actors, data.actors, data.adjacency)


def _all(gathered: Gathered, data: TwoMode, model: MarginsModel) -> Answer:
    found = connectivity(data, model)
    largest = float(found.observed.max(initial=0.0))
    sizes = data.incidence.sum(axis=1)
    rows = _rows(gathered, data, found, range(len(data.actors)), found.observed)
    for row in rows:
        row["size"] = _number(sizes[row["place"]])
        row["proportionate"] = row["connectivity"] / largest if largest else 0.0
    columns = ["rank", "name", "type", "size", "connectivity", "proportionate", "expected", "z"]
    return _answer(gathered, model, f"Interlocking connectivity: {gathered.scope.in_words()}", columns, rows, {})


def _of_one(gathered: Gathered, data: TwoMode, model: MarginsModel, ego: str) -> Answer:
    name = gathered.view.node(ego).name
    if ego not in data.actors:
        raise InterurbanError(f"{name} has no tie of this scope: {gathered.scope.in_words()}")
    own = list(data.actors).index(ego)
    found = links_of(data, model, own)
    linked = [place for place in range(len(data.actors)) if place != own and found.observed[place] > 0]
    rows = _rows(gathered, data, found, linked, found.observed)
    total = sum(row["connectivity"] for row in rows)
    for row in rows:
        row["link"] = row.pop("connectivity")
        row["share"] = row["link"] / total
    apart = len(data.actors) - 1 - len(linked)
    answer = _answer(
        gathered,
        model,
        f"Interlocking links of {name}: {gathered.scope.in_words()}",
        ["rank", "name", "type", "link", "share", "expected", "z"],
        rows,
        {"ego": ego, "connectivity": _number(total)},
    )
    return answer.warn(f"{counted(apart, 'actor')} with no link to {name} left out") if apart else answer


def _rows(
    gathered: Gathered, data: TwoMode, found: Expected, places: range | list[int], by: NDArray[np.float64]
) -> list[Row]:
    """Return a row for each place, the largest first; of equals each has the rank of the first."""
    nodes = {place: gathered.view.node(data.actors[place]) for place in places}
    z = found.z
    rows: list[Row] = []
    for place in sorted(nodes, key=lambda place: (-by[place], nodes[place].name.casefold())):
        node, value = nodes[place], _number(by[place])
        equal = bool(rows) and rows[-1]["connectivity"] == value
        row: Row = {"rank": rows[-1]["rank"] if equal else len(rows) + 1, "name": node.name, "type": node.type}
        row |= {"connectivity": value, "expected": float(found.expected[place])}
        row |= {"z": None if math.isnan(z[place]) else float(z[place]), "id": node.id, "place": place}
        rows.append(row)
    return rows


def _answer(
    gathered: Gathered, model: MarginsModel, title: str, columns: list[str], rows: list[Row], more: dict[str, Any]
) -> Answer:
    for row in rows:
        del row["place"]
    what = f"interlocking connectivity ({INTERLOCKING.source}), expected by the margins ({MARGINS.source})"
    sentence = gathered.sentence(what)
    above, below = (sum(row["z"] is not None and sign * row["z"] > FAR for row in rows) for sign in (1, -1))
    notes = [
        *gathered.notes(),
        f"{INTERLOCKING}; {INTERLOCKING.normalisation}",
        f"expected: {MARGINS}; z: by how many standard deviations what is observed differs",
        f"more than size explains (z > {FAR}): {above:,}; less (z < -{FAR}): {below:,}",
    ]
    if not gathered.data.weighted:
        notes.append("each tie counts 1; weight names a property that holds values, such as levels of service")
    notes += _doubts(gathered, model)
    computed = {
        **gathered.computed(),
        **more,
        "method": str(INTERLOCKING),
        "formula": INTERLOCKING.formula,
        "null_model": str(MARGINS),
        "null_model_formula": MARGINS.formula,
        "largest_miss_of_a_sum": model.off,
        "sentence": sentence,
    }
    return Answer(title, columns, rows, computed=computed, notes=[*notes, f"cite as: {sentence}"])


def _doubts(gathered: Gathered, model: MarginsModel) -> list[str]:
    """Return what a reader has to know of how the model was solved."""
    import numpy as np

    data, said = _as_shared(gathered.data), []
    if isinstance(gathered.data, OneMode):
        said.append(
            "actors are tied directly: what two share is others that both are tied to; expected takes the two ends of "
            "a tie for independent, so that z is an approximation"
        )
    if (distinct := len(np.unique(data.incidence.data))) > MOST_VALUES:
        said.append(f"expected: {distinct:,} distinct values are taken in {MOST_VALUES} groups of about equal size")
    if model.off > 1e-6:
        said.append(f"expected: sums are held to within {model.off:.1%}")
    return said


def _number(value: float) -> float:
    """Return a value, whole where it is."""
    return int(value) if float(value).is_integer() else float(value)

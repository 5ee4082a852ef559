"""The backbone of a page: the ties that `interurban backbone` keeps, each between two nodes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, product
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graph_model import GraphView
    from queries.analysis.scope import Scope
    from visualizations.backbone import Backbone, BackboneTie


def backbone_of_page(view: GraphView, scope: Scope) -> Backbone:
    """Return the ties that are more than size explains: of rows of classes, those of each pair.

    Raises:
        NoTies: the scope holds no tie.
    """
    from queries.analysis.backbone import backbone
    from visualizations.backbone import Backbone

    answer = backbone(view, scope)
    shared = "shared" in answer.columns
    ties = [tie for row in answer.rows for tie in _ties(row)]
    return Backbone(ties, "shared" if shared else "weight", str(answer.computed["sentence"]))


def _ties(row: dict[str, Any]) -> Iterator[BackboneTie]:
    from visualizations.backbone import BackboneTie

    amount = float(row["shared"] if "shared" in row else row["weight"])
    for one, other in _pairs(row):
        yield BackboneTie(one, other, amount, row["expected"], row["p"], row["p_corrected"])


def _pairs(row: dict[str, Any]) -> Iterable[tuple[str, str]]:
    if "id" in row:
        return [(row["id"], row["with_id"])]
    who: Sequence[str] = row["ids"]
    others: Sequence[str] = row["with_ids"]
    return combinations(who, 2) if who == others else product(who, others)

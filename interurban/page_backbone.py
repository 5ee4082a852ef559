"""The backbone of a page: the ties that `interurban backbone` keeps, each between two nodes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, product
from typing import TYPE_CHECKING, Any

from graph_model.errors import InterurbanError

if TYPE_CHECKING:
    from graph_model import GraphView
    from queries.analysis.scope import Scope
    from visualizations.backbone import Backbone, BackboneTie

BACKBONE = "backbone"  # what a page can be made with


def is_with_backbone(results: str | Iterable[str]) -> bool:
    """Tell whether a page is to be made with the backbone, of names given one by one or with commas between.

    Raises:
        InterurbanError: a name is of nothing that a page can be made with.
    """
    given = [results] if isinstance(results, str) else results
    names = [name.strip() for text in given for name in text.split(",") if name.strip()]
    for name in names:
        if name != BACKBONE:
            raise InterurbanError(f"{name!r} is nothing that a page can be made with; use {BACKBONE}")
    return bool(names)


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

"""The likely partners of a page: those that `interurban match` tells, of the actor in its middle or of each actor."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph_model import Graph, Node
    from queries.analysis.scope import Scope
    from visualizations.partners import Partners

MOST_ACTORS = 200  # whose partners a page holds
MOST_PARTNERS = 10  # of each


def partners_of_page(graph: Graph, scope: Scope, focus: Node | None) -> dict[str, Partners]:
    """Return the likely partners of an actor, or else of each actor of the scope that anything ties; by their ids.

    Raises:
        InterurbanError: there are too many actors, or nothing to match the one by.
    """
    from graph_model.errors import InterurbanError

    if focus:
        return {focus.id: _partners(graph, focus, scope)}
    actors = list(graph.nodes(*scope.of))
    if len(actors) > MOST_ACTORS:
        raise InterurbanError(
            f"a page can be made with the likely partners of {MOST_ACTORS:,} actors, and here are {len(actors):,}; "
            "name the one whose they shall be: --ego NAME"
        )
    found = {}
    for actor in actors:
        try:
            found[actor.id] = _partners(graph, actor, scope)
        except InterurbanError:  # nothing ties it: the page says so of itself
            continue
    return found


def _partners(graph: Graph, actor: Node, scope: Scope) -> Partners:
    from queries.analysis.matching.matching import match
    from queries.analysis.matching.wanted import wanted_partners
    from visualizations.partners import Partner, Partners

    wanted = wanted_partners(
        graph, actor, at=scope.at, throughout=scope.throughout, possibly=scope.possibly, exclude=scope.exclude
    )
    answer = match(graph, wanted, limit=MOST_PARTNERS)
    likeliest = [
        Partner(row["id"], row["name"], row["type"], row["score"], row["why"], row["sources"]) for row in answer.rows
    ]
    return Partners(likeliest, answer.computed["with_score"], str(answer.computed["sentence"]))

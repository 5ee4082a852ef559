"""How two are tied, told by a page: by the rules of `path`, whose hubs and composite ties are found beforehand."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph_model import Graph, GraphView
    from visualizations.path_rules import CompositeTie, PathRules


def path_rules(graph: Graph, shown: GraphView, at: str | None) -> PathRules:
    """Return the hubs among the nodes that are shown, and the composite ties of them that held at a time, if asked.

    What is a hub is counted in the whole graph; of a composite tie a page shows every part.
    """
    from queries.lookups.defaults import HUB_SHARE
    from queries.lookups.hubs import Hubs
    from visualizations.path_rules import PathRules

    hubs = Hubs.of(graph, HUB_SHARE)
    is_hub = frozenset(node.id for node in shown.nodes() if node.type != "Source" and hubs.has(graph, node.id))
    return PathRules(is_hub, _composites(shown, at))


def _composites(graph: GraphView, at: str | None) -> list[CompositeTie]:
    from graph_model.tenure import Tenure
    from queries.composite_ties import all_chains
    from visualizations.path_rules import CompositeTie

    found = []
    for affiliation in graph.vocabulary.affiliations.values():
        starts = sorted({end for each in graph.relationships() for end in (each.start, each.end)})
        chains = [each for each in all_chains(graph, affiliation, starts) if each.holds(graph, at)]
        chains.sort(key=lambda chain: (chain.period.start.earliest, [each.id for each in chain.relationships]))
        for each in chains:
            parts = tuple(one.id for one in each.relationships)
            tenure = Tenure.of(graph.timing, each.relationships, each.period)
            found.append(CompositeTie(each.start, each.end, affiliation.forward, parts, each.between, tenure))
    return found

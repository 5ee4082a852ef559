"""What changed between two years, told by a page: by the rules of `changes`, whose words are found beforehand."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph_model import GraphView
    from visualizations.change_rules import ChangeRules


def change_rules(view: GraphView) -> ChangeRules:
    """Return what may change in a graph, and what its changes are called."""
    from dataclasses import astuple

    from queries.analysis.changes.subject import Subject
    from queries.analysis.changes.words import order_of, words_of
    from queries.lookups.offices import ROLE_IN
    from visualizations.change_rules import ChangeRules

    known, of_all, of_one = view.vocabulary.relationships, Subject(), Subject(nodes=frozenset({""}))
    states = {name: astuple(words_of(known[name])) for name in of_all.relationship_types(view)}
    events = {name: astuple(words_of(known[name])) for name in of_one.relationship_types(view) if name not in states}
    nodes = {name: astuple(words_of(view.vocabulary.nodes[name])) for name in of_all.node_types(view)}
    kinds = sorted({words[0] for each in (states, events, nodes) for words in each.values()}, key=order_of)
    return ChangeRules(kinds, states, events, nodes, ROLE_IN)

"""Making one node of those that are decided to be the same, and undoing it: the graph that is read stays as it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from graph_model.errors import InterurbanError
from graph_model.graph import Graph
from graph_model.wording import first_of
from loaders.resolution.decisions import Decision, Decisions
from loaders.resolution.groups import Groups
from loaders.resolution.uniting import Part, United, unite


@dataclass(slots=True)
class Merged:
    """What a graph became, and the decisions that name nodes which it does not have."""

    united: United
    stands_for: dict[str, str] = field(default_factory=dict)
    not_applied: list[Decision] = field(default_factory=list)


def apply_decisions(graph: Graph, decisions: Decisions) -> Merged:
    """Return another graph in which nodes that are decided to be the same are one; the graph itself stays as it is.

    The one that stays has the names and sources of all, and the ids of the others as aliases; a property that says
    otherwise stands as a statement beside its own. What decisions name by ids that are not here is found by name; what
    is not found is listed (`not_applied`). A decision that is taken back is one that is not applied the next time.

    Raises:
        InterurbanError: nodes that are decided to be different would become one through others, or are of two types.
    """
    pairs, not_applied = _found_in(graph, decisions)
    groups = Groups()
    for decision, first, second in pairs:
        if decision.decision == "same":
            groups.join(first, second)
    _refuse_contradictions(graph, groups, pairs)
    stands_for = {node.id: kept for node in graph.nodes() if (kept := groups.of(node.id)) != node.id}
    if not stands_for:
        return Merged(United(graph, len(graph), graph.relationship_count), stands_for, not_applied)
    united = unite([Part(graph, stands_for)], graph.vocabulary)
    united.graph.about = dict(graph.about)
    return Merged(united, stands_for, not_applied)


def _found_in(graph: Graph, decisions: Decisions) -> tuple[list[tuple[Decision, str, str]], list[Decision]]:
    pairs: list[tuple[Decision, str, str]] = []
    missing: list[Decision] = []
    for decision in decisions:
        if decision.decision == "unsure":
            continue
        first = _node_of(graph, decision.type, decision.id, decision.name)
        second = _node_of(graph, decision.type, decision.other_id, decision.other_name)
        if first is None or second is None:
            missing.append(decision)
        elif first != second:
            pairs.append((decision, first, second))
    return pairs, missing


def _node_of(graph: Graph, node_type: str, node_id: str, name: str) -> str | None:
    """Return the node with an id, or the only one of the type that is called so."""
    if node_id in graph:
        return node_id
    found = [each for each in graph.names.exact(name) if graph.node(each).type == node_type] if name else []
    return found[0] if len(found) == 1 else None


def _refuse_contradictions(graph: Graph, groups: Groups, pairs: Iterable[tuple[Decision, str, str]]) -> None:
    faults: list[str] = []
    for decision, first, second in pairs:
        if decision.decision == "different" and groups.of(first) == groups.of(second):
            faults.append(f"{first} and {second} are decided to be different, and the same through {groups.of(first)}")
        elif decision.decision == "same" and graph.node(first).type != graph.node(second).type:
            faults.append(f"{first} and {second} are decided to be the same, and are of two types")
    if faults:
        raise InterurbanError(f"decisions contradict each other: {first_of(faults, 5)}")

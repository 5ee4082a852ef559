"""Data sets made into one by what was decided, with an account of all that became of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph_model.wording import counted, first_of
from loaders.resolution.decisions import Decision, Decisions
from loaders.resolution.joining import join
from loaders.resolution.merging import Merged, apply_decisions
from loaders.resolution.uniting import United
from queries.answers import Answer

if TYPE_CHECKING:
    from graph_model import Graph, Relationship

COLUMNS = ["what", "name", "property", "kept", "beside", "why"]


@dataclass(frozen=True, slots=True)
class Given:
    """A data set that goes into another, with what was decided of its nodes."""

    title: str
    graph: Graph
    decisions: Decisions


@dataclass(frozen=True, slots=True)
class Merger:
    """What data sets became: the graph, all decisions about its nodes, and an account with what differs and counts.

    >>> len(g.merge().graph) == len(g.graph)
    True
    """

    graph: Graph
    decisions: Decisions
    account: Answer


def merge(given: Sequence[Given]) -> tuple[Graph, Decisions, Answer]:
    """Return the graph of data sets in which what was decided to be one is one, all decisions, and an account.

    The rows of the account are what is said otherwise, and what was left out; its notes balance: what was read is what
    there is now, and what became one, was stated twice or left out.

    Raises:
        InterurbanError: decisions contradict each other, or the vocabularies of the two do.
    """
    first, *others = given
    graph, decisions = first.graph, Decisions()
    decisions.take_in(first.decisions)
    steps: list[United] = []
    for other in others:
        united, renamed = join(graph, other.graph, (first.title, other.title))
        decisions.take_in(_with_new_ids(each, renamed) for each in other.decisions)
        steps.append(united)
        graph = united.graph
    merged = apply_decisions(graph, decisions)
    steps.append(merged.united)
    for each in given:
        decisions.contradictions += each.decisions.contradictions
    return merged.united.graph, decisions, _account(given, steps, merged, decisions)


def _with_new_ids(decision: Decision, renamed: dict[str, str]) -> Decision:
    first, second = (renamed.get(each, each) for each in (decision.id, decision.other_id))
    return replace(decision, id=first, other_id=second)


def _account(given: Sequence[Given], steps: Sequence[United], merged: Merged, decisions: Decisions) -> Answer:
    graph = steps[-1].graph
    rows = [
        {
            "what": each.what,
            "name": each.name,
            "property": each.property,
            "kept": each.kept,
            "beside": each.beside,
            "why": each.why,
            "id": each.id,
        }
        for step in steps
        for each in step.differences
    ]
    rows += [_left_out(each, given) for step in steps for each in step.left_out]
    counts = {
        "nodes_read": sum(len(each.graph) for each in given),
        "nodes": len(graph),
        "nodes_merged": sum(step.merged_nodes for step in steps),
        "relationships_read": sum(each.graph.relationship_count for each in given),
        "relationships": graph.relationship_count,
        "relationships_joined": sum(step.joined for step in steps),
        "relationships_left_out": sum(len(step.left_out) for step in steps),
    }
    title = f"{' and '.join(each.title for each in given)}: {counted(len(rows), 'difference')} kept side by side"
    return Answer(title, COLUMNS, rows, {"counts": counts}).warn(*_balance(given, counts), *_applied(merged, decisions))


def _left_out(each: Relationship, given: Sequence[Given]) -> dict[str, str]:
    names = (_name(node_id, given) for node_id in (each.start, each.end))
    why = "left out: both ends are one now"
    return {"what": each.type, "name": " → ".join(names), "why": why, "id": f"{each.start} {each.end}"}


def _name(node_id: str, given: Sequence[Given]) -> str:
    return next((each.graph.node(node_id).name for each in given if node_id in each.graph), node_id)


def _balance(given: Sequence[Given], counts: dict[str, int]) -> list[str]:
    nodes = " + ".join(f"{len(each.graph):,} of {each.title}" for each in given)
    relationships = " + ".join(f"{each.graph.relationship_count:,} of {each.title}" for each in given)
    rest = f"{counts['relationships_joined']:,} stated twice and {counts['relationships_left_out']:,} left out"
    return [
        f"nodes: {nodes} = {counts['nodes']:,} and {counts['nodes_merged']:,} that became one with another",
        f"relationships: {relationships} = {counts['relationships']:,}, {rest}",
    ]


def _applied(merged: Merged, decisions: Decisions) -> list[str]:
    if not len(decisions):
        return ["no decision says which nodes are one: `duplicates` proposes, `review` asks"]
    same = sum(each.decision == "same" for each in decisions)
    gone = counted(len(merged.stands_for), "node")
    notes = [f"{counted(len(decisions), 'decision')}, {same:,} of them the same: {gone} went on in others"]
    if merged.not_applied:
        names = first_of([f"{each.id} and {each.other_id}" for each in merged.not_applied], 3)
        notes.append(f"{counted(len(merged.not_applied), 'decision')} about nodes that are not here: {names}")
    return [*notes, *decisions.contradictions]

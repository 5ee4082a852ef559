"""Pairs that may be one as an answer, and what was decided of them as data that questions and the review share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from graph_model.wording import counted, first_of
from interurban.progress import working
from queries.answers import Answer

if TYPE_CHECKING:
    from graph_model import Graph
    from loaders.resolution.decisions import Decisions
    from loaders.resolution.proposals import Proposal, Proposals

COLUMNS = ["score", "name", "other name", "country", "why"]


def proposals_of(graph: Graph, of: Sequence[str], least: float, decisions: Decisions) -> Proposals:
    """Return the pairs that may be one and of which nothing is decided."""
    from loaders.resolution.proposals import propose, the_gazetteer

    types = [graph.vocabulary.find_node_type(each).name for each in of]
    gazetteer = the_gazetteer()
    if gazetteer is not None and any(True for _ in graph.nodes("City")):
        with working("indexing the names of the world's cities, once"):
            gazetteer.prepare()
    return propose(graph, types, least=least, gazetteer=gazetteer, decided=decisions)


def answer_proposals(graph: Graph, of: Sequence[str], least: float, decisions: Decisions, limit: int | None) -> Answer:
    """Return the pairs that may be one as an answer, with how they were found and what was left out."""
    return _as_answer(proposals_of(graph, of, least, decisions), decisions, least, limit)


def _as_answer(found: Proposals, decisions: Decisions, least: float, limit: int | None) -> Answer:
    rows = [_row(each) for each in found.pairs]
    alike = any(row["name"] == row["other name"] for row in rows)
    named = ["score", "name", "id", "other name", "other_id", "country", "why"] if alike else COLUMNS
    several = len({row["type"] for row in rows}) > 1
    title = f"{counted(len(rows), 'pair')} of {counted(found.nodes, 'node')} may be one"
    computed = {
        "method": "pairs that share something rare are compared; the score is logistic in weights of evidence",
        "least": least,
        "nodes": found.nodes,
        "pairs_compared": found.compared,
        "gazetteer": found.with_gazetteer,
        "decided": len(decisions),
        "not_compared": len(found.left_out),
    }
    answer = Answer(title, ["type", *named] if several else named, rows, computed)
    return answer.warn(*_notes(found, decisions)).limited(limit)


def _row(pair: Proposal) -> dict[str, object]:
    return {
        "score": round(pair.score, 3),
        "type": pair.first.type,
        "name": pair.first.name,
        "other name": pair.second.name,
        "country": pair.country,
        "why": "; ".join(pair.reasons),
        "id": pair.first.id,
        "other_id": pair.second.id,
    }


def _notes(found: Proposals, decisions: Decisions) -> list[str]:
    notes: list[str] = []
    if len(decisions):
        notes.append(f"{counted(len(decisions), 'pair')} decided before, which are not listed")
    if found.left_out:
        parts = first_of(found.left_out, 3)
        notes.append(f"{counted(len(found.left_out), 'part')} of names too common to compare all that have it: {parts}")
    if not found.with_gazetteer:
        notes.append("without the gazetteer: names of one city in two languages are not found")
    return [*notes, *decisions.contradictions]

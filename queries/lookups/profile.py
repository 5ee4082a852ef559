"""The profile of an actor: names, facts, and every relationship, dated and cited."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from graph_model import Covers, Graph, Node, NothingHeld
from queries.answers import Answer, Row
from queries.lookups.digest import by_held_and_ties, digest, limited_by_section, only_sections
from queries.lookups.lines import citations_in
from queries.lookups.profile_lines import profile_lines


def lookup(
    graph: Graph,
    name: str,
    at: str | None = None,
    *,
    sections: Sequence[str] = (),
    limit: int | None = None,
    every: bool = False,
) -> Answer:
    """Return all that is known of a node: who or what it is, and what it is related to.

    With `at`, an EDTF date, only what held then; what may have held is marked `possibly`. The rows are whole, or those
    of the `sections` that are named, or `limit` rows of each section; a reader is shown the most telling lines of each
    section (`queries.lookups.digest`), or `every` row.

    Raises:
        UnknownName, AmbiguousName: the name stands for no node, or for several.
        NothingHeld: nothing that is dated held at `at`, even possibly.
        NothingFound: there is no section of such a name.
        ValueError: `at` is no date.
    """
    node = graph.resolve(name)
    rows = [line.row for line in profile_lines(graph, node, at)]
    ties = [row for row in rows if "relationship" in row]
    held = _held(graph, node, ties, at)
    answer = only_sections(_profile(graph, node, rows, at), sections).warn(*held)
    telling = by_held_and_ties(graph, answer.rows)
    if not every:
        most = limit or (len(answer.rows) if sections else None)
        answer = digest(graph, answer, telling, "those with the most ties", most=most)
    return limited_by_section(answer, telling, limit) if limit else answer


def _held(graph: Graph, node: Node, ties: Iterable[Row], at: str | None) -> list[str]:
    """Return what is to be said of how surely anything held at a time.

    What has no dates by its nature (a city's country) tells nothing of a time, and is no answer by itself.

    Raises:
        NothingHeld: nothing else held.
    """
    if at is None:
        return []
    dated = [row for row in ties if not _is_timeless(graph, row)]
    if not dated:
        ever = [line.row for line in profile_lines(graph, node)]
        others = [row for row in ever if "relationship" in row and not _is_timeless(graph, row)]
        if others or not ties:
            raise NothingHeld(node.name, at, len(others))
        return []
    if any(row["held"] == Covers.DEFINITELY.value for row in dated):
        return []
    return [f"nothing that time can change held definitely at {at}; sources leave open what is shown as possible"]


def _is_timeless(graph: Graph, row: Row) -> bool:
    rule = graph.vocabulary.relationships[row["relationship"]].dates
    return not rule.properties() and not (row["since"] or row["until"] or row["on"])


def _profile(graph: Graph, node: Node, rows: list[Row], at: str | None) -> Answer:
    columns = ["section", "name", "details", "when", *(["held"] if at else []), "confidence", "sources"]
    return Answer(
        f"{node.name} ({node.type})" + (f", at {at}" if at else ""),
        columns,
        rows,
        computed={"id": node.id, "type": node.type, "at": at},
        group="section",
        citations=citations_in(graph, rows),
    )

"""Who is central, and who stands between others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from interurban.reports.tables import ROWS, first_rows

if TYPE_CHECKING:
    from interurban.reports.subject import Subject
    from queries.answers import Answer
    from visualizations.reports.document import Section

_MEASURES = (
    "Degree tells how much an actor shares in; betweenness, how often it lies on the shortest way between others; "
    "PageRank, how close it is to those who are close to others."
)
_ROLES = (
    "Which part brokers play: coordinator (all three of one group), itinerant (between two of another group), "
    "gatekeeper (between its own group and another), liaison (three groups). The tick is what chance would give."
)


def central(subject: Subject) -> Section:
    """Return the actors that lead by degree, betweenness and PageRank."""
    from graph_model.wording import counted
    from queries.analysis.ranking import rank
    from visualizations.reports.bars import Bar, Bars
    from visualizations.reports.document import Section

    answer = rank(subject.view, subject.scope)
    things = answer.computed.get("things")
    tied = f" tied through {counted(things, 'thing')}" if things is not None else ""
    measures = list(answer.computed["definitions"])
    says = [f"Of {counted(answer.computed['actors'], 'actor')}{tied}, {_leaders(answer, measures)}.", _MEASURES]
    bars = [Bar(row["name"], row[measures[0]] or 0, f"{row[measures[0]]:,}") for row in answer.rows[:ROWS]]
    figure = Bars(f"The first by {measures[0]}: {answer.computed['definitions'][measures[0]]}.", bars)
    return Section("Central actors", says, figure, first_rows(answer, "interurban rank"), answer.notes)


def _leaders(answer: Answer, measures: Sequence[str]) -> str:
    """Return who is first by what, in words."""
    led: dict[str, list[str]] = {}
    for measure in measures:
        first = max(answer.rows, key=lambda row: row[measure] or 0)
        led.setdefault(first["name"], []).append(measure.replace("_", " "))
    return "; ".join(f"{name} leads by {_enumerated(by)}" for name, by in led.items())


def _enumerated(words: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def between(subject: Subject) -> Section:
    """Return who stands between others, of which groups, and what chance would give."""
    from graph_model.wording import counted
    from queries.analysis.brokers import brokers
    from visualizations.reports.bars import Bar, Bars
    from visualizations.reports.document import Section

    answer = brokers(subject.view, subject.scope)
    computed, total = answer.computed, answer.computed["brokered"]
    says = [f"There are {total:,.0f} {computed['counted']} with a broker in the middle, by {computed['groups_by']}."]
    bars = []
    if total:
        roles = {role: count / total for role, count in computed["roles"].items()}
        expected = {role: count / total for role, count in computed["expected_roles"].items()}
        bars = [Bar(role, share, f"{share:.0%}", expected[role]) for role, share in roles.items()]
        usual, top = max(roles, key=roles.__getitem__), answer[0]
        says += [
            f"Most often the broker is a {usual} ({roles[usual]:.0%}; chance would give {expected[usual]:.0%}).",
            f"{top['name']} stands in the middle of most: {top['brokered']:,.0f} ({top['brokered'] / total:.0%}).",
        ]
    reading = answer.reading or answer
    brokering = [row for row, whole in zip(reading.rows, answer.rows, strict=True) if whole["brokered"]]
    says.append(f"{counted(len(answer) - len(brokering), 'actor')} of {len(answer):,} never are.")
    table = first_rows(replace(reading, rows=brokering), "interurban brokers")
    return Section("Brokers", says, Bars(_ROLES, bars, whole=1) if bars else None, table, answer.notes)

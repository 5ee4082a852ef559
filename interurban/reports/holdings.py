"""What the data holds, and what is weak in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interurban.reports.tables import ROWS, first_rows

if TYPE_CHECKING:
    from interurban.reports.subject import Subject
    from visualizations.reports.document import Section

_OF_STATEMENTS = frozenset({"Sources", "Dates", "Doubts", "Offices", "Ties", "Names"})  # not what is merely there


def holdings(subject: Subject) -> Section:
    """Return how much there is of what, of which time, and by how many sources."""
    from queries.lookups.summary import info
    from queries.text_tables import Table
    from visualizations.reports.bars import Bar, Bars
    from visualizations.reports.document import Section

    answer = info(subject.graph, subject.faults)
    counts = {(row["section"], row["what"]): row["count"] for row in answer}
    of_types: dict[str, list[tuple[str, int]]] = {"Nodes": [], "Relationships": []}
    for (section, what), count in counts.items():
        if section in of_types and what != "all":
            of_types[section].append((what, count))
    nodes, kinds = (sorted(of_type, key=lambda each: -each[1]) for of_type in of_types.values())
    rows = [{"relationship": name, "count": count} for name, count in kinds]
    return Section(
        "What the data holds",
        _in_sentences(counts, len(nodes), len(kinds)),
        Bars(
            "How many nodes there are of each type; the table counts relationships.",
            [Bar(name, count, f"{count:,}") for name, count in nodes[:ROWS]],
        ),
        first_rows(Table("", ["relationship", "count"], rows), "interurban info", rows=len(rows)),
    )


def _in_sentences(counts: dict[tuple[str, str], int], node_types: int, relationship_types: int) -> list[str]:
    from graph_model.wording import counted

    nodes, relationships = counts["Nodes", "all"], counts["Relationships", "all"]
    joined = f"{counted(relationships, 'relationship')} of {counted(relationship_types, 'type')}"
    says = [f"The data holds {counted(nodes, 'node')} of {counted(node_types, 'type')}, joined by {joined}."]
    if ("Period", "earliest day") in counts:
        first, last, dated = (counts["Period", what] for what in ("earliest day", "latest day", "dated relationships"))
        share = f"{dated:,} of {counted(relationships, 'relationship')} ({dated / max(relationships, 1):.0%})"
        says.append(f"Its dates reach from {first} to {last}; {share} say when they began.")
    documents, cited = (
        counted(counts["Sources", "documents"], "source"),
        counted(counts["Sources", "citations"], "time"),
    )
    says.append(f"It cites {documents} {cited}; {counts['Sources', 'unsourced']:,} of its statements have none.")
    return says


def weaknesses(subject: Subject) -> Section:
    """Return what is unsourced, undated, disputed or untied, where it is most."""
    from queries.quality.asking import quality
    from visualizations.reports.bars import Bar, Bars
    from visualizations.reports.document import Section

    answer = quality(subject.view)
    weak = [row for row in answer if row["section"] in _OF_STATEMENTS and row["count"] and row["percent"] is not None]
    weak.sort(key=lambda row: (-row["percent"], -row["count"]))
    says = [f"{answer.title}."]
    if weak:
        most = weak[0]
        says.append(f"Most of all: {most['what']}, {most['count']:,} of {most['of']:,} ({most['percent']:.0f}%).")
    says.append("What rests on few dated or sourced statements says less than its numbers seem to.")
    bars = [Bar(row["what"], row["percent"] / 100, f"{row['count']:,} of {row['of']:,}") for row in weak[:ROWS]]
    return Section(
        "What is weak in the data",
        says,
        Bars("What is weak, as a share of what it was looked for in.", bars, whole=1) if bars else None,
        first_rows(answer.reading or answer, "interurban quality", ["what", "count", "of", "percent", "example"], 30),
        answer.notes,
    )

"""What is weak in a data set, on one screen: in numbers and percent, with examples and the command that lists all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from graph_model import GraphView, Node
from graph_model.wording import first_of, listed
from queries.analysis.citation import quotable
from queries.analysis.dated_ties import NodePlaces
from queries.answers import Answer, Row
from queries.quality.coverage import COUNTRIES, YEARS, by_country, by_year, places
from queries.quality.finding import Finding
from queries.quality.names import alike
from queries.quality.reading import relationships_by_type
from queries.quality.statements import doubtful, undated, unsourced
from queries.quality.structure import offices, untied
from queries.text_tables import Table

MOST_LINES = 6  # of a section, in a table
MOST_DECADES = 12
MOST_CITED = 3
SHORT = 50  # characters of a command that a table shows

_COLUMNS = ["section", "what", "count", "of", "percent", "examples", "list"]
_READ = ["section", "what", "count", "of", "percent", "example", "list"]
_COVERAGE = (COUNTRIES, YEARS)


def quality(view: GraphView, *, limit: int | None = None) -> Answer:
    """Return what is weak in a data set, by section: a row for each thing that was looked at, found or not.

    `count` of `of` are so, which is `percent`; `examples` are the first, and `list` is the command that lists all. A
    table shows of each section what was found, the largest shares first, and says what was looked at in vain. `limit`
    is how many rows of each section at the most.
    """
    found = _findings(view)
    rows = [each.row() for each in found]
    weak = [each for each in found if each.count and each.section not in _COVERAGE]
    fine = [each.what for each in found if not each.count and each.section not in _COVERAGE]
    notes = [f"nothing found of: {first_of(fine, 8)}"] if fine else []
    notes.append("list: the command that lists all; where it is long, it stands in CSV and JSON")
    notes.append("`interurban check` tells faults of the tables, `interurban info` what there is")
    title = f"{len(weak)} of {len(weak) + len(fine)} questions of quality found something"
    sentence = quotable(view, f"weaknesses of the data: {title}{_worst(weak)}")
    notes.append(f"cite as: {sentence}")
    computed = {"weak": len(weak), "fine": len(fine), "sentence": sentence}
    answer = Answer(title, _COLUMNS, rows, computed, group="section", notes=notes)
    reading = Table(title, _READ, _shown(found, limit or MOST_LINES), group="section", notes=notes)
    return _cut(replace(answer, reading=reading), limit)


def _worst(weak: Sequence[Finding]) -> str:
    """Return in words what is weak in the largest shares."""
    told = sorted(weak, key=lambda each: -each.share)[:MOST_CITED]
    return f", most of all {listed([f'{each.what} ({each.count:,} of {each.of:,})' for each in told])}" if told else ""


def _findings(view: GraphView) -> list[Finding]:
    places_of_nodes = NodePlaces.of(view)
    nodes: dict[str, list[Node]] = {name: [] for name in view.vocabulary.nodes}
    for node in view.nodes():
        nodes[node.type].append(node)
    nodes = {name: those for name, those in nodes.items() if those}
    relationships = relationships_by_type(view, places_of_nodes)
    return [
        *unsourced(nodes, relationships),
        *undated(nodes, relationships, view),
        *doubtful(nodes, relationships),
        *offices(view, nodes.get("Role", ())),
        *untied(view, places_of_nodes, relationships),
        *alike(view, nodes),
        *places(view, nodes),
        *by_country(view, nodes),
        *by_year(view, relationships),
    ]


def _shown(found: Sequence[Finding], most: int) -> list[Row]:
    """Return what a table shows: of each section what was found, the largest shares first; years in their order."""
    rows: list[Row] = []
    for section in dict.fromkeys(each.section for each in found):
        those = [each for each in found if each.section == section and each.count]
        if section != YEARS:
            those.sort(key=lambda each: -each.share)
        shown = max(most, MOST_DECADES) if section == YEARS else most
        rows += [_line(each, repeated=section in _COVERAGE and place > 0) for place, each in enumerate(those[:shown])]
        if len(those) > shown:
            count = sum(each.count for each in those[shown:])
            rows.append({"section": section, "what": f"and {len(those) - shown:,} more", "count": count})
    return rows


def _line(finding: Finding, *, repeated: bool) -> Row:
    """Return a finding as a line: one example, and how to list all where that is short and not told above."""
    short = len(finding.listing) <= SHORT and not repeated
    return {
        **finding.row(),
        "percent": f"{100 * finding.share:5.1f}",
        "example": finding.examples[0] if finding.examples else "",
        "list": finding.listing if short else "",
    }


def _cut(answer: Answer, limit: int | None) -> Answer:
    if limit is None:
        return answer
    kept: list[Row] = []
    taken: dict[str, int] = {}
    for row in answer.rows:
        taken[row["section"]] = taken.get(row["section"], 0) + 1
        if taken[row["section"]] <= limit:
            kept.append(row)
    if len(kept) == len(answer.rows):
        return answer
    cut = replace(answer, rows=kept, truncated=True, total=len(answer.rows))
    return cut.warn(f"{limit:,} rows of each section at the most, {len(kept):,} of {len(answer.rows):,}")

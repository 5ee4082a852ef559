"""What has changed between two dates, as an answer: counts first, and the changes grouped by kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph_model import GraphView, InterurbanError
from graph_model.wording import counted, listed
from queries.analysis.changes.changed import CERTAIN, POSSIBLE, Changed, changed, sorted_rows
from queries.analysis.changes.cluster_rows import KIND as CLUSTERS
from queries.analysis.changes.cluster_rows import ClusterRows, cluster_rows
from queries.analysis.changes.comparison import BETWEEN, Between
from queries.analysis.changes.composite_changes import add_composite_changes
from queries.analysis.changes.rank_shifts import KIND as RANKS
from queries.analysis.changes.rank_shifts import rank_shifts
from queries.analysis.changes.subject import Subject
from queries.analysis.citation import quotable
from queries.analysis.scope import Scope
from queries.answers import Answer, Row
from queries.text_tables import Table

MOST_ROWS = 10  # of a kind, in a table

_COLUMNS = ["kind", "change", "sure", "name", "of", "when", "before", "after", "details"]
_READ = ["kind", "name", "change", "of", "when", "before", "after", "details"]
_MEANS = (
    "certain, unless said to be possible: on every reading of its dates it began after {first} and not after {second}, "
    "or had its last day in {first} or later and before {second}; before, after: whether it held then"
)


def changes(
    view: GraphView,
    scope: Scope,
    between: Between,
    node_id: str | None = None,
    *,
    scoped: bool = False,
    limit: int | None = None,
) -> Answer:
    """Return what began and ended between two times, certain and possible apart, and how ranks and clusters shifted.

    Of all that has dates: members, offices with who took over from whom, agreements, forums and whatever else. With
    `scoped`, only the ties and nodes of the scope; with `node_id`, only what is of that node. Ranks and clusters are
    those of the scope; with `node_id`, of ranks only the node's own. `limit` is how many rows of each kind at the most.

    Raises:
        InterurbanError: the scope asks what has no meaning here.
    """
    _refuse_what_has_no_meaning(scope)
    subject = Subject.of(view, scope if scoped else None, node_id, scope.exclude)
    found = changed(view, subject, between)
    add_composite_changes(view, found, subject, between)
    rows = list(sorted_rows(found.rows))
    shifts = [row for row in rank_shifts(view, scope, between) if node_id in (None, row["from"])]
    notes = [_MEANS.format(first=between.first, second=between.second), *_unknown(found)]
    rows += shifts
    if shifts:
        notes.append(f"ranks: by degree of {scope.in_words()}, with what possibly held")
    clusters = cluster_rows(view, scope, between) if node_id is None else ClusterRows([], "")
    rows += clusters.rows
    notes += filter(None, [*_left_out(scope), clusters.note])
    about = f"{view.node(node_id).name}: what" if node_id else "What"
    whose = f", {scope.in_words()}" if scoped else ""
    counts = _counts(rows) if rows else "nothing"
    title = f"{about} changed from {between.first} to {between.second}{whose}: {counts}"
    sentence = quotable(view, f"{title}; certain: on every reading of the dates")
    notes.append(f"cite as: {sentence}")
    computed = {
        **scope.computed(),
        "from": between.first,
        "to": between.second,
        "method": str(BETWEEN),
        "sentence": sentence,
        "counts": _counted(rows),
        "looked_at": dict(found.looked_at),
        "begin_unknown": dict(found.begin_unknown),
        "end_unknown": dict(found.end_unknown),
        "cluster_agreement": dict(clusters.agreement),
    }
    warnings = filter(None, [scope.chosen, *clusters.warnings])
    answer = Answer(title, _COLUMNS, rows, computed, group="kind", notes=notes).warn(*warnings)
    return _cut(_read(answer, limit or MOST_ROWS), limit)


def _refuse_what_has_no_meaning(scope: Scope) -> None:
    given = {"at, since, until": scope.at, "possibly": scope.possibly != "yes"}
    if meant := [name for name, value in given.items() if value]:
        raise InterurbanError(
            f"{', '.join(meant)}: what changed is asked between two times, certain and possible apart; leave it out"
        )


def _left_out(scope: Scope) -> Iterator[str]:
    """Yield what the scope leaves out, and of what only."""
    if scope.exclude:
        yield f"{counted(len(scope.exclude), 'node')} excluded, with what is of them"
    if scope.largest is not None or scope.smallest is not None:
        yield "largest and smallest narrow ranks and clusters only: the changes of larger and smaller ones are told"


def _counted(rows: list[Row]) -> dict[str, dict[str, int]]:
    """Return how many changes of each kind there are, certain and possible apart."""
    counts: dict[str, Counter[str]] = {}
    for row in rows:
        name = f"{row['change']} {row['sure']}".strip()
        counts.setdefault(row["kind"], Counter())[name] += 1
    return {kind: dict(each) for kind, each in counts.items()}


def _counts(rows: list[Row]) -> str:
    dated = [row["sure"] for row in rows if row["kind"] not in (RANKS, CLUSTERS)]
    certain, possible = dated.count(CERTAIN), dated.count(POSSIBLE)
    return f"{counted(certain, 'certain change')} and {possible:,} possible"


def _summary(rows: list[Row]) -> list[Row]:
    """Return a row for each kind that tells how many changes there are, what is certain first."""
    said: dict[str, Counter[str]] = {}
    for row in rows:
        said.setdefault(row["kind"], Counter())[_change(row)] += 1
    return [
        {
            "kind": "In all",
            "name": kind,
            "of": listed(f"{count:,} {_of_several(change, count)}" for change, count in each.items()),
        }
        for kind, each in said.items()
    ]


def _change(row: Row) -> str:
    """Return what happened as a reader is told it: what is only possible is said to be so."""
    return f"possibly {row['change']}" if row["sure"] == POSSIBLE else str(row["change"])


def _of_several(change: str, count: int) -> str:
    """Return what happened to several, where the word tells one from several."""
    return "live on" if change == "lives on" and count > 1 else change


def _unknown(found: Changed) -> Iterator[str]:
    """Yield how much may have changed of which nothing says when."""
    told = []
    for kind, looked_at in found.looked_at.items():
        begin, end = found.begin_unknown[kind], found.end_unknown[kind]
        parts = [f"{count:,} no {what}" for count, what in ((begin, "beginning"), (end, "end")) if count]
        if parts:
            told.append(f"of {looked_at:,} {kind} {' and '.join(parts)}")
    if told:
        yield f"unknown, so that they may have changed unseen: {listed(told)}"


def _cut(answer: Answer, limit: int | None) -> Answer:
    if limit is None:
        return answer
    kept = [row for rows in _by_kind(answer.rows).values() for row in _most_telling(rows, limit)]
    if len(kept) == len(answer.rows):
        return answer
    cut = replace(answer, rows=kept, truncated=True, total=len(answer.rows))
    return cut.warn(f"{limit:,} of each kind at the most, {len(kept):,} of {counted(len(answer.rows), 'row')}")


def _read(answer: Answer, most: int) -> Answer:
    """Return an answer that reads as the first rows of each kind, below how many there are of each."""
    shown = _summary(list(answer.rows))
    abridged = False
    for kind, rows in _by_kind(answer.rows).items():
        chosen = _most_telling(rows, most)
        shown += [{**row, "change": _change(row)} for row in chosen]
        if len(chosen) < len(rows):
            abridged = True
            shown.append({"kind": kind, "name": f"{len(chosen):,} of {len(rows):,} shown"})
    reading = Table(answer.title, _READ, shown, group="kind", notes=answer.notes)
    return replace(answer, reading=reading, abridged=abridged)


def _by_kind(rows: Sequence[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row["kind"], []).append(row)
    return found


def _most_telling(rows: list[Row], most: int) -> list[Row]:
    """Return some rows: of ranks, those who gained and lost most; of clusters, those that changed; else the certain."""
    if len(rows) <= most:
        return rows
    if rows[0]["kind"] == RANKS:
        return [*rows[: most - most // 2], *rows[len(rows) - most // 2 :]]
    if rows[0]["kind"] == CLUSTERS:
        return sorted(rows, key=lambda row: row["change"] == "lives on")[:most]
    return sorted(rows, key=lambda row: (row["sure"] != CERTAIN, not row["details"]))[:most]

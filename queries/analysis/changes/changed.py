"""The ties and nodes that began or ended between two times, as rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph_model import GraphView, Node, Relationship
from queries.analysis.changes.comparison import Between, Compared, compare, of_groups
from queries.analysis.changes.subject import Subject
from queries.analysis.changes.successions import Successions
from queries.analysis.changes.words import Words, words_of
from queries.analysis.dated_ties import COVERS, DEFINITELY, DatedTies, NodePlaces, Spans
from queries.answers import Row

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    IntArray = NDArray[np.int64]
    BoolArray = NDArray[np.bool_]

CERTAIN, POSSIBLE = "certain", "possible"


@dataclass
class Changed:
    """Rows of changes; how many ties of each kind were looked at, and of how many nothing says when they changed."""

    rows: list[Row] = field(default_factory=list)
    looked_at: Counter[str] = field(default_factory=Counter)
    begin_unknown: Counter[str] = field(default_factory=Counter)
    end_unknown: Counter[str] = field(default_factory=Counter)

    def add(self, kind: str, compared: Compared) -> None:
        """Count what was compared of a kind."""
        self.looked_at[kind] += len(compared.before)
        self.begin_unknown[kind] += int(compared.begin_unknown.sum())
        self.end_unknown[kind] += int(compared.end_unknown.sum())


def changed(view: GraphView, subject: Subject, between: Between) -> Changed:
    """Return what began and what ended between two times of all that has dates."""
    found = Changed()
    nodes = NodePlaces.of(view)
    for name in subject.relationship_types(view):
        _add_ties(view, found, nodes, name, subject, between)
    _add_nodes(view, found, subject, between)
    return found


def _add_ties(
    view: GraphView, found: Changed, nodes: NodePlaces, name: str, subject: Subject, between: Between
) -> None:
    import numpy as np

    ties = DatedTies.of(view, nodes, [name])
    rows = np.flatnonzero(_wanted(view, ties, nodes, name, subject))
    if not len(rows):
        return
    starts, ends, span = ties.starts[rows], ties.ends[rows], ties.span[rows]
    pairs, group = np.unique(starts * len(nodes) + ends, return_inverse=True)
    spans = compare(ties.spans, between)
    compared = of_groups(spans, span, group, len(pairs))
    words = words_of(view.vocabulary.relationships[name])
    found.add(words.kind, compared)
    successions = Successions(view) if name == "HOLDS" else None
    rows_of_group = _rows_of_groups(rows, group, compared)
    for change, level in ((words.began, compared.began), (words.ended, compared.ended)):
        for number in np.flatnonzero(level) if change else ():
            told = [ties.get(row) for row in rows_of_group[int(number)]]
            row = _row_of_tie(view, told, words, change, compared, int(number), sure=level[number] == DEFINITELY)
            if successions:
                row["details"] = successions.in_words(told[0], began=change == words.began)
            found.rows.append(row)


def _wanted(view: GraphView, ties: DatedTies, nodes: NodePlaces, name: str, subject: Subject) -> BoolArray:
    """Tell which ties are of the subject; those without dates of their own are told with the node that dates them."""
    import numpy as np

    wanted = np.ones(len(ties), dtype=bool)
    known = view.vocabulary.relationships[name]
    if subject.nodes:
        places = [nodes.place[each] for each in subject.nodes]
        wanted = np.isin(ties.starts, places) | np.isin(ties.ends, places)
    elif known.dated_by:
        own = [any(thing.attributes.get(part) for part in known.dates.properties()) for thing in ties.spans.things]
        wanted = np.array(own, dtype=bool)[ties.span] if own else wanted
    if subject.excluded:
        out = [nodes.place[each] for each in subject.excluded]
        wanted = wanted & ~(np.isin(ties.starts, out) | np.isin(ties.ends, out))
    if (scope := subject.scope) is None:
        return wanted
    two_mode = scope.is_two_mode(view.vocabulary)
    others = scope.through if two_mode else scope.of
    ahead = nodes.are(ties.starts, scope.of) & nodes.are(ties.ends, others)
    found: BoolArray = wanted & (ahead | (nodes.are(ties.ends, scope.of) & nodes.are(ties.starts, others)))
    return found


def _rows_of_groups(rows: IntArray, group: IntArray, compared: Compared) -> dict[int, list[int]]:
    """Return the rows of each group that has changed."""
    changes = (compared.began > 0) | (compared.ended > 0)
    found: dict[int, list[int]] = {}
    for row, number in zip(rows[changes[group]].tolist(), group[changes[group]].tolist(), strict=True):
        found.setdefault(number, []).append(row)
    return found


def _row_of_tie(
    view: GraphView, told: list[Relationship], words: Words, change: str, compared: Compared, number: int, *, sure: bool
) -> Row:
    first = told[0]
    when = dict.fromkeys(view.timing.in_words(each) for each in told)
    return {
        "kind": words.kind,
        "change": change,
        "sure": CERTAIN if sure else POSSIBLE,
        "name": view.node(first.start).name,
        "of": view.node(first.end).name,
        "when": " and ".join(text for text in when if text),
        **held(compared, number, is_state=bool(words.ended)),
        "details": "",
        "type": first.type,
        "from": first.start,
        "to": first.end,
        "sources": list(dict.fromkeys(str(source) for each in told for source in each.attributes["sources"])),
    }


def _add_nodes(view: GraphView, found: Changed, subject: Subject, between: Between) -> None:
    types = subject.node_types(view)
    nodes = [each for each in view.nodes(*types) if subject.concerns(each.id, each.id)] if types else []
    compared = compare(Spans.of(view, nodes), between)
    for place, node in enumerate(nodes):
        words = words_of(view.vocabulary.nodes[node.type])
        found.looked_at[words.kind] += 1
        found.begin_unknown[words.kind] += bool(compared.begin_unknown[place])
        found.end_unknown[words.kind] += bool(words.ended) and bool(compared.end_unknown[place])
        for change, level in ((words.began, compared.began), (words.ended, compared.ended)):
            if change and level[place]:
                row = _row_of_node(view, node, words, change, compared, place)
                found.rows.append({**row, "sure": CERTAIN if level[place] == DEFINITELY else POSSIBLE})


def _row_of_node(view: GraphView, node: Node, words: Words, change: str, compared: Compared, place: int) -> Row:
    return {
        "kind": words.kind,
        "change": change,
        "sure": "",
        "name": node.name,
        "of": "",
        "when": view.timing.in_words(node),
        **held(compared, place, is_state=bool(words.ended)),
        "details": _with_whom(view, node),
        "type": node.type,
        "from": node.id,
        "to": "",
        "sources": [str(source) for source in node.attributes["sources"]],
    }


def held(compared: Compared, place: int, *, is_state: bool) -> Row:
    """Return whether a state held before and after; of an event, which lasts for days, nothing."""
    if not is_state:
        return {"before": "", "after": ""}
    return {"before": COVERS[compared.before[place]].value, "after": COVERS[compared.after[place]].value}


_MOST_NAMED = 4


def _with_whom(view: GraphView, node: Node) -> str:
    """Return where a forum took place and how many took part, or who signed an agreement."""
    from graph_model.wording import counted, first_of

    ties = list(view.relationships_of(node.id)) if node.type in ("Forum", "MOU") else []
    if node.type == "Forum":
        places = [view.node(each.end).name for each in ties if each.type == "HELD_IN" and each.start == node.id]
        there = {each.start for each in ties if each.type in ("PARTICIPATED_IN", "ORGANISED")}
        return ", ".join([*(f"in {place}" for place in places), *([counted(len(there), "actor")] if there else [])])
    parties = [view.node(each.start).name for each in ties if each.type == "SIGNED"]
    return f"by {first_of(sorted(set(parties)), _MOST_NAMED)}" if parties else ""


def sorted_rows(rows: list[Row]) -> Iterator[Row]:
    """Yield rows by kind, what is certain first, in the order of what happened and of names."""
    from queries.analysis.changes.words import order_of

    changes: dict[str, int] = {}
    for row in rows:
        changes.setdefault(row["change"], len(changes))

    def place(row: Row) -> tuple[object, ...]:
        name = (row["of"].casefold(), row["name"].casefold(), row["from"], row["to"])
        return order_of(row["kind"]), row["sure"] != CERTAIN, changes[row["change"]], *name

    yield from sorted(rows, key=place)
